// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import AgentOps.RunData
import AgentOps.Ui.Graph

/// The log of the run of the open workflow.
LogView {
    required property WorkflowRun run

    emptyText: run.hasRun ? qsTr("The steps have said nothing so far.") : qsTr("Run the workflow to see here what its steps say.")
    emptyTitle: qsTr("No log yet")
    offersSelected: true
    view: run.view
}
