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
    readonly property Operation failed: {
        for (const operation of [controller.run.operation, controller.operation, controller.keeping, controller.pictures.operation, controller.run.opening, controller.run.breaking, controller.desk.held.operation, controller.desk.breakpoints.keeping]) {
            if (operation.state === Operation.Failed)
                return operation;
        }
        return null;
    }

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

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                id: words

                Layout.fillWidth: true
                text: root.controller.hasConflict ? qsTr("Somebody else has changed the file since you opened it. Your edits are kept as a draft.") : root.failed?.errorText ?? ""
                wrapMode: Text.Wrap
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.smallCodeFont
                objectName: "errorDetail"
                text: root.failed?.errorDetail ?? ""
                visible: details.visible && details.checked
                wrapMode: Text.Wrap
            }
        }

        IconButton {
            id: details

            checkable: true
            iconName: checked ? "chevron-up" : "chevron-down"
            name: checked ? qsTr("Hide the details") : qsTr("Show the details")
            objectName: "errorDetails"
            small: true
            visible: !root.controller.hasConflict && (root.failed?.errorDetail ?? "").length > 0
        }

        Button {
            objectName: "mergeFile"
            text: qsTr("Merge", "brings edits together with those of somebody else")
            visible: root.controller.hasConflict

            onClicked: root.controller.mergeFile()
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
