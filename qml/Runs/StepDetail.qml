// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.RunData
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What one step did and what came out of it.
Item {
    id: root

    required property StepRow step
    required property RunView view
    property bool canRerun: true

    signal logRequested(nodeId: string)
    signal rerunRequested(nodeId: string)

    implicitHeight: column.implicitHeight + 2 * Units.medium
    visible: step !== null

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }

    ScrollArea {
        anchors.fill: parent
        padding: Units.medium

        ColumnLayout {
            id: column

            spacing: Units.small
            width: parent.width

            RowLayout {
                Layout.fillWidth: true
                spacing: Units.small

                Label {
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    font: Units.sectionFont
                    text: root.step?.title ?? ""
                    Accessible.role: Accessible.Heading
                }

                StatePill {
                    stateName: root.step?.stateKey ?? ""
                    text: root.step?.progressText ?? ""
                }

                Item {
                    Layout.fillWidth: true
                }

                Button {
                    iconName: "scroll-text"
                    objectName: "showLog"
                    text: qsTr("Show log", "button of a step")

                    onClicked: root.logRequested(root.step.nodeId)
                }

                Button {
                    enabled: root.canRerun
                    iconName: "step-forward"
                    objectName: "rerunFrom"
                    text: qsTr("Run again from here", "button of a step")

                    onClicked: root.rerunRequested(root.step.nodeId)
                }
            }

            Flow {
                Layout.fillWidth: true
                spacing: Units.large

                RunFact {
                    iconName: "square-terminal"
                    name: qsTr("Kind", "a fact about a step")
                    text: root.step?.kind ?? ""
                }
                RunFact {
                    iconName: "clock"
                    name: qsTr("Began after", "a fact about a step")
                    text: root.step?.startedText ?? ""
                }
                RunFact {
                    iconName: "timer"
                    name: qsTr("Worked", "how long a step worked")
                    text: root.step?.durationText ?? ""
                }
                RunFact {
                    iconName: "hourglass"
                    name: qsTr("Waited", "how long a step waited")
                    text: root.step?.waitText ?? ""
                }
                RunFact {
                    iconName: "repeat"
                    name: qsTr("Attempt", "a fact about a step")
                    text: root.step?.attemptText ?? ""
                }
            }

            Label {
                Layout.fillWidth: true
                color: Theme.failed
                text: root.step?.errorText ?? ""
                visible: text.length > 0
                wrapMode: Text.Wrap
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.smallCodeFont
                text: root.step?.errorDetail ?? ""
                visible: text.length > 0
                wrapMode: Text.Wrap
            }

            StepData {
                id: handedOn

                step: root.step?.nodeId ?? ""
                view: root.visible ? root.view : null
            }

            StepValues {
                Layout.fillWidth: true
                Layout.preferredHeight: 75 * Units.grid
                objectName: "stepValues"
                values: handedOn
                visible: handedOn.ports.length > 0
            }
        }
    }
}
