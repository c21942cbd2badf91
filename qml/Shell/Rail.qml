// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// The pages, at the left edge.
Rectangle {
    id: root

    required property ShellController shell

    color: Theme.surface
    implicitWidth: Units.railWidth
    Accessible.name: qsTr("Pages", "the bar with the pages of the program")
    Accessible.role: Accessible.ToolBar

    Separator {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        vertical: true
    }

    ColumnLayout {
        anchors.bottomMargin: Units.small
        anchors.fill: parent
        anchors.rightMargin: Units.hairline
        spacing: Units.tiny

        Item {
            Layout.fillWidth: true
            Layout.preferredHeight: Units.headerHeight

            Icon {
                anchors.centerIn: parent
                color: Theme.accent
                height: Units.xlarge
                name: "agentops"
                width: Units.xlarge
            }
        }

        Repeater {
            model: ["page.workflow", "page.map", "page.review", "page.runs"]

            RailButton {
                required property string modelData

                command: root.shell.actions.find(modelData)
                shell: root.shell
            }
        }

        Item {
            Layout.fillHeight: true
        }

        RailButton {
            command: root.shell.actions.find("page.settings")
            shell: root.shell
        }
    }
}
