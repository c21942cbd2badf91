// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A small button of the status bar.
T.AbstractButton {
    id: root

    required property string name
    property string iconName
    property color color: Theme.muted

    implicitHeight: Units.statusBarHeight - Units.tiny
    implicitWidth: row.implicitWidth + 2 * Units.tiny
    Accessible.description: text
    Accessible.name: name
    Accessible.role: Accessible.Button

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        border.color: Theme.focus
        border.width: root.visualFocus ? Units.focusWidth : 0
        color: root.hovered || root.down ? Theme.hover : "transparent"
        radius: Units.controlRadius
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Units.tiny

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.color
                height: Units.medium + 1
                name: root.iconName
                width: Units.medium + 1
            }

            Text {
                anchors.verticalCenter: parent.verticalCenter
                color: root.color
                font: Units.captionFont
                text: root.text
                textFormat: Text.PlainText
                visible: text.length > 0
                Accessible.ignored: true
            }
        }
    }

    Hint {
        shown: root.hovered
        text: root.name
    }
}
