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
    readonly property string nodeFilter: filter.onlySelected ? controller.inspector.nodeId : ""

    edge: Qt.TopEdge
    objectName: "workflowDrawer"

    onNodeFilterChanged: controller.run.view.log.nodeFilter = nodeFilter

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium

            Tabs {
                id: tabs

                Layout.fillWidth: true
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
                    text: qsTr("History", "tab")
                }
            }

            ComboBox {
                id: filter

                property bool onlySelected: false

                implicitHeight: Units.smallControlHeight
                label: qsTr("Show the log of")
                model: [qsTr("All nodes"), qsTr("Selected node")]
                selectedIndex: onlySelected ? 1 : 0
                visible: tabs.currentIndex === 1

                onActivated: index => onlySelected = index === 1
            }

            SearchField {
                implicitHeight: Units.smallControlHeight
                implicitWidth: 50 * Units.grid
                placeholderText: qsTr("Find in the log")
                visible: tabs.currentIndex === 1

                onSearched: what => root.controller.run.view.log.searchText = what
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
            }

            OutlineList {
                outline: root.controller.outline
            }

            DrawerHistory {
                history: root.controller.history
                versions: root.controller.fileVersions
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
