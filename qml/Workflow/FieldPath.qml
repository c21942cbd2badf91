// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// A file or folder of the repository, written or chosen.
ColumnLayout {
    id: root

    required property string value
    required property FieldAssistant assistant
    required property string editor
    property string name
    property string label
    property string placeholderText
    property string errorText
    property bool isTemplate: true

    signal entered(newText: string)

    spacing: Units.tiny

    RowLayout {
        spacing: Units.tiny

        FieldLine {
            id: line

            Layout.fillWidth: true
            assistant: root.assistant
            editor: root.editor
            errorText: root.errorText
            isTemplate: root.isTemplate
            label: root.label
            objectName: "field_" + root.name
            placeholderText: root.placeholderText
            value: root.value

            onEntered: newText => root.entered(newText)
        }

        IconButton {
            iconName: root.editor === "folder" ? "folder-open" : "file-search"
            name: root.editor === "folder" ? qsTr("Choose a folder for %1").arg(root.label) : qsTr("Choose a file for %1").arg(root.label)
            visible: root.assistant !== null && root.editor !== "glob"

            onClicked: dialog.active = true
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.waiting
        font: Units.captionFont
        objectName: "missing_" + root.name
        text: qsTr("Not in the repository now.")
        visible: line.missing
        wrapMode: Text.Wrap
    }

    Loader {
        id: dialog

        active: false
        sourceComponent: root.editor === "folder" ? folders : files
        visible: false
    }

    Component {
        id: files

        FileDialog {
            currentFolder: root.assistant.repositoryUrl()
            title: qsTr("Choose a file", "dialog title")

            Component.onCompleted: open()
            onAccepted: {
                root.entered(root.assistant.relativePath(selectedFile));
                dialog.active = false;
            }
            onRejected: dialog.active = false
        }
    }

    Component {
        id: folders

        FolderDialog {
            currentFolder: root.assistant.repositoryUrl()
            title: qsTr("Choose a folder", "dialog title")

            Component.onCompleted: open()
            onAccepted: {
                root.entered(root.assistant.relativePath(selectedFolder));
                dialog.active = false;
            }
            onRejected: dialog.active = false
        }
    }
}
