// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A shortcut as it is printed on the keyboard.
Rectangle {
    id: root

    property string text

    border.color: Theme.line
    border.width: Units.hairline
    color: Theme.field
    implicitHeight: Units.large + 2
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Units.small)
    radius: Units.controlRadius
    visible: text.length > 0

    Text {
        id: label

        anchors.centerIn: parent
        color: Theme.muted
        font: Units.smallCodeFont
        text: root.text
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
