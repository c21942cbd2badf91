// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/operation.h>
#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/ids.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace agentops {
class WorkerPool;
}

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

class BreakpointStore;
class GraphSession;

/// Where runs of the open workflow are to be held, in the order in which they were set. The canvas
/// shows them.
/// Shape: one at most for each node and each connection; a row for each whose element is there.
/// Thread: main.
class BreakpointModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunDesk.")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    /// One node or one connection is selected, and nothing else.
    Q_PROPERTY(bool canToggle READ canToggle NOTIFY selectionChanged FINAL)
    /// The row of what is selected; -1 when it has none.
    Q_PROPERTY(int selectedRow READ selectedRow NOTIFY selectionChanged FINAL)
    Q_PROPERTY(agentops::ui::Operation *keeping READ keeping CONSTANT FINAL)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString, the node, or "A → B"
        IsEdgeRole, ///< bool
        ConditionRole, ///< QString; empty: it always holds
        ProblemRole, ///< QString, what is wrong with the condition by now; may be empty
        IsOnRole, ///< bool
    };

    /// Both must outlive the model; see WorkflowServices::breakpoints for `folder`.
    BreakpointModel(GraphSession &session, const QString &folder, WorkerPool &files,
                    QObject *parent = nullptr);
    ~BreakpointModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    bool canToggle() const { return selected().has_value(); }
    int selectedRow() const;
    Operation *keeping();
    /// Those whose elements are in the document.
    QList<workflow::Breakpoint> points() const { return m_rows; }

    /// Shows those of another workflow; none for a null id.
    void follow(const workflow::WorkflowId &workflow);
    /// Sets one at what is selected, or removes it there.
    Q_INVOKABLE void toggle();
    Q_INVOKABLE QString titleOf(int row) const;
    Q_INVOKABLE QString conditionOf(int row) const;
    /// What is wrong with a condition there; empty when it can be taken, as an empty one can.
    Q_INVOKABLE QString problemWith(int row, const QString &condition) const;
    Q_INVOKABLE void setCondition(int row, const QString &condition);
    Q_INVOKABLE void setOn(int row, bool isOn);
    Q_INVOKABLE void setAllOn(bool isOn);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void removeAll();
    /// Selects the element and brings it into view.
    Q_INVOKABLE void reveal(int row);
    /// Says everything anew, after the language has changed.
    void retranslate();
    /// Ends when the last change is on disk.
    Task<> join();

Q_SIGNALS:
    void changed();
    /// By a person; changed() has come before.
    void edited();
    void selectionChanged();

private:
    friend class ui::ListDiff;

    /// At what is selected, whether there is one or not.
    std::optional<workflow::Breakpoint> selected() const;
    bool isThere(const workflow::Breakpoint &point) const;
    QString titleOf(const workflow::Breakpoint &point) const;
    QString problemWith(const workflow::Breakpoint &point) const;
    void put(const QList<workflow::Breakpoint> &points);
    void replace(const workflow::Breakpoint &point);
    void refresh();

    GraphSession &m_session;
    std::unique_ptr<BreakpointStore> m_store;
    Operation m_reading;
    workflow::WorkflowId m_workflow;
    /// Those of elements that were deleted, too: undo brings them back.
    QList<workflow::Breakpoint> m_points;
    QList<workflow::Breakpoint> m_rows;
};

} // namespace agentops::ui::graph
