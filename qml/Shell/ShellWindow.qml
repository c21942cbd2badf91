// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import AgentOps.Ui.Models
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// One window: rail, header, page, status bar, and what floats above them.
Window {
    id: root

    required property ShellController shell

    color: Theme.canvas
    title: shell.session.repositoryName.length > 0 ? qsTr("%1 — AgentOps Workbench", "window title: a repository").arg(shell.session.repositoryName) : "AgentOps Workbench"

    Rail {
        id: rail

        anchors.bottom: statusBar.top
        anchors.left: parent.left
        anchors.top: parent.top
        shell: root.shell
    }

    Header {
        id: header

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: parent.top
        pane: pages.current
        shell: root.shell
    }

    PageHost {
        id: pages

        anchors.bottom: statusBar.top
        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: header.bottom
        focus: true
        shell: root.shell
    }

    StatusBar {
        id: statusBar

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        shell: root.shell

        onNotificationsWanted: notificationList.open()
    }

    Toasts {
        anchors.bottom: statusBar.top
        anchors.margins: Units.large
        anchors.right: parent.right
        shell: root.shell
    }

    PalettePanel {
        id: palettePanel

        entries: root.shell.palette
    }

    NotificationList {
        id: notificationList

        shell: root.shell
        x: root.width - width - Units.small
        y: root.height - height - Units.statusBarHeight - Units.small
    }

    ShortcutsOverview {
        id: shortcuts

        shell: root.shell
    }

    OpenRepositoryDialog {
        id: openDialog

        shell: root.shell
    }

    Connections {
        function onNotificationsRequested(): void {
            notificationList.open();
        }

        function onNodeRequested(windowPos: point, portType: string, isFromOutput: bool): void {
            palettePanel.openForNode(windowPos, portType, isFromOutput);
        }

        function onPaletteRequested(): void {
            palettePanel.openForAll();
        }

        function onRepositoryRequested(): void {
            openDialog.open();
        }

        function onShortcutsRequested(): void {
            shortcuts.open();
        }

        target: root.shell
    }

    // Those of a page are in its PagePane.
    Instantiator {
        model: root.shell.ownActions

        delegate: ActionShortcut {
            required property Action modelData

            action: modelData
            shown: true
        }
    }
}
