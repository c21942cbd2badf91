// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What one side of a merge wants, and the button that takes it.
ColumnLayout {
    id: root

    required property string heading
    required property string text
    required property Action command

    spacing: Units.tiny

    RowLayout {
        spacing: Units.small

        Button {
            hint: root.command.shortcutText
            objectName: root.command.actionId
            text: root.command.text

            onClicked: root.command.trigger()
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.secondaryFont
            text: root.heading
        }
    }

    Rectangle {
        Layout.fillWidth: true
        border.color: Theme.line
        border.width: Units.hairline
        color: Theme.surface
        implicitHeight: value.implicitHeight + 2 * Units.tiny
        radius: Units.controlRadius
        Accessible.name: qsTr("%1: %2", "side of a merge and what it wants").arg(root.heading).arg(root.text)
        Accessible.role: Accessible.StaticText

        Label {
            id: value

            anchors.left: parent.left
            anchors.margins: Units.tiny
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideRight
            font: Units.codeFont
            maximumLineCount: 6
            text: root.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
