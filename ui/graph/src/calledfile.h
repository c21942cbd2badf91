// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflowfiles.h"

#include <agentops/base/task.h>

namespace agentops::ui::graph {

/// The workflow that a node calls, as it is written there; empty for one that calls none.
QString calledName(const workflow::Node &node, const workflow::NodeCatalog &catalog);

/// The file of the repository that is called by this name, relative to it; it need not be there.
/// Errors: base.invalid_argument when it is not in the repository.
Result<QString> calledFileBlocking(const QString &repository, const QString &name);

/// What came of reading a workflow; the operation that reads ends well in either case.
struct CalledRead
{
    /// Relative to the repository; as the call has it when there can be none.
    QString file;
    Result<LoadedWorkflow> loaded;
};

/// Reads a called workflow, or its draft, once what was done here is `kept`.
Task<Result<CalledRead>> readCalled(Task<> kept, WorkflowServices services, QString name,
                                    CancelToken token);
/// The same of a workflow that was open before.
Task<Result<CalledRead>> readCaller(Task<> kept, WorkflowServices services, WorkflowEntry entry,
                                    CancelToken token);

} // namespace agentops::ui::graph
