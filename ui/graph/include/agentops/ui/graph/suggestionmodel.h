// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/fieldassistant.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

/// What may be written at the cursor of a field: in an expression what that may use, elsewhere the
/// paths, branches, zones or secrets that there are.
/// Thread: main; the repository is read in the background.
class SuggestionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::FieldAssistant *assistant READ assistant WRITE setAssistant
                   NOTIFY placeChanged)
    /// The name of a workflow::Parameter::Editor, or `secret`.
    Q_PROPERTY(QString editor READ editor WRITE setEditor NOTIFY placeChanged)
    Q_PROPERTY(bool isTemplate READ isTemplate WRITE setTemplate NOTIFY placeChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY placeChanged)
    Q_PROPERTY(int cursor READ cursor WRITE setCursor NOTIFY placeChanged)
    /// Whether somebody wants to see them; else there are none.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY placeChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Whether the cursor is in an expression.
    Q_PROPERTY(bool inExpression READ isInExpression NOTIFY changed)
    /// The path that is written is not in the repository as it is now.
    Q_PROPERTY(bool missing READ isMissing NOTIFY changed)
    Q_PROPERTY(agentops::ui::Operation *reading READ reading CONSTANT)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString
        DetailRole, ///< QString, its type or what it is; may be empty
        IconRole, ///< QString
    };

    explicit SuggestionModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    FieldAssistant *assistant() const { return m_assistant; }
    void setAssistant(FieldAssistant *assistant);
    const QString &editor() const { return m_editor; }
    void setEditor(const QString &editor);
    bool isTemplate() const { return m_isTemplate; }
    void setTemplate(bool isTemplate);
    const QString &text() const { return m_text; }
    void setText(const QString &text);
    int cursor() const { return m_cursor; }
    void setCursor(int cursor);
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    int count() const { return int(m_rows.size()); }
    bool isInExpression() const { return m_isInExpression; }
    bool isMissing() const { return m_isMissing; }
    Operation *reading() { return &m_reading; }

    /// The text with a suggestion in its place, and where the cursor is then.
    Q_INVOKABLE QString textWith(int row) const;
    Q_INVOKABLE int cursorWith(int row) const;

Q_SIGNALS:
    void placeChanged();
    void changed();

private:
    friend class ui::ListDiff;

    struct Row
    {
        QString text;
        QString detail;
        QString icon;

        friend bool operator==(const Row &, const Row &) = default;
    };
    /// What a suggestion takes the place of.
    struct Place
    {
        qsizetype start = 0;
        qsizetype length = 0;
        /// Of it, up to the cursor.
        QString typed;
    };

    void refresh();
    QList<Row> expressionRows();
    QList<Row> rowsOfEditor();
    QList<Row> pathRows();
    /// Names of which a part is typed, those first that begin with it.
    QList<Row> matching(const QStringList &names, const QString &icon) const;
    bool isOfPaths() const;
    void readFolder(const QString &folder);
    void readBranches();
    bool findMissing();

    QPointer<FieldAssistant> m_assistant;
    QString m_editor;
    QString m_text;
    int m_cursor = 0;
    bool m_isTemplate = true;
    bool m_isActive = false;
    QList<Row> m_rows;
    Place m_place;
    bool m_isInExpression = false;
    bool m_isMissing = false;
    Operation m_reading;
    std::optional<QString> m_folder;
    /// Of m_folder, once it is read.
    std::optional<QStringList> m_entries;
    std::optional<QStringList> m_branches;
};

} // namespace agentops::ui::graph
