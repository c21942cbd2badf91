// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// One file: its header, its lines, and its overview.
FocusScope {
    id: root

    required property ReviewController controller
    required property ReviewActions actions
    readonly property DiffView view: diffView
    readonly property bool failed: controller.reading.state === Operation.Failed
    readonly property bool stopped: controller.reading.state === Operation.Cancelled
    readonly property bool noFile: controller.currentPath.length === 0
    readonly property bool nothingToShow: controller.currentBinary || stopped || (!controller.reading.running && controller.document.entryCount === 0)

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    DiffToolbar {
        id: toolbar

        actions: root.actions
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        controller: root.controller
    }

    StateView {
        actionText: root.failed ? qsTr("Try again") : root.stopped && !root.noFile ? qsTr("Read it") : ""
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: toolbar.bottom
        iconName: root.failed ? "triangle-alert" : root.controller.currentBinary ? "binary" : "file"
        showing: root.failed ? StateView.Failed : root.nothingToShow ? StateView.Empty : StateView.Content
        text: root.failed ? root.controller.reading.errorText : root.controller.currentBinary ? qsTr("The content differs, but it is not text.") : root.noFile ? qsTr("Choose a file on the left.") : root.stopped ? qsTr("Reading was stopped before it had ended.") : qsTr("There are no lines: the file is empty or only its name or mode changed.")
        title: root.failed ? qsTr("The file cannot be shown") : root.controller.currentBinary ? qsTr("Binary file") : root.noFile ? qsTr("No file chosen") : root.stopped ? qsTr("The file was not read") : qsTr("Nothing to show")

        onActionTriggered: root.controller.showPath(root.controller.currentPath)

        DiffView {
            id: diffView

            anchors.fill: parent
            controller: root.controller
            focus: true
        }
    }
}
