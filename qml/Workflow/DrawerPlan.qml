// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What a run would do, before it starts: the steps that run and those that are kept, why, and what reaches outside.
Rectangle {
    id: root

    required property RunDesk desk
    required property WorkflowRun run
    readonly property bool isFailed: desk.planning.state === Operation.Failed
    /// The keyboard goes to the start as soon as that is possible.
    property bool startAwaited: false

    function take(): void {
        startAwaited = true;
        cancel.forceActiveFocus(Qt.OtherFocusReason);
        offerStart();
    }

    function offerStart(): void {
        if (!startAwaited || !start.enabled)
            return;
        startAwaited = false;
        start.forceActiveFocus(Qt.OtherFocusReason);
    }

    color: Theme.surface
    objectName: "drawerPlan"
    visible: desk.isShown
    Accessible.name: desk.title
    Accessible.role: Accessible.Pane

    Keys.onEscapePressed: desk.close()
    onVisibleChanged: if (visible)
        take()

    ColumnLayout {
        anchors.fill: parent
        spacing: Units.tiny

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            Layout.topMargin: Units.small
            spacing: Units.small

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    elide: Text.ElideRight
                    font: Units.sectionFont
                    objectName: "planTitle"
                    text: root.desk.title
                    Accessible.role: Accessible.Heading
                }

                Label {
                    Layout.fillWidth: true
                    color: Theme.muted
                    objectName: "planNote"
                    text: [root.desk.plan.count > 0 ? root.desk.plan.summary : "", root.desk.note].filter(part => part.length > 0).join(" · ")
                    wrapMode: Text.Wrap
                }
            }

            Badge {
                iconName: "triangle-alert"
                objectName: "planOutside"
                text: qsTr("Reaches outside of the run")
                tone: "waiting"
                visible: root.desk.plan.reachesOutside
            }

            Button {
                id: cancel

                objectName: "planCancel"
                text: qsTr("Cancel", "a plan")

                onClicked: root.desk.close()
            }

            Button {
                objectName: "planToHere"
                text: qsTr("Run to here instead")
                visible: root.desk.offersToHere

                onClicked: root.desk.planToHereInstead()
            }

            Button {
                id: start

                enabled: root.desk.isReady
                iconName: "play"
                kind: Button.Primary
                objectName: "planStart"
                text: qsTr("Start", "a plan")
                visible: !root.desk.offersToHere

                onClicked: root.desk.start()
                onEnabledChanged: root.offerStart()
            }
        }

        RowLayout {
            spacing: Units.small

            StateView {
                Layout.fillHeight: true
                Layout.fillWidth: true
                showing: root.isFailed ? StateView.Failed : root.desk.plan.count > 0 || root.desk.offersToHere ? StateView.Content : StateView.Loading
                text: root.isFailed ? root.desk.planning.errorText : ""
                title: root.isFailed ? qsTr("This cannot be run") : root.desk.planning.text

                RowList {
                    id: list

                    anchors.fill: parent
                    label: qsTr("What would run")
                    model: root.desk.plan
                    objectName: "planList"

                    delegate: PlanRow {
                        width: list.width
                    }
                }
            }

            ScrollArea {
                Layout.fillHeight: true
                Layout.preferredWidth: root.width / 3
                padding: Units.medium
                visible: root.desk.asksInputs && root.run.inputs.count > 0

                ColumnLayout {
                    spacing: Units.small
                    width: parent.width

                    Repeater {
                        model: root.desk.asksInputs ? root.run.inputs : null

                        FieldEditor {
                            Layout.fillWidth: true
                            form: root.run.inputs
                        }
                    }
                }
            }
        }
    }
}
