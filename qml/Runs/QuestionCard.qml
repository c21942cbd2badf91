// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What a run asks a person, with the answers.
Card {
    id: root

    required property RunsController controller
    required property string nodeId
    required property string title
    required property string text
    required property string html
    required property string stepTitle
    required property bool isApproval
    required property bool isHeld
    readonly property bool isInDoubt: !isApproval && !isHeld

    Accessible.name: title
    Accessible.role: Accessible.Grouping

    contentItem: ColumnLayout {
        spacing: Units.small

        RowLayout {
            Layout.fillWidth: true
            spacing: Units.small

            StateIcon {
                stateName: root.isInDoubt ? "inDoubt" : "waiting"
            }

            Label {
                Layout.fillWidth: true
                font: Units.bodyStrongFont
                text: root.title
                Accessible.role: Accessible.Heading
            }

            Label {
                color: Theme.muted
                font: Units.secondaryFont
                text: root.stepTitle
                visible: root.stepTitle !== root.title
            }
        }

        RichTextArea {
            Layout.fillWidth: true
            html: root.html
            spokenText: root.text
            visible: root.text.length > 0
        }

        TextField {
            id: comment

            Layout.fillWidth: true
            label: qsTr("Comment on the decision", "text field")
            objectName: "decisionComment"
            placeholderText: qsTr("Comment (optional)", "text field")
            visible: !root.isHeld
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Units.small
            enabled: !root.controller.acting.running

            Button {
                iconName: "circle-play"
                kind: Button.Primary
                objectName: "goOn"
                text: qsTr("Continue", "a step that is held")
                visible: root.isHeld

                onClicked: root.controller.goOn(root.nodeId)
            }
            Button {
                iconName: "check"
                kind: Button.Primary
                objectName: "approve"
                text: qsTr("Approve", "button")
                visible: root.isApproval

                onClicked: root.controller.approve(root.nodeId, comment.text)
            }
            Button {
                iconName: "x"
                objectName: "reject"
                text: qsTr("Reject", "button")
                visible: root.isApproval

                onClicked: root.controller.reject(root.nodeId, comment.text)
            }
            Button {
                iconName: "check"
                text: qsTr("It happened", "a step in doubt")
                visible: root.isInDoubt

                onClicked: root.controller.answer(root.nodeId, RunsController.ItHappened, comment.text)
            }
            Button {
                iconName: "rotate-ccw"
                text: qsTr("Do it again", "a step in doubt")
                visible: root.isInDoubt

                onClicked: root.controller.answer(root.nodeId, RunsController.RunAgain, comment.text)
            }
            Button {
                iconName: "x"
                text: qsTr("It failed", "a step in doubt")
                visible: root.isInDoubt

                onClicked: root.controller.answer(root.nodeId, RunsController.ItFailed, comment.text)
            }
        }
    }
}
