// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// How near the canvas is, and the ways to change that.
Item {
    id: root

    required property GraphSession session

    implicitHeight: row.implicitHeight + Units.tiny
    implicitWidth: row.implicitWidth + Units.tiny

    ToolGround {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 0

        IconButton {
            iconName: "minus"
            name: qsTr("Zoom out")
            shortcut: "-"
            small: true

            onClicked: root.session.zoomOut()
        }

        Button {
            hint: qsTr("Actual size")
            implicitHeight: Units.smallControlHeight - Units.tiny
            kind: Button.Ghost
            text: qsTr("%1 %", "zoom").arg(Math.round(root.session.zoom * 100))

            onClicked: root.session.zoomToActualSize()
        }

        IconButton {
            iconName: "plus"
            name: qsTr("Zoom in")
            shortcut: "+"
            small: true

            onClicked: root.session.zoomIn()
        }

        IconButton {
            iconName: "maximize"
            name: qsTr("Show the whole workflow")
            shortcut: "0"
            small: true

            onClicked: root.session.zoomToFit()
        }
    }
}
