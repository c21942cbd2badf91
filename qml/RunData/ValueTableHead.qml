// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// The name of a column; a click sorts by it.
Rectangle {
    id: root

    required property int column
    required property string name
    required property int sort

    signal sortWanted

    color: hover.hovered ? Theme.hover : Theme.surface
    implicitHeight: Units.rowHeight
    Accessible.description: sort > 0 ? qsTr("ascending", "how a column is sorted") : sort < 0 ? qsTr("descending", "how a column is sorted") : ""
    Accessible.name: qsTr("Sort by %1", "head of a column").arg(name)
    Accessible.role: Accessible.ColumnHeader
    Accessible.onPressAction: root.sortWanted()

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: root.sortWanted()
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: Units.small
        anchors.right: arrow.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        elide: Text.ElideRight
        font: Units.secondaryFont
        text: root.name
        Accessible.ignored: true
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Units.tiny
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        height: Units.iconSmall
        name: root.sort > 0 ? "arrow-up" : "arrow-down"
        visible: root.sort !== 0
        width: visible ? Units.iconSmall : 0
    }
}
