// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// One page in the rail.
T.AbstractButton {
    id: root

    required property Action command
    required property ShellController shell
    readonly property bool current: command.actionId === "page." + shell.page

    Layout.alignment: Qt.AlignHCenter
    implicitHeight: 9 * Units.grid
    implicitWidth: 9 * Units.grid
    objectName: command.actionId
    Accessible.name: command.text
    Accessible.role: Accessible.PageTab
    Accessible.selected: current

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: command.trigger()

    background: Rectangle {
        color: root.current ? Theme.selection : root.hovered || root.down ? Theme.hover : "transparent"
        radius: Units.cardRadius

        FocusRing {
            target: parent
            targetRadius: Units.cardRadius
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.current ? Theme.accent : root.hovered ? Theme.text : Theme.muted
            height: Units.iconLarge
            name: root.command.iconName
            width: Units.iconLarge
        }
    }

    Loader {
        active: root.hovered || root.visualFocus

        sourceComponent: Tooltip {
            parent: root
            shortcut: root.command.shortcutText
            text: root.command.text
            visible: true
            x: root.width + Units.small
            y: (root.height - implicitHeight) / 2
        }
    }
}
