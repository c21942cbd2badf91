// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// Writes a new comment.
Card {
    id: root

    required property ReviewController controller
    required property int line
    property bool saving: false

    signal done

    function save(): void {
        if (saving || text.text.trim().length === 0)
            return;
        saving = true;
        controller.saveComment(text.text);
        done();
    }

    function cancel(): void {
        controller.cancelComment();
        done();
    }

    selected: true

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
            font: Units.secondaryFont
            text: root.line > 0 ? qsTr("Line %1", "where a comment is made").arg(root.line) : qsTr("The whole file", "where a comment is made")
        }

        TextArea {
            id: text

            Layout.fillWidth: true
            label: qsTr("Comment")
            objectName: "commentText"
            placeholderText: qsTr("Say something about this line, in Markdown")

            Component.onCompleted: forceActiveFocus(Qt.OtherFocusReason)
            Keys.onEscapePressed: root.cancel()
        }

        RowLayout {
            spacing: Units.small

            Button {
                enabled: !root.saving && text.text.trim().length > 0
                implicitHeight: Units.smallControlHeight
                kind: Button.Primary
                objectName: "saveComment"
                text: qsTr("Save draft")

                onClicked: root.save()
            }

            Button {
                implicitHeight: Units.smallControlHeight
                text: qsTr("Cancel")

                onClicked: root.cancel()
            }

            Label {
                Layout.fillWidth: true
                color: root.controller.saving.errorText.length > 0 ? Theme.failed : Theme.faint
                font: Units.secondaryFont
                text: root.controller.saving.errorText.length > 0 ? root.controller.saving.errorText : qsTr("Ctrl+Enter saves · kept on this machine")
            }
        }
    }

    Shortcut {
        enabled: text.activeFocus || root.activeFocus
        sequences: ["Ctrl+Return", "Ctrl+Enter"]

        onActivated: root.save()
    }
}
