// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// How often a failed node is tried again, and what becomes of the run when it has failed for good.
ColumnLayout {
    id: root

    required property NodePolicyModel policy

    spacing: Units.medium

    SectionLabel {
        text: qsTr("WHEN IT FAILS")
    }

    ComboBox {
        Layout.fillWidth: true
        label: qsTr("When it fails for good")
        model: [qsTr("Stop the run"), qsTr("Skip what comes after it"), qsTr("Go on all the same")]
        objectName: "policyOnError"
        selectedIndex: root.policy.onError

        onActivated: index => root.policy.onError = index
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("A container is tried once: set retries on the steps in it.")
        visible: root.policy.isContainer
        wrapMode: Text.Wrap
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Units.medium
        visible: !root.policy.isContainer

        RowLayout {
            spacing: Units.medium

            NumberField {
                Layout.fillWidth: true
                fieldName: "policyAttempts"
                label: qsTr("Tries")
                value: root.policy.maxAttempts
                whole: true

                onEntered: number => root.policy.maxAttempts = Number(number)
            }

            NumberField {
                Layout.fillWidth: true
                enabled: root.policy.maxAttempts > 1
                fieldName: "policyFirstDelay"
                label: qsTr("First wait (s)")
                value: root.policy.firstDelay

                onEntered: number => root.policy.firstDelay = number
            }
        }

        RowLayout {
            enabled: root.policy.maxAttempts > 1
            spacing: Units.medium

            NumberField {
                Layout.fillWidth: true
                fieldName: "policyFactor"
                label: qsTr("Each wait times")
                value: root.policy.factor

                onEntered: number => root.policy.factor = number
            }

            NumberField {
                Layout.fillWidth: true
                fieldName: "policyMaxDelay"
                label: qsTr("Longest wait (s)")
                value: root.policy.maxDelay

                onEntered: number => root.policy.maxDelay = number
            }
        }

        CheckBox {
            Layout.fillWidth: true
            checked: root.policy.hasJitter
            enabled: root.policy.maxAttempts > 1
            text: qsTr("Wait a random part of it")

            onToggled: root.policy.hasJitter = checked
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.secondaryFont
            objectName: "policyRetryText"
            text: root.policy.retryText
            wrapMode: Text.Wrap
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.secondaryFont
            text: qsTr("Tries by what went wrong")
        }

        Repeater {
            model: root.policy.retryClasses

            RetryClassRow {
                Layout.fillWidth: true
                classes: root.policy.retryClasses
            }
        }
    }
}
