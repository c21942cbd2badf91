// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The workflows that can be opened, by where they come from.
RowList {
    id: root

    required property WorkflowController controller

    signal chosen

    label: qsTr("Workflows")
    model: controller.workflows
    objectName: "workflowList"
    section.property: "section"

    delegate: ListRow {
        id: row

        required property int index
        required property string name
        required property string file
        required property bool hasDraft
        required property string problem
        required property bool isExample

        detail: problem.length > 0 ? problem : file
        enabled: problem.length === 0
        iconColor: problem.length > 0 ? Theme.failed : isExample ? Theme.muted : Theme.accent
        iconName: problem.length > 0 ? "circle-alert" : isExample ? "book-open" : "workflow"
        selected: file.length > 0 && file === root.controller.file
        text: name
        width: root.width

        onClicked: {
            root.controller.open(index);
            root.chosen();
        }

        Badge {
            text: qsTr("unsaved", "edits that are not in the file yet")
            tone: "waiting"
            visible: row.hasDraft
        }
    }
    section.delegate: SectionLabel {
        required property string section

        bottomPadding: Units.tiny
        leftPadding: Units.medium
        text: section
        topPadding: Units.small
    }
}
