// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/triggers/triggerkinds.h>

namespace agentops::nodes {

void registerBuiltinNodes(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    addManualTrigger(catalog);
    triggers::addTriggerKinds(catalog);
    addShellCommand(catalog);
    addProjectTest(catalog, dependencies);
    addLintRun(catalog, dependencies);
    addFileWrite(catalog, dependencies);
    addGitWorktree(catalog, dependencies);
    addGitCommit(catalog, dependencies);
    addFlow(catalog, dependencies);
    addGitBranch(catalog, dependencies);
    addGitTag(catalog, dependencies);
    addGitMerge(catalog, dependencies);
    addGitPush(catalog, dependencies);
    addGitApply(catalog, dependencies);
    addCondition(catalog);
    addSwitch(catalog);
    addApproval(catalog);
    addNote(catalog);
    addCodemapIndex(catalog, dependencies);
    addReviewDiff(catalog, dependencies);
    addProjectInfo(catalog, dependencies);
    addHttpRequest(catalog);
    addScript(catalog, dependencies);
    addFileRead(catalog, dependencies);
    addArchiveSteps(catalog, dependencies);
    addArtifactSteps(catalog, dependencies);
    addCacheSteps(catalog, dependencies);
    addFilesHash(catalog, dependencies);
    addToolCheck(catalog);
    addWaitUrl(catalog, dependencies);
    addNotifyWebhook(catalog);
    addNotifyEmail(catalog, dependencies);
    addNotifyDesktop(catalog, dependencies);
    addDeploySteps(catalog);
    addForeignSteps(catalog);
}

} // namespace agentops::nodes
