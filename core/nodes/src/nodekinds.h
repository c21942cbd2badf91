// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::nodes {

/// An input that takes anything and is only there for the order.
inline workflow::Port afterPort()
{
    return {.name = QStringLiteral("after"), .help = QStringLiteral("The step waits for it.")};
}

// One function per file: each adds one kind with its executor.
void addManualTrigger(workflow::NodeCatalog &catalog);
void addShellCommand(workflow::NodeCatalog &catalog);
void addProjectInfo(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addProjectTest(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFileWrite(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitWorktree(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitCommit(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFlow(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addCondition(workflow::NodeCatalog &catalog);
void addSwitch(workflow::NodeCatalog &catalog);
void addApproval(workflow::NodeCatalog &catalog);
void addNote(workflow::NodeCatalog &catalog);
void addCodemapIndex(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addReviewDiff(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addHttpRequest(workflow::NodeCatalog &catalog);
void addScript(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFileRead(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addWaitUrl(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addNotifyWebhook(workflow::NodeCatalog &catalog);
void addNotifyEmail(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addNotifyDesktop(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addFilesHash(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addToolCheck(workflow::NodeCatalog &catalog);
// Two kinds each.
void addArchiveSteps(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addArtifactSteps(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addCacheSteps(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addDeploySteps(workflow::NodeCatalog &catalog);
void addForeignSteps(workflow::NodeCatalog &catalog);
void addLintRun(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitApply(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitBranch(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitTag(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitMerge(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);
void addGitPush(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);

} // namespace agentops::nodes
