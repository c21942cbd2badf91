// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Below the canvas: what is wrong, what the run says, and the graph as a list.
Panel {
    id: root

    required property WorkflowController controller

    edge: Qt.TopEdge
    objectName: "workflowDrawer"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Tabs {
            id: tabs

            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            label: qsTr("Below the canvas")
            objectName: "drawerTabs"

            Tab {
                count: root.controller.problems.count
                text: qsTr("Problems", "tab")
            }

            Tab {
                text: qsTr("Logs", "tab")
            }

            Tab {
                text: qsTr("Outline", "tab")
            }
        }

        StackLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            currentIndex: tabs.currentIndex

            ProblemList {
                problems: root.controller.problems
            }

            LogList {
                run: root.controller.run
                selectedNode: root.controller.inspector.nodeId

                onNodeActivated: nodeId => root.controller.session.revealNode(nodeId)
            }

            OutlineList {
                outline: root.controller.outline
            }
        }
    }

    Connections {
        target: root.controller.run

        function onStarted(): void {
            tabs.currentIndex = 1;
        }
    }
}
