// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A button without a word: its name is read aloud and shown in a tooltip.
T.AbstractButton {
    id: root

    /// What the button does; required, because the icon alone tells some people nothing.
    required property string name
    required property string iconName
    property color iconColor: checked ? Theme.accent : enabled ? Theme.muted : Theme.faint
    property real iconSize: Units.icon
    property string shortcut
    property bool small: false

    implicitHeight: small ? Units.smallControlHeight - Units.tiny : Units.controlHeight
    implicitWidth: implicitHeight
    opacity: enabled ? 1 : 0.45
    Accessible.name: name
    Accessible.role: Accessible.Button

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        color: root.checked ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Units.controlRadius

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: root.hovered && !root.checked ? Theme.text : root.iconColor
            height: root.iconSize
            name: root.iconName
            width: root.iconSize
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        shortcut: root.shortcut
        text: root.name
        shown: root.hovered
    }
}
