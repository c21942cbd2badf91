// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.RunData
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
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

        StepData {
            id: handedOn

            // As of a revision of what is shown.
            step: root.run.passes.revision >= 0 ? root.run.passes.pathOf(root.model.nodeId) : ""
            view: root.visible ? root.run.moment : null
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("It has not run yet. Run the workflow to see here how long it took and what it handed on.")
            visible: !root.run.hasRun
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.visible ? root.run.moment.steps : null

            Loader {
                id: step

                required property string nodeId
                required property string stateKey
                required property string durationText
                required property string attemptText
                required property string waitText
                required property string errorText
                required property string errorDetail

                Layout.fillWidth: true
                active: nodeId === handedOn.path
                visible: active

                sourceComponent: InspectorStep {
                    attemptText: step.attemptText
                    durationText: step.durationText
                    errorDetail: step.errorDetail
                    errorText: step.errorText
                    stateKey: step.stateKey
                    waitText: step.waitText
                }
            }
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("HANDED ON")
            visible: handedOn.path.length > 0
        }

        StepValues {
            Layout.fillWidth: true
            Layout.preferredHeight: 100 * Units.grid
            values: handedOn
            visible: handedOn.path.length > 0
        }
    }
}
