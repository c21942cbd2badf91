// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A short explanation, with the shortcut where there is one.
T.ToolTip {
    id: root

    property string shortcut

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    delay: Units.tooltipDelay
    font: Units.secondaryFont
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    implicitWidth: Math.min(360, contentItem.implicitWidth + leftPadding + rightPadding)
    leftPadding: Units.small
    margins: Units.tiny
    padding: Units.tiny
    rightPadding: Units.small
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Units.tiny : 0

    background: FloatingGround {
        radius: Units.controlRadius
    }
    contentItem: Row {
        spacing: Units.small

        Text {
            color: Theme.text
            font: root.font
            text: root.text
            textFormat: Text.PlainText
            width: Math.min(implicitWidth, 336)
            wrapMode: Text.Wrap
        }

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: root.shortcut
        }
    }
}
