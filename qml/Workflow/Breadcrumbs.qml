// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The workflows whose calls led to the open one, each a way back.
Rectangle {
    id: root

    required property WorkflowController controller
    readonly property CalledWorkflows calls: controller.calls

    color: Theme.surface
    implicitHeight: visible ? row.implicitHeight + Units.small : 0
    objectName: "breadcrumbs"
    visible: calls.callers.length > 0
    Accessible.name: qsTr("Called by %1", "names of workflows").arg(calls.callers.join(" › "))
    Accessible.role: Accessible.Grouping

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Units.small
        anchors.right: parent.right
        anchors.rightMargin: Units.medium
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.tiny

        ActionTool {
            command: root.calls.find("workflow.goBack")
            objectName: "backButton"
        }

        Repeater {
            model: root.calls.callers

            delegate: RowLayout {
                id: crumb

                required property int index
                required property string modelData

                Layout.fillWidth: false
                spacing: Units.tiny

                Button {
                    Layout.maximumWidth: 60 * Units.grid
                    hint: qsTr("Back to %1", "name of a workflow").arg(crumb.modelData)
                    kind: Button.Ghost
                    objectName: "caller" + crumb.index
                    text: crumb.modelData

                    onClicked: root.calls.goTo(crumb.index)
                }

                Icon {
                    color: Theme.faint
                    name: "chevron-right"
                }
            }
        }

        Label {
            Layout.fillWidth: true
            font: Units.bodyMediumFont
            text: root.controller.name
        }
    }

    Separator {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
    }
}
