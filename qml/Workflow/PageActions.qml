// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What the editor offers to the header, the command palette and the keyboard.
QtObject {
    id: root

    required property WorkflowController controller
    readonly property list<Action> all: [runAction, cancelAction, saveAction, newAction, openAction, importAction, exportAction, revertAction, deleteAction, addAction, noteAction, groupAction, fitAction, canvasAction, inspectorAction, drawerAction]

    readonly property Action runAction: Action {
        actionId: "workflow.run"
        enabled: root.controller.canRun && !root.controller.run.active
        iconName: "play"
        inHeader: true
        primary: true
        shortcut: "Ctrl+Return"
        text: qsTr("Run", "action")

        onTriggered: root.runWanted()
    }
    readonly property Action cancelAction: Action {
        actionId: "workflow.cancel"
        enabled: root.controller.run.active
        iconName: "square"
        inHeader: true
        shortcut: "Ctrl+."
        text: qsTr("Cancel", "action: stop the run")

        onTriggered: root.controller.run.cancel()
    }
    readonly property Action saveAction: Action {
        actionId: "workflow.save"
        enabled: root.controller.isDirty
        iconName: "save"
        inHeader: true
        shortcut: "Ctrl+S"
        text: qsTr("Save", "action")

        onTriggered: root.controller.save()
    }
    readonly property Action newAction: Action {
        actionId: "workflow.new"
        iconName: "plus"
        shortcut: "Ctrl+N"
        text: qsTr("New workflow…", "action")

        onTriggered: root.newWanted()
    }
    readonly property Action openAction: Action {
        actionId: "workflow.open"
        iconName: "folder-open"
        shortcut: "Ctrl+Shift+O"
        text: qsTr("Open workflow…", "action")

        onTriggered: root.chooserWanted()
    }
    readonly property Action importAction: Action {
        actionId: "workflow.import"
        iconName: "file-plus"
        text: qsTr("Import workflow…", "action")

        onTriggered: root.importWanted()
    }
    readonly property Action exportAction: Action {
        actionId: "workflow.export"
        enabled: root.controller.isOpen
        iconName: "file-down"
        text: qsTr("Export workflow…", "action")

        onTriggered: root.exportWanted()
    }
    readonly property Action revertAction: Action {
        actionId: "workflow.revert"
        enabled: root.controller.isDirty && root.controller.file.length > 0
        iconName: "rotate-ccw"
        text: qsTr("Revert to the saved file", "action")

        onTriggered: root.controller.revert()
    }
    readonly property Action deleteAction: Action {
        actionId: "workflow.delete"
        enabled: root.controller.isOpen
        iconName: "trash-2"
        text: qsTr("Delete workflow…", "action")

        onTriggered: root.deleteWanted()
    }
    readonly property Action addAction: Action {
        actionId: "workflow.addNode"
        enabled: root.controller.isOpen
        iconName: "plus"
        text: qsTr("Add node…", "action")

        onTriggered: root.paletteWanted()
    }
    readonly property Action noteAction: Action {
        actionId: "workflow.addNote"
        enabled: root.controller.isOpen
        iconName: "sticky-note"
        text: qsTr("Add note", "action")

        onTriggered: root.controller.session.addNote()
    }
    readonly property Action groupAction: Action {
        actionId: "workflow.group"
        enabled: root.controller.session.selectedNodeCount > 0
        iconName: "group"
        shortcut: "Ctrl+G"
        text: qsTr("Group selection", "action")

        onTriggered: root.controller.session.groupSelection()
    }
    readonly property Action fitAction: Action {
        actionId: "workflow.fit"
        enabled: root.controller.isOpen
        iconName: "maximize"
        text: qsTr("Show the whole workflow", "action")

        onTriggered: root.controller.session.zoomToFit()
    }
    readonly property Action canvasAction: Action {
        actionId: "workflow.canvas"
        enabled: root.controller.isOpen
        shortcut: "F6"
        text: qsTr("Go to the canvas", "action")

        onTriggered: root.canvasWanted()
    }
    readonly property Action inspectorAction: Action {
        actionId: "workflow.inspector"
        iconName: "panel-right"
        shortcut: "Ctrl+I"
        text: qsTr("Show or hide the inspector", "action")

        onTriggered: root.inspectorToggled()
    }
    readonly property Action drawerAction: Action {
        actionId: "workflow.drawer"
        iconName: "panel-bottom"
        shortcut: "Ctrl+J"
        text: qsTr("Show or hide problems and logs", "action")

        onTriggered: root.drawerToggled()
    }

    signal runWanted
    signal newWanted
    signal chooserWanted
    signal importWanted
    signal exportWanted
    signal deleteWanted
    signal paletteWanted
    signal canvasWanted
    signal inspectorToggled
    signal drawerToggled
}
