// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What went wrong with the last command, and the way out.
Rectangle {
    id: root

    required property WorkflowController controller
    readonly property Operation failed: controller.run.operation.state === Operation.Failed ? controller.run.operation : controller.operation.state === Operation.Failed ? controller.operation : null

    color: controller.hasConflict ? Theme.waitingSoft : Theme.failedSoft
    implicitHeight: visible ? row.implicitHeight + 2 * Units.small : 0
    visible: controller.hasConflict || failed !== null
    Accessible.name: words.text
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.small

        Icon {
            color: root.controller.hasConflict ? Theme.waiting : Theme.failed
            name: root.controller.hasConflict ? "triangle-alert" : "circle-alert"
        }

        Label {
            id: words

            Layout.fillWidth: true
            text: root.controller.hasConflict ? qsTr("Somebody else has changed the file since you opened it. Your edits are kept as a draft.") : root.failed?.errorText ?? ""
            wrapMode: Text.Wrap
        }

        Button {
            text: qsTr("Open the file as it is")
            visible: root.controller.hasConflict

            onClicked: root.controller.revert()
        }

        Button {
            text: qsTr("Save mine over it")
            visible: root.controller.hasConflict

            onClicked: root.controller.saveAnyway()
        }

        IconButton {
            iconName: "x"
            name: qsTr("Dismiss")
            small: true
            visible: root.failed !== null

            onClicked: root.failed.reset()
        }
    }
}
