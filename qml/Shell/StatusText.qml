// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One fact in the status bar.
Row {
    id: root

    property string text
    property string iconName
    property color color: Theme.muted

    spacing: 1.5 * Units.grid
    Accessible.name: text
    Accessible.role: Accessible.StaticText

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        height: Units.medium + 1
        name: root.iconName
        width: Units.medium + 1
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        font: Units.captionFont
        text: root.text
        width: Math.min(implicitWidth, 65 * Units.grid)
        Accessible.ignored: true
    }
}
