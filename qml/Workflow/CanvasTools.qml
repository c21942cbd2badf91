// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The bar of tools at the canvas's corner.
Item {
    id: root

    required property WorkflowController controller
    readonly property CanvasCommands commands: controller.session.commands

    signal chooserRequested
    signal movedOn
    signal lookBackRequested

    implicitHeight: row.implicitHeight + Units.small
    implicitWidth: row.implicitWidth + Units.small

    ToolGround {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Units.tiny / 2

        Button {
            hint: qsTr("Open another workflow")
            iconName: "workflow"
            kind: Button.Ghost
            objectName: "chooserButton"
            opensMenu: true
            text: root.controller.name
            width: 48 * Units.grid

            onClicked: root.chooserRequested()
        }

        Separator {
            anchors.verticalCenter: parent.verticalCenter
            height: Units.icon
            vertical: true
        }

        ActionTool {
            command: root.commands.find("workflow.addNode")
            objectName: "addNodeButton"
        }

        ActionTool {
            command: root.commands.find("workflow.addNote")
        }

        ActionTool {
            command: root.commands.find("workflow.group")
        }

        ActionTool {
            command: root.commands.find("workflow.deleteSelection")

            onClicked: root.movedOn()
        }

        DragGrip {
            pictures: root.controller.pictures
            visible: root.controller.session.canCopy
        }

        Separator {
            anchors.verticalCenter: parent.verticalCenter
            height: Units.icon
            vertical: true
        }

        ActionTool {
            command: root.commands.find("workflow.undo")
            objectName: "undoButton"
        }

        ActionTool {
            command: root.commands.find("workflow.redo")
        }

        StatePill {
            anchors.verticalCenter: parent.verticalCenter
            stateName: root.controller.run.stateKey
            text: root.controller.run.stepText
            visible: root.controller.run.hasRun
        }

        IconButton {
            iconName: "history"
            name: qsTr("Look back over the run")
            objectName: "lookBackButton"

            onClicked: root.lookBackRequested()
        }

        IconButton {
            iconName: "x"
            name: qsTr("Take the run off the canvas")
            visible: root.controller.run.hasRun && !root.controller.run.active

            onClicked: root.controller.run.dismiss()
        }
    }
}
