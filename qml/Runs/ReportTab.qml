// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.RunData
import AgentOps.Ui.Models
import AgentOps.Ui.Web

/// The run as a page to read.
FocusScope {
    id: root

    required property RunView view
    required property bool shown
    property bool wanted: false

    onShownChanged: wanted = wanted || shown

    // The page, and a web engine with it, comes with the first look.
    Loader {
        active: root.wanted
        anchors.fill: parent
        focus: true

        sourceComponent: MarkdownPage {
            focus: true
            objectName: "runReport"
            markdown: root.shown ? root.view.report : ""
            title: qsTr("Report of the run", "page")

            onLinkActivated: address => question.ask(address)
        }
    }

    LinkQuestion {
        id: question
    }
}
