// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// When the node runs, as far as the steps before it are concerned.
ColumnLayout {
    id: root

    required property NodePolicyModel policy
    required property FieldAssistant assistant

    spacing: Units.medium

    SectionLabel {
        text: qsTr("WHEN IT RUNS")
    }

    FormField {
        Layout.fillWidth: true
        errorText: root.policy.whenProblem
        hint: qsTr("Skipped when this comes out as empty, false or 0. Without it, the node always runs.")
        label: qsTr("Only if")

        FieldLine {
            Layout.fillWidth: true
            assistant: root.assistant
            errorText: root.policy.whenProblem
            label: qsTr("Only if")
            objectName: "policyWhen"
            placeholderText: "{{ tests.exitCode === 0 }}"
            value: root.policy.when

            onEntered: newText => root.policy.when = newText
        }

        FieldPreview {
            Layout.fillWidth: true
            assistant: root.assistant
            objectName: "whenPreview"
            value: root.policy.when
        }
    }

    FormField {
        Layout.fillWidth: true
        hint: root.policy.join === 3 ? qsTr("Also while the run is failing: for cleaning up and for reports.") : qsTr("A connection is followed when the step at its beginning succeeded and gave a value there.")
        label: qsTr("Begins")

        ComboBox {
            Layout.fillWidth: true
            label: qsTr("Begins")
            model: [qsTr("When each connected input is followed"), qsTr("At the first connection that is followed"), qsTr("When so many connections are followed"), qsTr("When all before it have ended, however")]
            objectName: "policyJoin"
            selectedIndex: root.policy.join

            onActivated: index => root.policy.join = index
        }
    }

    NumberField {
        Layout.fillWidth: true
        fieldName: "policyJoinCount"
        label: qsTr("How many connections")
        value: root.policy.joinCount
        visible: root.policy.join === 2
        whole: true

        onEntered: number => root.policy.joinCount = Number(number)
    }
}
