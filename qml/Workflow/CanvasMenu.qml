// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph

/// What can be done with what is selected.
Menu {
    id: root

    required property GraphSession session
    /// Where on the canvas it was asked for.
    property point place

    signal inspectorRequested

    MenuItem {
        iconName: "plus"
        shortcut: "A"
        text: qsTr("Add node…")

        onTriggered: root.session.requestPalette()
    }

    MenuItem {
        enabled: root.session.hasSelection
        iconName: "sliders-horizontal"
        shortcut: qsTr("Enter", "key")
        text: qsTr("Settings")

        onTriggered: root.inspectorRequested()
    }

    MenuSeparator {}

    MenuItem {
        enabled: root.session.canCopy
        iconName: "scissors"
        shortcut: "Ctrl+X"
        text: qsTr("Cut")

        onTriggered: root.session.cutSelection()
    }

    MenuItem {
        enabled: root.session.canCopy
        iconName: "copy"
        shortcut: "Ctrl+C"
        text: qsTr("Copy")

        onTriggered: root.session.copySelection()
    }

    MenuItem {
        iconName: "clipboard"
        shortcut: "Ctrl+V"
        text: qsTr("Paste")

        onTriggered: root.session.pasteAt(root.place)
    }

    MenuItem {
        enabled: root.session.canCopy
        iconName: "copy"
        shortcut: "Ctrl+D"
        text: qsTr("Duplicate")

        onTriggered: root.session.duplicateSelection()
    }

    MenuSeparator {}

    MenuItem {
        enabled: root.session.selectedNodeCount > 0
        iconName: "group"
        shortcut: "Ctrl+G"
        text: qsTr("Frame")

        onTriggered: root.session.groupSelection()
    }

    MenuItem {
        enabled: root.session.selectedNodeCount > 0
        iconName: "eye-off"
        shortcut: "M"
        text: qsTr("Mute or unmute")

        onTriggered: root.session.toggleMuted()
    }

    MenuItem {
        danger: true
        enabled: root.session.hasSelection
        iconName: "trash-2"
        shortcut: qsTr("Del", "key")
        text: qsTr("Delete")

        onTriggered: root.session.deleteSelection()
    }
}
