// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Models
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// What goes on, along the bottom.
Rectangle {
    id: root

    required property ShellController shell
    readonly property bool isOpen: shell.session.state === WorkspaceSession.Open

    signal notificationsWanted

    color: Theme.surface
    implicitHeight: Units.statusBarHeight
    Accessible.name: qsTr("Status", "the bar at the bottom of the window")
    Accessible.role: Accessible.StatusBar

    Separator {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.medium
        anchors.rightMargin: Units.small
        spacing: Units.large

        StatusText {
            iconName: "git-branch"
            text: root.shell.session.branch
            visible: root.isOpen
        }

        StatusText {
            iconName: "folder-git-2"
            text: qsTr("No repository", "status bar")
            visible: !root.isOpen
        }

        StatusRun {
            runs: root.shell.runs
            visible: root.shell.runs.state.length > 0

            onShowRequested: root.shell.perform("page.runs")
        }

        StatusText {
            readonly property CodeMapController map: root.shell.session.codeMap

            iconName: "check"
            text: qsTr("Index up to date · %Ln file(s)", "status bar", map?.fileCount ?? 0)
            visible: map !== null && map.hasMap && !map.indexing.running
        }

        Repeater {
            model: root.shell.work

            StatusWork {
                required property Operation operation

                work: operation
            }
        }

        Item {
            Layout.fillWidth: true
        }

        StatusButton {
            iconName: "bell"
            name: qsTr("Notifications", "status bar")
            objectName: "notificationsButton"
            text: root.shell.notifications.unread > 0 ? root.shell.notifications.unread.toLocaleString(Qt.locale(), "f", 0) : ""

            onClicked: root.notificationsWanted()
        }
    }
}
