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

    Accessible.name: isResolved ? qsTr("Resolved thread") : qsTr("Thread")
    Accessible.role: Accessible.Grouping

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
                enabled: !root.replying || answer.text.trim().length > 0
                implicitHeight: Units.smallControlHeight
                kind: root.replying ? Button.Primary : Button.Secondary
                objectName: "replyButton"
                text: qsTr("Reply")

                onClicked: {
                    if (root.replying) {
                        root.controller.reply(root.threadId, answer.text);
                        answer.text = "";
                    }
                    root.replying = !root.replying;
                    if (root.replying)
                        answer.forceActiveFocus(Qt.OtherFocusReason);
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
