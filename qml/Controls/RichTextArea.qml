// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Rich text that takes the room it needs up to a limit, and scrolls from there, also by keyboard.
ScrollArea {
    id: root

    property alias color: words.color
    property alias font: words.font
    property alias html: words.text
    property real mostHeight: 40 * Units.grid
    /// What a screen reader says.
    property alias spokenText: words.spokenText

    activeFocusOnTab: contentHeight > height
    implicitHeight: Math.min(contentHeight, mostHeight)

    Keys.onDownPressed: contentY = Math.min(contentY + Units.rowHeight, Math.max(0, contentHeight - height))
    Keys.onUpPressed: contentY = Math.max(0, contentY - Units.rowHeight)

    Text {
        id: words

        property string spokenText

        color: Theme.muted
        font: Units.bodyFont
        textFormat: Text.RichText
        width: parent.width
        wrapMode: Text.Wrap
        Accessible.name: spokenText
        Accessible.role: Accessible.StaticText
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.focusWidth
        color: "transparent"
        parent: root
        radius: Units.controlRadius
        visible: root.activeFocus
    }
}
