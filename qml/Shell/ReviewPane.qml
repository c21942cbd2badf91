// SPDX-License-Identifier: GPL-3.0-or-later
import AgentOps.Review

PagePane {
    id: root

    actions: page.actions
    facts: page.facts
    title: page.title

    ReviewPage {
        id: page

        anchors.fill: parent
        controller: root.shell.session.review
        focus: true
    }
}
