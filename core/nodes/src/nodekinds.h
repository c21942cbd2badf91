// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::nodes {

// One function per file: each adds one kind with its executor.
void addManualTrigger(workflow::NodeCatalog &catalog);
void addShellCommand(workflow::NodeCatalog &catalog);
void addProjectTest(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFileWrite(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitWorktree(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitCommit(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFlow(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addCondition(workflow::NodeCatalog &catalog);
void addApproval(workflow::NodeCatalog &catalog);
void addNote(workflow::NodeCatalog &catalog);
void addCodemapIndex(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addReviewDiff(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addHttpRequest(workflow::NodeCatalog &catalog);
void addScript(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);

} // namespace agentops::nodes
