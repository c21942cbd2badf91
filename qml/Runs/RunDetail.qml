// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.RunData
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The run in view.
FocusScope {
    id: root

    required property RunsController controller
    readonly property RunView view: controller.view
    readonly property bool isOpen: view.runId.length > 0

    function showLog(nodeId: string): void {
        view.log.nodeFilter = nodeId;
        tabs.currentIndex = 1;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    StateView {
        anchors.fill: parent
        actionText: showing === StateView.Failed ? root.controller.opening.errorActionText : ""
        iconName: showing === StateView.Failed ? "triangle-alert" : "history"
        showing: root.isOpen ? StateView.Content : root.controller.opening.state === Operation.Failed ? StateView.Failed : root.controller.opening.running ? StateView.Loading : StateView.Empty
        text: showing === StateView.Failed ? root.controller.opening.errorText : showing === StateView.Loading ? "" : qsTr("Choose a run to see its steps, its log, what it left behind and its report.")
        title: showing === StateView.Failed ? qsTr("The run could not be read", "title") : showing === StateView.Loading ? qsTr("Reading the run", "title") : qsTr("No run selected", "title")

        onActionTriggered: root.controller.reopen()

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            Rectangle {
                Layout.fillWidth: true
                color: Theme.surface
                implicitHeight: head.implicitHeight + Units.large + Units.small

                RunHeader {
                    id: head

                    anchors.left: parent.left
                    anchors.leftMargin: Units.large
                    anchors.right: parent.right
                    anchors.rightMargin: Units.large
                    anchors.top: parent.top
                    anchors.topMargin: 3.5 * Units.grid
                    controller: root.controller
                }
            }

            Repeater {
                model: root.view.questions

                QuestionCard {
                    Layout.fillWidth: true
                    Layout.margins: Units.large
                    Layout.bottomMargin: 0
                    controller: root.controller
                }
            }

            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: root.view.questions.count > 0 ? Units.large : 0
                color: Theme.surface
                implicitHeight: tabs.implicitHeight

                Tabs {
                    id: tabs

                    anchors.fill: parent
                    anchors.leftMargin: Units.large
                    anchors.rightMargin: Units.large
                    label: qsTr("Parts of the run", "tabs")
                    objectName: "runTabs"

                    Tab {
                        text: qsTr("Timeline", "tab of a run")
                    }
                    Tab {
                        text: qsTr("Logs", "tab of a run")
                    }
                    Tab {
                        count: root.view.artefacts.count > 0 ? root.view.artefacts.count : -1
                        text: qsTr("Artefacts", "tab of a run: files that it left behind")
                    }
                    Tab {
                        text: qsTr("Report", "tab of a run")
                    }
                }
            }

            StackLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                currentIndex: tabs.currentIndex

                TimelineTab {
                    controller: root.controller

                    onLogRequested: nodeId => root.showLog(nodeId)
                }
                LogView {
                    view: root.view

                    onNodeActivated: nodeId => root.view.log.nodeFilter = nodeId
                }
                ArtefactTab {
                    controller: root.controller
                }
                ReportTab {
                    shown: tabs.currentIndex === 3
                    view: root.view
                }
            }
        }
    }
}
