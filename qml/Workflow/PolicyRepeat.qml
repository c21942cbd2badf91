// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What happens when the node would do again what was done already.
ColumnLayout {
    id: root

    required property NodePolicyModel policy

    spacing: Units.medium
    visible: !policy.isContainer

    SectionLabel {
        text: qsTr("DOING IT AGAIN")
    }

    FormField {
        Layout.fillWidth: true
        errorText: root.policy.idempotencyProblem
        hint: root.policy.hasOutsideEffect ? qsTr("Whoever receives the effect recognizes a repetition by it: after a crash the node runs again instead of asking.") : qsTr("Only for nodes that change something outside.")
        label: qsTr("Idempotency key")

        TextField {
            Layout.fillWidth: true
            errorText: root.policy.idempotencyProblem
            label: qsTr("Idempotency key")
            monospace: true
            objectName: "policyKey"
            placeholderText: "{{ run.id }}"
            text: root.policy.idempotencyKey

            onTextEdited: root.policy.idempotencyKey = text
        }
    }

    CheckBox {
        Layout.fillWidth: true
        checked: root.policy.reuses
        objectName: "policyReuse"
        text: qsTr("Take over the outcome of an earlier run")

        onToggled: root.policy.reuses = checked
    }

    FormField {
        Layout.fillWidth: true
        errorText: root.policy.reuseProblem
        hint: qsTr("When parameters, inputs and these files are the same. One pattern a line; ** is every file.")
        label: qsTr("Files it depends on")
        visible: root.policy.reuses

        TextArea {
            Layout.fillWidth: true
            label: qsTr("Files it depends on")
            monospace: true
            objectName: "policyReuseFiles"
            text: root.policy.reuseFiles

            onEdited: root.policy.reuseFiles = text
        }
    }
}
