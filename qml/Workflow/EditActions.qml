// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What can be done with what is on the canvas. Keys that mean something elsewhere too act only on the canvas.
QtObject {
    id: root

    required property WorkflowController controller
    readonly property GraphSession session: controller.session
    readonly property list<Action> all: [undoAction, redoAction, cutAction, copyAction, pasteAction, duplicateAction, selectAllAction, deleteSelectionAction, muteAction, connectAction, groupAction, addNoteAction, zoomInAction, zoomOutAction, actualSizeAction, fitAction]

    readonly property Action undoAction: Action {
        actionId: "workflow.undo"
        enabled: root.session.canUndo
        iconName: "undo-2"
        shortcut: "Ctrl+Z"
        text: qsTr("Undo", "action")

        onTriggered: root.session.undo()
    }
    readonly property Action redoAction: Action {
        actionId: "workflow.redo"
        enabled: root.session.canRedo
        iconName: "redo-2"
        shortcut: "Ctrl+Y"
        text: qsTr("Redo", "action")

        onTriggered: root.session.redo()
    }
    readonly property Action cutAction: Action {
        actionId: "workflow.cut"
        enabled: root.session.canCopy
        iconName: "scissors"
        local: true
        shortcut: "Ctrl+X"
        text: qsTr("Cut", "action")

        onTriggered: root.session.cutSelection()
    }
    readonly property Action copyAction: Action {
        actionId: "workflow.copy"
        enabled: root.session.canCopy
        iconName: "copy"
        local: true
        shortcut: "Ctrl+C"
        text: qsTr("Copy", "action")

        onTriggered: root.session.copySelection()
    }
    readonly property Action pasteAction: Action {
        actionId: "workflow.paste"
        enabled: root.controller.isOpen
        iconName: "clipboard"
        local: true
        shortcut: "Ctrl+V"
        text: qsTr("Paste", "action")

        onTriggered: root.session.paste()
    }
    readonly property Action duplicateAction: Action {
        actionId: "workflow.duplicateSelection"
        enabled: root.session.canCopy
        iconName: "copy"
        shortcut: "Ctrl+D"
        text: qsTr("Duplicate", "action")

        onTriggered: root.session.duplicateSelection()
    }
    readonly property Action selectAllAction: Action {
        actionId: "workflow.selectAll"
        enabled: !root.session.isEmpty
        iconName: "group"
        local: true
        shortcut: "Ctrl+A"
        text: qsTr("Select all", "action")

        onTriggered: root.session.selectAll()
    }
    readonly property Action deleteSelectionAction: Action {
        actionId: "workflow.deleteSelection"
        enabled: root.session.hasSelection
        iconName: "trash-2"
        local: true
        shortcut: "Del"
        text: qsTr("Delete selection", "action")

        onTriggered: root.session.deleteSelection()
    }
    readonly property Action muteAction: Action {
        actionId: "workflow.mute"
        enabled: root.session.selectedNodeCount > 0
        iconName: "eye-off"
        local: true
        shortcut: "M"
        text: qsTr("Mute or unmute", "action")

        onTriggered: root.session.toggleMuted()
    }
    readonly property Action connectAction: Action {
        actionId: "workflow.connect"
        enabled: root.session.selectedNodeCount === 1
        iconName: "link"
        local: true
        shortcut: "C"
        text: qsTr("Connect from here", "action")

        onTriggered: {
            root.canvasWanted();
            root.session.connectByKeyboard();
        }
    }
    readonly property Action groupAction: Action {
        actionId: "workflow.group"
        enabled: root.session.selectedNodeCount > 0
        iconName: "group"
        shortcut: "Ctrl+G"
        text: qsTr("Group selection", "action")

        onTriggered: root.session.groupSelection()
    }
    readonly property Action addNoteAction: Action {
        actionId: "workflow.addNote"
        enabled: root.controller.isOpen
        iconName: "sticky-note"
        text: qsTr("Add note", "action")

        onTriggered: root.session.addNote()
    }
    readonly property Action zoomInAction: Action {
        actionId: "workflow.zoomIn"
        enabled: root.controller.isOpen
        iconName: "plus"
        shortcut: "Ctrl++"
        text: qsTr("Zoom in", "action")

        onTriggered: root.session.zoomIn()
    }
    readonly property Action zoomOutAction: Action {
        actionId: "workflow.zoomOut"
        enabled: root.controller.isOpen
        iconName: "minus"
        shortcut: "Ctrl+-"
        text: qsTr("Zoom out", "action")

        onTriggered: root.session.zoomOut()
    }
    readonly property Action actualSizeAction: Action {
        actionId: "workflow.actualSize"
        enabled: root.controller.isOpen
        iconName: "maximize"
        shortcut: "Ctrl+0"
        text: qsTr("Actual size", "action")

        onTriggered: root.session.zoomToActualSize()
    }
    readonly property Action fitAction: Action {
        actionId: "workflow.fit"
        enabled: root.controller.isOpen
        iconName: "maximize"
        local: true
        shortcut: "0"
        text: qsTr("Show the whole workflow", "action")

        onTriggered: root.session.zoomToFit()
    }

    signal canvasWanted
}
