// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Where one is, and what can be done here.
Rectangle {
    id: root

    required property ShellController shell
    required property PagePane pane
    readonly property bool isOpen: shell.session.state === WorkspaceSession.Open

    color: Theme.surface
    implicitHeight: Units.headerHeight
    Accessible.name: qsTr("Header", "the bar at the top of the window")
    Accessible.role: Accessible.ToolBar

    Separator {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.tiny
        anchors.rightMargin: Units.medium
        spacing: Units.small

        RepositoryChooser {
            Layout.maximumWidth: Math.max(30 * Units.grid, root.width * 0.22)
            shell: root.shell
        }

        RowLayout {
            Layout.fillWidth: false
            Layout.maximumWidth: Math.max(20 * Units.grid, root.width * 0.2)
            spacing: 1.5 * Units.grid
            visible: root.isOpen

            Icon {
                color: Theme.muted
                name: root.shell.session.detached ? "git-commit-horizontal" : "git-branch"
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "branch"
                text: root.shell.session.branch
                Accessible.name: root.shell.session.detached ? qsTr("Commit %1", "no branch is checked out").arg(text) : qsTr("Branch %1", "checked out").arg(text)
            }
        }

        Separator {
            Layout.leftMargin: Units.tiny
            Layout.preferredHeight: Units.iconLarge
            Layout.rightMargin: Units.tiny
            vertical: true
        }

        Label {
            Layout.minimumWidth: Math.min(implicitWidth, 22 * Units.grid)
            font: Units.sectionFont
            objectName: "pageTitle"
            text: root.pane?.title ?? ""
            Accessible.role: Accessible.Heading
        }

        Badge {
            Layout.minimumWidth: 0
            text: root.pane?.facts ?? ""
            visible: text.length > 0 && root.width > 820
        }

        Item {
            Layout.fillWidth: true
        }

        Repeater {
            model: root.pane?.actions ?? []

            Loader {
                id: slot

                required property Action modelData

                active: modelData.inHeader
                visible: active

                sourceComponent: Button {
                    enabled: slot.modelData.enabled
                    hint: slot.modelData.shortcutText
                    iconName: slot.modelData.iconName
                    kind: slot.modelData.primary ? Button.Primary : Button.Secondary
                    objectName: slot.modelData.actionId
                    text: slot.modelData.text

                    onClicked: slot.modelData.trigger()
                }
            }
        }

        PaletteButton {
            command: root.shell.actions.find("palette.show")
        }
    }
}
