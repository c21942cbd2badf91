// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One line of a log: when, who, what.
Row {
    id: root

    required property string text
    required property string timeText
    required property string nodeTitle
    required property string stream
    required property bool isMatch
    property bool current: false

    height: Units.codeLineHeight
    spacing: Units.small
    Accessible.name: qsTr("%1: %2", "a step and a line of its log").arg(nodeTitle).arg(text)
    Accessible.role: Accessible.ListItem

    Label {
        color: Theme.faint
        font: Units.codeFont
        text: root.timeText
        Accessible.ignored: true
    }

    Label {
        color: Theme.muted
        font: Units.codeFont
        text: root.nodeTitle
        width: Math.min(implicitWidth, 45 * Units.grid)
        Accessible.ignored: true
    }

    Rectangle {
        color: root.current ? Theme.selection : root.isMatch ? Theme.match : "transparent"
        height: words.height
        width: words.width

        Label {
            id: words

            color: root.stream === "error" ? Theme.failed : root.stream === "system" ? Theme.muted : Theme.text
            font: Units.codeFont
            text: root.text
            width: Math.min(implicitWidth, Math.max(0, root.width - parent.x))
            Accessible.ignored: true
        }
    }
}
