// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One field of a step: what it was, and what it is.
ColumnLayout {
    id: root

    required property string name
    required property string before
    required property string after

    spacing: Units.tiny / 2

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        font: Units.secondaryFont
        text: root.name
        wrapMode: Text.Wrap
    }

    Repeater {
        // Shape: a sign and a text.
        model: [["−", root.before], ["+", root.after]].filter(line => line[1].length > 0)

        Rectangle {
            id: line

            required property var modelData
            readonly property bool isNew: modelData[0] === "+"

            Layout.fillWidth: true
            color: isNew ? Theme.diffAdded : Theme.diffRemoved
            implicitHeight: value.implicitHeight + Units.tiny
            radius: Units.controlRadius
            Accessible.name: isNew ? qsTr("now: %1").arg(modelData[1]) : qsTr("before: %1").arg(modelData[1])
            Accessible.role: Accessible.StaticText

            Label {
                id: value

                anchors.left: parent.left
                anchors.margins: Units.tiny
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                font: Units.codeFont
                maximumLineCount: 12
                text: `${line.modelData[0]} ${line.modelData[1]}`
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
}
