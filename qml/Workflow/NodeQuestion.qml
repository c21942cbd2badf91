// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// At the card of a step that waits for a person: a button that opens what it asks, with the answers.
FocusScope {
    id: root

    required property WorkflowRun run
    required property real zoom
    /// Path of the step.
    required property string nodeId
    required property string title
    required property string text
    required property string html
    required property string stepTitle
    required property bool isApproval
    /// By a breakpoint, which HeldBar answers.
    required property bool isHeld
    // As of a revision of the places.
    readonly property rect card: run.passes.revision >= 0 ? run.passes.cardOf(nodeId) : Qt.rect(0, 0, 0, 0)
    readonly property bool isOnCanvas: run.passes.revision >= 0 && run.passes.isShown(nodeId) && card.width > 0

    /// The keyboard is to go back to where it was.
    signal movedOn

    function open(): void {
        popover.open();
    }

    height: opener.implicitHeight
    visible: isOnCanvas && !isHeld && !run.history.past
    width: opener.implicitWidth
    x: card.x * zoom
    y: (card.y + card.height) * zoom + Units.tiny

    Button {
        id: opener

        enabled: !root.run.operation.running
        focus: true
        iconColor: root.isApproval ? Theme.waiting : Theme.inDoubt
        iconName: root.isApproval ? "hand" : "circle-help"
        implicitHeight: Units.smallControlHeight
        objectName: "nodeQuestion"
        opensMenu: true
        text: root.isApproval ? qsTr("Decide", "button at a card that waits for approval") : qsTr("What happened?", "button at a card in doubt")
        Accessible.description: root.title

        onClicked: root.open()
    }

    T.Popup {
        id: popover

        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        focus: true
        height: contentItem.implicitHeight + topPadding + bottomPadding
        margins: Units.small
        padding: Units.medium
        width: 84 * Units.grid
        y: root.height + Units.tiny

        onClosed: root.movedOn()
        onOpened: comment.forceActiveFocus(Qt.PopupFocusReason)

        background: FloatingGround {
            Accessible.name: root.title
            Accessible.role: Accessible.Dialog
        }
        contentItem: ColumnLayout {
            spacing: Units.small

            Label {
                Layout.fillWidth: true
                font: Units.bodyStrongFont
                text: root.title
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.secondaryFont
                text: root.stepTitle
                visible: root.isApproval && root.stepTitle !== root.title
            }

            RichTextArea {
                Layout.fillWidth: true
                font: Units.secondaryFont
                html: root.html
                mostHeight: 40 * Units.grid
                spokenText: root.text
                visible: root.text.length > 0
            }

            TextField {
                id: comment

                Layout.fillWidth: true
                label: qsTr("Comment on the decision")
                objectName: "questionComment"
                placeholderText: qsTr("Comment (optional)")
            }

            Flow {
                Layout.fillWidth: true
                spacing: Units.small

                Button {
                    iconName: "check"
                    kind: Button.Primary
                    objectName: "questionApprove"
                    text: qsTr("Approve")
                    visible: root.isApproval

                    onClicked: {
                        popover.close();
                        root.run.approve(root.nodeId, comment.text);
                    }
                }

                Button {
                    iconName: "x"
                    objectName: "questionReject"
                    text: qsTr("Reject")
                    visible: root.isApproval

                    onClicked: {
                        popover.close();
                        root.run.reject(root.nodeId, comment.text);
                    }
                }

                Button {
                    iconName: "check"
                    objectName: "questionHappened"
                    text: qsTr("It happened", "a step in doubt")
                    visible: !root.isApproval

                    onClicked: {
                        popover.close();
                        root.run.answer(root.nodeId, RunsController.ItHappened, comment.text);
                    }
                }

                Button {
                    iconName: "rotate-ccw"
                    objectName: "questionAgain"
                    text: qsTr("Do it again", "a step in doubt")
                    visible: !root.isApproval

                    onClicked: {
                        popover.close();
                        root.run.answer(root.nodeId, RunsController.RunAgain, comment.text);
                    }
                }

                Button {
                    iconName: "x"
                    objectName: "questionFailed"
                    text: qsTr("It failed", "a step in doubt")
                    visible: !root.isApproval

                    onClicked: {
                        popover.close();
                        root.run.answer(root.nodeId, RunsController.ItFailed, comment.text);
                    }
                }
            }
        }
    }
}
