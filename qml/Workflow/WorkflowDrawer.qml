// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Below the canvas: what is wrong, what the run says, the graph as a list, and what was done to it.
Panel {
    id: root

    required property WorkflowController controller

    edge: Qt.TopEdge
    objectName: "workflowDrawer"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: !root.controller.desk.isShown

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

            Tab {
                text: qsTr("Data", "tab: what a run moved between steps")
            }

            Tab {
                text: qsTr("History", "tab")
            }

            Tab {
                count: root.controller.desk.breakpoints.count
                text: qsTr("Breakpoints", "tab")
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

            DrawerData {
                run: root.controller.run
            }

            DrawerHistory {
                history: root.controller.history
                versions: root.controller.fileVersions
            }

            BreakpointList {
                desk: root.controller.desk
            }
        }
    }

    DrawerPlan {
        anchors.fill: parent
        desk: root.controller.desk
        run: root.controller.run
    }

    Connections {
        function onBreakpointsWanted(): void {
            tabs.currentIndex = 5;
        }

        target: root.controller.desk
    }

    Connections {
        function onDataWanted(): void {
            tabs.currentIndex = 3;
        }

        target: root.controller.desk.held
    }

    Connections {
        target: root.controller.run

        function onStarted(): void {
            tabs.currentIndex = 1;
        }
    }
}
