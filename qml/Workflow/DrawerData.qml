// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.RunData
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the last run has moved over the connection, the port or the node that is selected.
StateView {
    id: root

    required property WorkflowRun run
    readonly property EdgeData selected: run.edgeData

    iconName: "braces"
    showing: run.hasRun && selected.hasSource && selected.data.path.length > 0 ? StateView.Content : StateView.Empty
    text: !run.hasRun ? qsTr("Run the workflow to see here what goes from step to step.") : !selected.hasSource ? qsTr("Select a connection, a port or a node to see what the run moved there.") : qsTr("The run has not come to this step.")
    title: qsTr("No data", "title: of a run")

    Binding {
        property: "watched"
        target: root.selected
        value: root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Units.small
        spacing: Units.tiny

        Label {
            Layout.fillWidth: true
            elide: Text.ElideMiddle
            font: Units.sectionFont
            objectName: "dataTitle"
            text: root.selected.title
            Accessible.role: Accessible.Heading
        }

        StepValues {
            Layout.fillHeight: true
            Layout.fillWidth: true
            objectName: "drawerData"
            values: root.selected.data
        }
    }
}
