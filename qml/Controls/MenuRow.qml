// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// One row of a list that pops up.
T.ItemDelegate {
    id: root

    property string iconName
    property bool reservesIcon: false

    font: Units.bodyFont
    implicitHeight: Units.rowHeight
    implicitWidth: 160
    leftPadding: Units.small
    rightPadding: Units.small
    Accessible.name: text

    background: Rectangle {
        color: root.highlighted || root.hovered ? Theme.hover : "transparent"
        radius: Units.controlRadius
    }
    contentItem: Row {
        spacing: Units.small

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            name: root.iconName
            visible: name.length > 0 || root.reservesIcon
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.text
            elide: Text.ElideRight
            font: root.font
            text: root.text
            textFormat: Text.PlainText
            width: parent.width - x
            Accessible.ignored: true
        }
    }
}
