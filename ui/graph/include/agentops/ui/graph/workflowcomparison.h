// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/documentcompare.h>
#include <agentops/ui/graph/graphsession.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// The open workflow beside what it was at another time: a canvas to look at with both on it, and
/// the list of what differs, to be gone through.
///
/// It follows what is edited meanwhile.
/// Thread: main.
class WorkflowComparison : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    /// Read-only, with both versions in one document.
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    /// What the workflow is compared with.
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    /// How many of which kind.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// The change that is looked at; -1 for none.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentChanged)
    Q_PROPERTY(QString currentTitle READ currentTitle NOTIFY currentChanged)
    /// Shape: maps with `name`, `before` and `after`, all of them texts.
    Q_PROPERTY(QVariantList currentFields READ currentFields NOTIFY currentChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString
        SignRole, ///< QString, see markSign()
        MarkTextRole, ///< QString
        DetailRole, ///< QString, the fields that differ, on one line; may be empty
    };

    /// `edited` must outlive the comparison.
    explicit WorkflowComparison(GraphSession &edited, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    GraphSession *session() { return &m_session; }
    bool isOpen() const { return m_before.has_value(); }
    const QString &name() const { return m_name; }
    QString summary() const;
    int currentRow() const { return m_currentRow; }
    QString currentTitle() const;
    QVariantList currentFields() const;
    const DocumentComparison &comparison() const { return m_comparison; }

    /// Shows what has become of `before`, which is called `name`, on the part of the canvas that is
    /// seen now.
    void open(const workflow::Document &before, const QString &name);
    Q_INVOKABLE void close();
    /// Looks at a change; the canvas goes there.
    Q_INVOKABLE void choose(int row);
    /// After the last one comes the first.
    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void openChanged();
    void changed();
    void currentChanged();

private:
    void refresh(const scene::Viewport &view);
    void followSelection();
    void setCurrent(int row);

    GraphSession &m_edited;
    GraphSession m_session;
    std::optional<workflow::Document> m_before;
    QString m_name;
    DocumentComparison m_comparison;
    int m_currentRow = -1;
};

} // namespace agentops::ui::graph
