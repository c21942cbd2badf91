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
    readonly property GraphSession session: controller.session

    signal chooserRequested
    signal movedOn

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

        IconButton {
            iconName: "plus"
            name: qsTr("Add a node")
            objectName: "addNodeButton"
            shortcut: "A"

            onClicked: root.session.requestPalette()
        }

        IconButton {
            iconName: "sticky-note"
            name: qsTr("Add a note")

            onClicked: root.session.addNote()
        }

        IconButton {
            enabled: root.session.selectedNodeCount > 0
            iconName: "group"
            name: qsTr("Frame the selection")
            shortcut: "Ctrl+G"

            onClicked: root.session.groupSelection()
        }

        IconButton {
            enabled: root.session.hasSelection
            iconName: "trash-2"
            name: qsTr("Delete the selection")
            shortcut: qsTr("Del", "key")

            onClicked: {
                root.session.deleteSelection();
                root.movedOn();
            }
        }

        Separator {
            anchors.verticalCenter: parent.verticalCenter
            height: Units.icon
            vertical: true
        }

        IconButton {
            enabled: root.session.canUndo
            iconName: "undo-2"
            name: qsTr("Undo")
            objectName: "undoButton"
            shortcut: "Ctrl+Z"

            onClicked: root.session.undo()
        }

        IconButton {
            enabled: root.session.canRedo
            iconName: "redo-2"
            name: qsTr("Redo")
            shortcut: "Ctrl+Y"

            onClicked: root.session.redo()
        }

        StatePill {
            anchors.verticalCenter: parent.verticalCenter
            stateName: root.controller.run.stateKey
            text: root.controller.run.stepText
            visible: root.controller.run.hasRun
        }

        IconButton {
            iconName: "x"
            name: qsTr("Take the run off the canvas")
            visible: root.controller.run.hasRun && !root.controller.run.active

            onClicked: root.controller.run.dismiss()
        }
    }
}
