// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Ground of everything that floats: raised, one hairline, and the only shadow of the program.
Item {
    id: root

    property alias color: ground.color
    property alias radius: ground.radius

    Repeater {
        model: 10

        Rectangle {
            required property int index
            readonly property real spread: index * 1.6

            anchors.bottomMargin: -spread - 5
            anchors.fill: parent
            anchors.leftMargin: -spread
            anchors.rightMargin: -spread
            anchors.topMargin: -spread + 3
            color: Theme.withOpacity(Theme.shadow, 0.11)
            radius: ground.radius + spread
        }
    }

    Rectangle {
        id: ground

        anchors.fill: parent
        border.color: Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: Units.hairline
        color: Theme.raised
        radius: Units.cardRadius
    }
}
