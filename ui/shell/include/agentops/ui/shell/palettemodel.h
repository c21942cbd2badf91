// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/action.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::shell {

class ActionRegistry;

/// The rows of the command palette: actions that fit what is typed, best first. Without a query the
/// actions used last come first.
/// Thread: main.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its palette.")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        ActionRole = Qt::UserRole, ///< Action*
        RichTextRole, ///< QString, the text with the typed characters in bold
    };

    explicit PaletteModel(ActionRegistry *registry, QObject *parent = nullptr);

    const QString &query() const { return m_query; }
    void setQuery(const QString &query);
    int count() const { return static_cast<int>(m_rows.size()); }
    /// Does the action of a row and remembers that it was used.
    Q_INVOKABLE void activate(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();
    void countChanged();

private:
    struct Row
    {
        QPointer<Action> action;
        int score = 0;
        QString richText;
    };
    void refresh();

    ActionRegistry *m_registry;
    QString m_query;
    QList<Row> m_rows;
    QStringList m_used;
};

} // namespace agentops::ui::shell
