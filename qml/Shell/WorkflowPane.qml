// SPDX-License-Identifier: GPL-3.0-or-later
import AgentOps.Workflow

PagePane {
    id: root

    actions: page.actions
    facts: page.facts
    title: page.title

    WorkflowPage {
        id: page

        anchors.fill: parent
        controller: root.shell.session.workflow
        focus: true

        onNodeRequested: (windowPos, portType, isFromOutput) => root.shell.askForNode(windowPos, portType, isFromOutput)
        onRunShowRequested: runId => {
            root.shell.session.runs.select(runId);
            root.shell.perform("page.runs");
        }
    }
}
