// SPDX-License-Identifier: GPL-3.0-or-later
import AgentOps.Runs

PagePane {
    id: root

    actions: page.actions
    facts: page.facts
    title: page.title

    RunsPage {
        id: page

        anchors.fill: parent
        controller: root.shell.session.runs
        focus: true
    }
}
