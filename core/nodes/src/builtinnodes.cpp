// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

namespace agentops::nodes {

void registerBuiltinNodes(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    addManualTrigger(catalog);
    addShellCommand(catalog);
    addProjectTest(catalog, dependencies);
    addFileWrite(catalog, dependencies);
    addGitWorktree(catalog, dependencies);
    addGitCommit(catalog, dependencies);
    addFlow(catalog, dependencies);
    addCondition(catalog);
    addApproval(catalog);
    addNote(catalog);
    addCodemapIndex(catalog, dependencies);
    addReviewDiff(catalog, dependencies);
    addHttpRequest(catalog);
    addScript(catalog, dependencies);
}

} // namespace agentops::nodes
