// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// One cell of a table.
Item {
    id: root

    required property int row
    required property int column
    required property string text
    required property string type
    required property bool isMatch
    required property string summary
    required property bool current
    property bool focused: false

    signal chosen
    signal menuWanted

    implicitHeight: Units.rowHeight
    Accessible.name: summary
    Accessible.role: Accessible.Cell
    Accessible.selected: current

    Rectangle {
        anchors.fill: parent
        color: root.current ? Theme.selection : Theme.match
        visible: root.isMatch || root.current
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.focusWidth
        color: "transparent"
        visible: root.current && root.focused
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: Units.hairline
        width: parent.width
    }

    TapHandler {
        onTapped: root.chosen()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: root.menuWanted()
    }

    Text {
        anchors.fill: parent
        anchors.leftMargin: Units.small
        anchors.rightMargin: Units.small
        color: root.type === "number" ? Theme.syntaxNumber : root.type === "boolean" || root.type === "null" ? Theme.syntaxKeyword : root.type === "json" ? Theme.muted : Theme.text
        elide: Text.ElideRight
        font: Units.smallCodeFont
        horizontalAlignment: root.type === "number" ? Text.AlignRight : Text.AlignLeft
        text: root.text
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
