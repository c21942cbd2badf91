// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// When each step worked and waited, and what came out of the one that is chosen.
FocusScope {
    id: root

    required property RunsController controller
    readonly property RunStepModel steps: controller.view.steps
    readonly property real titleWidth: Math.max(40 * Units.grid, Math.min(70 * Units.grid, width * 0.3))
    readonly property real barsWidth: Math.max(15 * Units.grid, list.width - titleWidth - 24 * Units.grid)

    signal logRequested(nodeId: string)

    // A run that is looked at for the first time shows the step that matters.
    Connections {
        function onRunIdChanged(): void {
            list.currentIndex = root.steps.telltaleRow();
        }

        target: root.controller.view
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Units.medium
            Layout.minimumHeight: 20 * Units.grid

            TimelineAxis {
                anchors.bottom: parent.bottom
                anchors.top: parent.top
                headHeight: list.y
                steps: root.steps
                width: root.barsWidth
                x: root.titleWidth
            }

            RowList {
                id: list

                anchors.fill: parent
                anchors.topMargin: Units.xlarge
                focus: true
                label: qsTr("Steps", "list")
                model: root.steps
                objectName: "stepList"

                delegate: StepRow {
                    barsWidth: root.barsWidth
                    runLength: root.steps.lengthMs
                    selected: ListView.isCurrentItem
                    titleWidth: root.titleWidth
                    width: list.width

                    onClicked: {
                        list.currentIndex = index;
                        list.forceActiveFocus(Qt.MouseFocusReason);
                    }
                }
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        StepDetail {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(implicitHeight, root.height * 0.45)
            canRerun: !root.controller.acting.running
            step: list.currentItem as StepRow
            view: root.controller.view

            onLogRequested: nodeId => root.logRequested(nodeId)
            onRerunRequested: nodeId => root.controller.rerunFrom(nodeId)
        }
    }
}
