// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// A conversation about a line.
Card {
    id: root

    required property string threadId
    required property bool isResolved
    required property string place
    required property bool isPlaced
    required property string quote
    required property var comments // list of CommentView
    required property ReviewController controller
    property bool replying: false
    /// The comment that is being edited, and its text: the items come and go with every change of the thread.
    property string editedId
    property string editedText
    /// What was typed is on its way; the editor closes when it has arrived.
    property bool saving: false

    function saveReply(): void {
        saving = true;
        controller.reply(threadId, answer.text);
    }

    function saveEdit(): void {
        saving = true;
        controller.edit(editedId, editedText);
    }

    Accessible.name: isResolved ? qsTr("Resolved thread") : qsTr("Thread")
    Accessible.role: Accessible.Grouping

    Connections {
        function onEditSaved(commentId: string): void {
            if (commentId === root.editedId)
                root.editedId = "";
        }

        function onReplySaved(threadId: string): void {
            if (threadId !== root.threadId)
                return;
            answer.text = "";
            root.replying = false;
        }

        target: root.controller
    }

    Connections {
        function onStateChanged(): void {
            if (!root.controller.saving.running)
                root.saving = false;
        }

        target: root.controller.saving
    }

    contentItem: ColumnLayout {
        spacing: Units.small

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.codeFont
            text: root.quote
            visible: !root.isPlaced && text.length > 0
        }

        Repeater {
            model: root.isResolved && !root.replying ? root.comments.slice(0, 1) : root.comments

            CommentItem {
                id: said

                required property int index
                required property var modelData // CommentView

                Layout.fillWidth: true
                comment: modelData
                controller: root.controller
                editable: !root.saving
                editing: root.editedId.length > 0 && root.editedId === modelData.commentId

                text: root.editedText

                onEditEnded: root.editedId = ""
                onEditRequested: {
                    root.editedText = modelData.body;
                    root.editedId = modelData.commentId;
                }
                onEdited: text => root.editedText = text
                onSaveRequested: root.saveEdit()

                Badge {
                    iconName: root.isResolved ? "check" : "anchor"
                    text: root.isResolved ? qsTr("resolved") : root.place
                    tone: root.isResolved ? "ok" : root.isPlaced ? "" : "waiting"
                    visible: said.index === 0 && text.length > 0
                }
            }
        }

        TextArea {
            id: answer

            Layout.fillWidth: true
            label: qsTr("Reply")
            minimumHeight: 2 * Units.codeLineHeight + 2 * Units.small
            objectName: "replyText"
            placeholderText: qsTr("Reply, in Markdown")
            visible: root.replying
        }

        Row {
            spacing: Units.small

            Button {
                enabled: !root.replying || (!root.saving && answer.text.trim().length > 0)
                implicitHeight: Units.smallControlHeight
                kind: root.replying ? Button.Primary : Button.Secondary
                objectName: "replyButton"
                text: qsTr("Reply")

                onClicked: {
                    if (root.replying) {
                        root.saveReply();
                    } else {
                        root.replying = true;
                        answer.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }

            Button {
                implicitHeight: Units.smallControlHeight
                text: qsTr("Cancel")
                visible: root.replying

                onClicked: root.replying = false
            }

            Button {
                iconName: root.isResolved ? "undo-2" : "check"
                implicitHeight: Units.smallControlHeight
                objectName: "resolveButton"
                text: root.isResolved ? qsTr("Reopen") : qsTr("Resolve")
                visible: !root.replying

                onClicked: root.controller.setResolved(root.threadId, !root.isResolved)
            }
        }
    }
}
