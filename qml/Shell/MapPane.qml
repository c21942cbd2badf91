// SPDX-License-Identifier: GPL-3.0-or-later
import AgentOps.CodeMap

PagePane {
    id: root

    actions: page.actions
    facts: page.facts
    title: page.title

    CodeMapPage {
        id: page

        anchors.fill: parent
        controller: root.shell.session.codeMap
        focus: true
    }
}
