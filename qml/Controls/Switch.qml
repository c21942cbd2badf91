// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A yes or no that takes effect at once.
T.Switch {
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
        border.color: root.checked ? Theme.accent : Theme.lineStrong
        border.width: Units.hairline
        color: root.checked ? Theme.accent : Theme.field
        implicitHeight: 18
        implicitWidth: 32
        radius: height / 2
        y: (root.height - height) / 2

        Rectangle {
            color: root.checked ? Theme.onAccent : Theme.muted
            height: 12
            radius: 6
            width: 12
            x: root.visualPosition * (parent.width - width - 6) + 3
            y: 3

            Behavior on x {
                NumberAnimation {
                    duration: Units.shortDuration
                    easing.type: Easing.OutCubic
                }
            }
        }

        FocusRing {
            target: parent
            targetRadius: parent.radius
            visible: root.visualFocus
        }
    }
}
