// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the last run did in this node.
ScrollArea {
    id: root

    required property InspectorModel model
    required property WorkflowRun run

    padding: Units.medium

    ColumnLayout {
        spacing: Units.small
        width: parent.width

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("It has not run yet. Run the workflow to see here how long it took and what it handed on.")
            visible: !root.run.hasRun
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.run.view.steps

            ColumnLayout {
                id: step

                required property string nodeId
                required property string stateKey
                required property string durationText
                required property string attemptText
                required property string waitText
                required property string errorText
                required property string outputsText

                Layout.fillWidth: true
                spacing: Units.small
                visible: nodeId === root.model.nodeId

                StatePill {
                    stateName: step.stateKey
                    text: step.durationText
                }

                KeyValue {
                    Layout.fillWidth: true
                    key: qsTr("Attempt")
                    value: step.attemptText
                    visible: value.length > 0
                }

                KeyValue {
                    Layout.fillWidth: true
                    key: qsTr("Waited")
                    value: step.waitText
                    visible: value.length > 0
                }

                Label {
                    Layout.fillWidth: true
                    color: Theme.failed
                    text: step.errorText
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }

                SectionLabel {
                    Layout.topMargin: Units.small
                    text: qsTr("HANDED ON")
                    visible: step.outputsText.length > 0
                }

                CodeView {
                    Layout.fillWidth: true
                    Layout.preferredHeight: 65 * Units.grid
                    label: qsTr("Values that the node handed on")
                    text: step.outputsText
                    visible: step.outputsText.length > 0
                }
            }
        }
    }
}
