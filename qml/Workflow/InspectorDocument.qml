// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The workflow itself, while nothing in it is selected.
ScrollArea {
    id: root

    required property WorkflowController controller
    readonly property DocumentSettings settings: controller.inspector.document

    objectName: "inspectorDocument"
    padding: Units.medium

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        FormField {
            Layout.fillWidth: true
            label: qsTr("Name of the workflow")

            TextField {
                Layout.fillWidth: true
                label: qsTr("Name of the workflow")
                objectName: "workflowName"
                text: root.controller.name

                onEditingFinished: root.controller.name = text
            }
        }

        FormField {
            Layout.fillWidth: true
            hint: qsTr("Markdown. Shown in the list of runs and in reports.")
            label: qsTr("What it is for")

            TextArea {
                Layout.fillWidth: true
                label: qsTr("What it is for")
                minimumHeight: 6 * Units.codeLineHeight
                text: root.controller.description

                onEdited: root.controller.description = text
            }
        }

        DocumentInputs {
            Layout.fillWidth: true
            Layout.topMargin: Units.small
            inputs: root.settings.inputs
        }

        DocumentOutputs {
            Layout.fillWidth: true
            Layout.topMargin: Units.small
            outputs: root.settings.outputs
        }

        DocumentRuns {
            Layout.fillWidth: true
            Layout.topMargin: Units.small
            settings: root.settings
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("FILE")
        }

        KeyValue {
            Layout.fillWidth: true
            key: qsTr("File")
            monospace: true
            value: root.controller.file.length > 0 ? root.controller.file : qsTr("not saved yet")
        }

        KeyValue {
            Layout.fillWidth: true
            key: qsTr("State")
            value: root.controller.saveText
        }

        Label {
            Layout.fillWidth: true
            Layout.topMargin: Units.small
            color: Theme.faint
            font: Units.secondaryFont
            text: qsTr("Select a node to see its settings. Drag from a port to connect it.")
            wrapMode: Text.Wrap
        }
    }
}
