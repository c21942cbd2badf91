// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What the page shows before a workflow is open: the one next step, and what there is to open.
StateView {
    id: root

    required property WorkflowController controller

    signal newRequested
    signal importRequested
    signal templatesRequested

    showing: controller.loading.running && controller.workflows.count === 0 ? StateView.Loading : controller.loading.state === Operation.Failed ? StateView.Failed : StateView.Content
    text: controller.loading.errorText
    title: showing === StateView.Loading ? qsTr("Looking for workflows…") : qsTr("The workflows cannot be read")
    actionText: showing === StateView.Failed ? qsTr("Try again") : ""

    onActionTriggered: controller.reload()

    ColumnLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Math.max(Units.huge, parent.height / 8)
        height: Math.min(implicitHeight, parent.height - anchors.topMargin - Units.large)
        spacing: Units.medium
        width: Math.min(parent.width - 2 * Units.large, 120 * Units.grid)

        Label {
            Layout.alignment: Qt.AlignHCenter
            font: Units.heroFont
            text: qsTr("Take a change from task to deployed")
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.35
            text: qsTr("A workflow is a graph of steps. Open the example “Check and ship” to see one work on this repository, or begin with an empty one.")
            wrapMode: Text.Wrap
        }

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            spacing: Units.small

            Button {
                iconName: "plus"
                kind: Button.Primary
                objectName: "newWorkflowButton"
                text: qsTr("New workflow")

                onClicked: root.newRequested()
            }

            Button {
                iconName: "layout-grid"
                objectName: "templatesButton"
                text: qsTr("From a template…")

                onClicked: root.templatesRequested()
            }

            Button {
                iconName: "file-plus"
                objectName: "importWorkflowButton"
                text: qsTr("Open a file…")

                onClicked: root.importRequested()
            }
        }

        Label {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            color: Theme.faint
            font: Units.secondaryFont
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Or drop one here: a workflow of this program, of GitHub Actions, or exported by n8n.")
            wrapMode: Text.Wrap
        }

        Card {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: list.contentHeight + 2 * padding
            padding: Units.tiny
            visible: root.controller.workflows.count > 0

            WorkflowList {
                id: list

                anchors.fill: parent
                controller: root.controller
            }
        }
    }
}
