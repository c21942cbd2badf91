// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The runs of this repository, newest first.
FocusScope {
    id: root

    required property RunsController controller
    readonly property RunListModel runs: controller.runs
    readonly property int showing: {
        if (runs.totalCount > 0)
            return runs.count > 0 ? StateView.Content : StateView.Empty;
        if (controller.loading.state === Operation.Failed)
            return StateView.Failed;
        return controller.loading.running ? StateView.Loading : StateView.Empty;
    }

    function focusFilter(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        SearchField {
            id: field

            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            Layout.topMargin: Units.medium
            label: qsTr("Filter runs", "search field")
            objectName: "runsFilter"
            placeholderText: qsTr("Filter runs", "search field")

            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            onTextChanged: root.runs.filterText = text
        }

        Tabs {
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            label: qsTr("Which runs", "tabs above the list")

            onCurrentIndexChanged: root.runs.filter = [RunListModel.All, RunListModel.Active, RunListModel.Waiting, RunListModel.Failed][currentIndex]

            Tab {
                text: qsTr("All", "runs")
            }
            Tab {
                text: qsTr("Active", "runs")
                count: root.controller.activeCount > 0 ? root.controller.activeCount : -1
            }
            Tab {
                text: qsTr("Waiting", "runs that wait for a person")
                count: root.controller.waitingCount > 0 ? root.controller.waitingCount : -1
            }
            Tab {
                text: qsTr("Failed", "runs")
            }
        }

        StateView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            actionText: root.showing === StateView.Failed ? root.controller.loading.errorActionText : ""
            iconName: root.showing === StateView.Failed ? "triangle-alert" : "history"
            showing: root.showing
            text: {
                if (root.showing === StateView.Failed)
                    return root.controller.loading.errorText;
                if (root.showing === StateView.Loading)
                    return "";
                return root.runs.totalCount > 0 ? qsTr("No run passes this filter.") : qsTr("Open a workflow and press Run. Every run is kept here with its log, results and report.");
            }
            title: {
                if (root.showing === StateView.Failed)
                    return qsTr("The list could not be read", "title");
                if (root.showing === StateView.Loading)
                    return qsTr("Reading runs", "title");
                return root.runs.totalCount > 0 ? qsTr("Nothing found", "title") : qsTr("No runs yet", "title");
            }

            onActionTriggered: root.controller.reload()

            RowList {
                id: list

                anchors.fill: parent
                focus: true
                label: qsTr("Runs", "list")
                model: root.runs
                objectName: "runList"

                Keys.onEnterPressed: root.controller.select(root.runs.runIdAt(currentIndex))
                Keys.onReturnPressed: root.controller.select(root.runs.runIdAt(currentIndex))

                delegate: RunRow {
                    selected: runId === root.controller.selectedRun
                    width: list.width

                    onClicked: {
                        list.currentIndex = index;
                        list.forceActiveFocus(Qt.MouseFocusReason);
                        root.controller.select(runId);
                    }
                }
            }
        }
    }
}
