// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// How long the node may take, and how many go on at the same time.
ColumnLayout {
    id: root

    required property NodePolicyModel policy

    spacing: Units.medium

    SectionLabel {
        text: qsTr("LIMITS")
    }

    RowLayout {
        spacing: Units.medium

        NumberField {
            Layout.fillWidth: true
            fieldName: "policyTimeout"
            label: qsTr("One try (s)")
            value: root.policy.timeout

            onEntered: number => root.policy.timeout = number
        }

        NumberField {
            Layout.fillWidth: true
            fieldName: "policyOverallTimeout"
            label: qsTr("All tries (s)")
            value: root.policy.overallTimeout

            onEntered: number => root.policy.overallTimeout = number
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.faint
        font: Units.captionFont
        text: qsTr("0 means no time limit. All tries includes the waits between them.")
        wrapMode: Text.Wrap
    }

    ConcurrencyFields {
        Layout.fillWidth: true
        hint: limited ? qsTr("Counts over all runs; the others wait for their turn.") : ""
        key: root.policy.limitKey
        limit: root.policy.limit
        limited: root.policy.isLimited
        problem: root.policy.limitProblem
        question: qsTr("Limit how many at the same time")

        onKeyEntered: key => root.policy.limitKey = key
        onLimitEntered: limit => root.policy.limit = limit
        onLimitedEntered: limited => root.policy.isLimited = limited
    }
}
