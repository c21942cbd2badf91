// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Where the runs of the workflow work, and how many of them at the same time.
ColumnLayout {
    id: root

    required property DocumentSettings settings

    spacing: Units.medium

    SectionLabel {
        text: qsTr("RUNS")
    }

    FormField {
        Layout.fillWidth: true
        hint: root.settings.workspace === 0 ? qsTr("Your files stay as they are; what you have changed comes with the run.") : qsTr("The run asks before it changes your files.")
        label: qsTr("Work in")

        ComboBox {
            Layout.fillWidth: true
            label: qsTr("Work in")
            model: [qsTr("A worktree of their own"), qsTr("Your checkout")]
            objectName: "documentWorkspace"
            selectedIndex: root.settings.workspace

            onActivated: index => root.settings.workspace = index
        }
    }

    ConcurrencyFields {
        Layout.fillWidth: true
        key: root.settings.limitKey
        limit: root.settings.limit
        limited: root.settings.isLimited
        question: qsTr("Limit runs at the same time")

        onKeyEntered: key => root.settings.limitKey = key
        onLimitEntered: limit => root.settings.limit = limit
        onLimitedEntered: limited => root.settings.isLimited = limited
    }

    FormField {
        Layout.fillWidth: true
        label: qsTr("One run too many")
        visible: root.settings.isLimited

        ComboBox {
            Layout.fillWidth: true
            label: qsTr("One run too many")
            model: [qsTr("Waits for its turn"), qsTr("Ends the one that runs"), qsTr("Is not begun")]
            objectName: "documentOnConflict"
            selectedIndex: root.settings.onConflict

            onActivated: index => root.settings.onConflict = index
        }
    }
}
