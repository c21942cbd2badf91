// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// A value in the form of patches, line by line in the colours of what they add and take away.
RowList {
    id: root

    required property ShownValue value

    currentIndex: -1
    label: qsTr("Value as a diff", "list")
    model: value.lines
    objectName: "valuePatch"
    reuseItems: true

    delegate: Rectangle {
        id: line

        required property int index
        required property string modelData
        readonly property bool isHead: /^(diff |index |--- |\+\+\+ )/.test(modelData)

        color: isHead ? "transparent" : modelData.startsWith("+") ? Theme.diffAdded : modelData.startsWith("-") ? Theme.diffRemoved : modelData.startsWith("@@") ? Theme.diffFold : "transparent"
        implicitHeight: Units.codeLineHeight
        width: root.width
        Accessible.name: modelData
        Accessible.role: Accessible.ListItem

        Text {
            color: line.isHead ? Theme.muted : Theme.text
            elide: Text.ElideRight
            font: Units.smallCodeFont
            height: parent.height
            text: line.modelData
            textFormat: Text.PlainText
            verticalAlignment: Text.AlignVCenter
            width: parent.width - 2 * Units.small
            x: Units.small
            Accessible.ignored: true
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.focus
            border.width: Units.focusWidth
            color: "transparent"
            visible: line.ListView.isCurrentItem && root.activeFocus
        }
    }
}
