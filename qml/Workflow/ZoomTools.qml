// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// How near the canvas is, and the ways to change that.
Item {
    id: root

    required property GraphSession session
    readonly property CanvasCommands commands: session.commands

    implicitHeight: row.implicitHeight + Units.tiny
    implicitWidth: row.implicitWidth + Units.tiny

    ToolGround {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 0

        ActionTool {
            command: root.commands.find("workflow.zoomOut")
            small: true
        }

        Button {
            readonly property Action command: root.commands.find("workflow.actualSize")

            enabled: command.enabled
            hint: command.text
            implicitHeight: Units.smallControlHeight - Units.tiny
            kind: Button.Ghost
            text: qsTr("%1 %", "zoom").arg(Math.round(root.session.zoom * 100))

            onClicked: command.trigger()
        }

        ActionTool {
            command: root.commands.find("workflow.zoomIn")
            small: true
        }

        ActionTool {
            command: root.commands.find("workflow.fit")
            small: true
        }
    }
}
