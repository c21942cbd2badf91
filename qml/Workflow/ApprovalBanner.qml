// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the run waits for a person to decide.
Column {
    id: root

    required property WorkflowRun run

    /// The list of runs has the answers that are more than yes or no.
    signal runShowRequested

    Repeater {
        model: root.run.view.questions

        Rectangle {
            id: question

            required property string nodeId
            required property string title
            required property string text
            required property string html
            required property string stepTitle
            required property bool isApproval
            required property bool isHeld

            color: Theme.waitingSoft
            height: visible ? row.implicitHeight + 2 * Units.small : 0
            objectName: "approvalBanner"
            // HeldBar has the ways to go on.
            visible: !isHeld
            width: root.width
            Accessible.name: isApproval ? qsTr("%1 waits for approval: %2").arg(stepTitle).arg(title) : title
            Accessible.role: Accessible.AlertMessage

            RowLayout {
                id: row

                anchors.left: parent.left
                anchors.margins: Units.medium
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: Units.small

                Icon {
                    color: Theme.waiting
                    name: question.isApproval ? "hand" : "circle-help"
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        font: Units.bodyStrongFont
                        text: question.title.length > 0 ? question.title : question.stepTitle
                    }

                    RichTextArea {
                        Layout.fillWidth: true
                        font: Units.secondaryFont
                        html: question.html
                        mostHeight: 24 * Units.grid
                        spokenText: question.text
                        visible: question.text.length > 0
                    }
                }

                TextField {
                    id: comment

                    implicitWidth: 60 * Units.grid
                    label: qsTr("Comment on the decision")
                    objectName: "approvalComment"
                    placeholderText: qsTr("Comment (optional)")
                    visible: question.isApproval
                }

                Button {
                    iconName: "x"
                    objectName: "rejectButton"
                    text: qsTr("Reject")
                    visible: question.isApproval

                    onClicked: root.run.reject(question.nodeId, comment.text)
                }

                Button {
                    iconName: "check"
                    kind: Button.Primary
                    objectName: "approveButton"
                    text: qsTr("Approve")
                    visible: question.isApproval

                    onClicked: root.run.approve(question.nodeId, comment.text)
                }

                Button {
                    iconName: "history"
                    objectName: "showRunButton"
                    text: qsTr("Answer in the list of runs")
                    visible: !question.isApproval

                    onClicked: root.runShowRequested()
                }
            }
        }
    }
}
