// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Asks for the workflow's inputs before it runs.
Dialog {
    id: root

    required property WorkflowRun run

    acceptEnabled: run.inputs.complete
    acceptText: qsTr("Run", "dialog button")
    objectName: "runInputs"
    title: qsTr("Run with", "dialog title: what the run is given")

    onAccepted: run.start()

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Repeater {
            model: root.run.inputs

            FieldEditor {
                Layout.fillWidth: true
                form: root.run.inputs
            }
        }
    }
}
