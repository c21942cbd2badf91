// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// What one person said, and the ways to change it.
ColumnLayout {
    id: root

    required property commentView comment
    required property ReviewController controller
    property bool editing: false
    /// What is in the editor; its owner keeps it, see edited().
    property string text
    property bool editable: true
    /// Something about the thread, at the end of the first line.
    default property alias trailing: end.data

    signal editRequested
    signal edited(newText: string)
    signal saveRequested
    signal editEnded

    spacing: Units.tiny

    RowLayout {
        Layout.fillWidth: true
        spacing: Units.small

        Avatar {
            name: root.comment.author
        }

        Label {
            font: Units.bodyStrongFont
            text: root.comment.author
        }

        Label {
            Layout.fillWidth: true
            color: Theme.faint
            font: Units.secondaryFont
            text: (root.comment.isDraft ? qsTr("draft") + " · " : "") + root.comment.when + (root.comment.isEdited ? " · " + qsTr("edited") : "")
        }

        Row {
            id: end

            spacing: Units.tiny
        }

        IconButton {
            iconName: "pencil"
            iconSize: Units.iconSmall
            name: qsTr("Edit comment")
            objectName: "editComment"
            small: true

            onClicked: root.editRequested()
        }

        IconButton {
            iconName: "trash-2"
            iconSize: Units.iconSmall
            name: qsTr("Delete comment")
            small: true

            onClicked: root.controller.deleteComment(root.comment.commentId)
        }
    }

    Text {
        Layout.fillWidth: true
        color: Theme.text
        font: Units.bodyFont
        text: root.comment.html
        textFormat: Text.RichText
        visible: !root.editing
        wrapMode: Text.Wrap
        Accessible.name: root.comment.body
        Accessible.role: Accessible.StaticText
    }

    Loader {
        Layout.fillWidth: true
        active: root.editing
        visible: active

        sourceComponent: ColumnLayout {
            spacing: Units.small

            TextArea {
                id: editor

                Layout.fillWidth: true
                label: qsTr("Comment")
                objectName: "editText"

                Component.onCompleted: {
                    text = root.text;
                    forceActiveFocus(Qt.OtherFocusReason);
                }
                onTextChanged: root.edited(text)
            }

            Row {
                spacing: Units.small

                Button {
                    enabled: root.editable && editor.text.trim().length > 0
                    implicitHeight: Units.smallControlHeight
                    kind: Button.Primary
                    objectName: "saveEdit"
                    text: qsTr("Save")

                    onClicked: root.saveRequested()
                }

                Button {
                    implicitHeight: Units.smallControlHeight
                    text: qsTr("Cancel")

                    onClicked: root.editEnded()
                }
            }
        }
    }
}
