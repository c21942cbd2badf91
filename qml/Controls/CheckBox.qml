// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A yes or no that takes effect together with other things.
T.CheckBox {
    id: root

    font: Units.bodyFont
    implicitHeight: Units.smallControlHeight
    implicitWidth: indicator.implicitWidth + (text.length > 0 ? spacing + contentItem.implicitWidth : 0)
    opacity: enabled ? 1 : 0.45
    spacing: Units.small
    Accessible.name: text

    contentItem: Text {
        color: Theme.text
        elide: Text.ElideRight
        font: root.font
        leftPadding: root.indicator.width + root.spacing
        text: root.text
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    indicator: Rectangle {
        border.color: root.checkState === Qt.Unchecked ? Theme.lineStrong : Theme.accent
        border.width: root.checkState === Qt.Unchecked ? Units.hairline : 0
        color: root.checkState === Qt.Unchecked ? (root.hovered ? Theme.hover : Theme.field) : Theme.accent
        implicitHeight: Units.icon
        implicitWidth: Units.icon
        radius: Units.controlRadius
        y: (root.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.onAccent
            height: Units.medium
            name: root.checkState === Qt.PartiallyChecked ? "minus" : "check"
            visible: root.checkState !== Qt.Unchecked
            width: Units.medium
        }

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }
}
