// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/ui/models/operation.h>
#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/ids.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace agentops {
class WorkerPool;
}

namespace agentops::ui::graph {

using Breakpoints = QList<workflow::Breakpoint>;

/// Keeps the breakpoints of each workflow in a file of its own, beside the repository: they are a
/// person's own and no part of the workflow.
/// Shape: `<workflow id>.json`, see workflow::toJson(); a workflow without breakpoints has no file.
/// Thread: main; files on the pool, which must outlive the store.
class BreakpointStore : public QObject
{
    Q_OBJECT

public:
    /// Without a folder nothing is kept.
    BreakpointStore(QString folder, WorkerPool &files, QObject *parent = nullptr);

    /// Writing the last change.
    Operation *keeping() { return &m_keeping; }
    /// Those of a workflow: at once when they wait to be written. Errors: base.invalid_json and
    /// those of readFile().
    Task<Result<Breakpoints>> load(workflow::WorkflowId workflow, CancelToken token);
    void save(const workflow::WorkflowId &workflow, const Breakpoints &points);
    /// Ends when everything is on disk.
    Task<> join() { return m_writes.join(); }

private:
    static Task<> writeAll(WorkerPool *files, QPointer<BreakpointStore> store);
    QString pathOf(const workflow::WorkflowId &workflow) const;

    const QString m_folder;
    WorkerPool &m_files;
    Operation m_keeping;
    /// By path: what is not on disk yet.
    QHash<QString, Breakpoints> m_unwritten;
    bool m_isWriting = false;
    TaskScope m_writes;
};

} // namespace agentops::ui::graph
