// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What the editor offers to the header, the command palette and the keyboard.
QtObject {
    id: root

    required property WorkflowController controller
    readonly property WorkflowRun run: controller.run
    readonly property EditActions edit: EditActions {
        controller: root.controller

        onCanvasWanted: root.canvasWanted()
    }
    readonly property list<Action> all: [runAction, cancelAction, saveAction, newAction, openAction, duplicateAction, importAction, exportAction, revertAction, deleteAction, addAction, approveAction, rejectAction, resumeAction, canvasAction, inspectorAction, drawerAction, ...edit.all]

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
    readonly property Action duplicateAction: Action {
        actionId: "workflow.duplicate"
        enabled: root.controller.isOpen
        iconName: "copy"
        text: qsTr("Duplicate workflow", "action")

        onTriggered: root.controller.duplicate()
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
        local: true
        shortcut: "A"
        text: qsTr("Add node…", "action")

        onTriggered: root.paletteWanted()
    }
    readonly property Action approveAction: Action {
        actionId: "workflow.approve"
        enabled: root.run.view.questions.approvalNodeId.length > 0
        iconName: "check"
        shortcut: "Ctrl+Shift+Return"
        text: qsTr("Approve", "action")

        onTriggered: root.run.approve(root.run.view.questions.approvalNodeId, "")
    }
    readonly property Action rejectAction: Action {
        actionId: "workflow.reject"
        enabled: root.run.view.questions.approvalNodeId.length > 0
        iconName: "x"
        text: qsTr("Reject", "action")

        onTriggered: root.run.reject(root.run.view.questions.approvalNodeId, "")
    }
    readonly property Action resumeAction: Action {
        actionId: "workflow.resume"
        enabled: root.run.view.resumable
        iconName: "step-forward"
        text: qsTr("Resume the run", "action")

        onTriggered: root.run.resume()
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
