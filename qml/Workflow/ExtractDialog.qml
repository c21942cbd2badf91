// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Asks what the workflow that is made of selected steps is called, and where it goes.
Dialog {
    id: root

    required property CalledWorkflows calls
    /// Whether a person has written the file: then it follows the name no more.
    property bool hasOwnFile: false

    function propose(): void {
        hasOwnFile = false;
        nameField.text = calls.proposedName;
        fileField.text = calls.proposedFile;
        nameField.selectAll();
        nameField.forceActiveFocus(Qt.PopupFocusReason);
    }

    function follow(name: string): void {
        if (hasOwnFile)
            return;
        fileField.text = calls.fileFor(name);
        calls.checkFile(fileField.text);
    }

    function acceptByKey(): void {
        if (acceptEnabled)
            accept();
    }

    acceptEnabled: nameField.text.trim().length > 0 && calls.isFileFree
    acceptText: qsTr("Make the workflow", "dialog button")
    objectName: "extractDialog"
    title: qsTr("Make a workflow of the selection", "dialog title")

    onAboutToShow: propose()
    onAccepted: calls.extract(nameField.text, fileField.text)

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Label {
            Layout.fillWidth: true
            Layout.preferredWidth: 100 * Units.grid
            color: Theme.muted
            text: root.calls.extent
            wrapMode: Text.Wrap
        }

        FormField {
            Layout.fillWidth: true
            label: qsTr("Name", "label of a field")

            TextField {
                id: nameField

                Layout.fillWidth: true
                label: qsTr("Name", "label of a field")
                objectName: "extractName"

                onAccepted: root.acceptByKey()
                onTextEdited: root.follow(text)
            }
        }

        FormField {
            Layout.fillWidth: true
            errorText: root.calls.fileProblem
            hint: qsTr("From the root of the repository; a call finds it by this path.")
            label: qsTr("File", "label of a field")

            TextField {
                id: fileField

                Layout.fillWidth: true
                errorText: root.calls.fileProblem
                label: qsTr("File", "label of a field")
                monospace: true
                objectName: "extractFile"

                onAccepted: root.acceptByKey()
                onTextEdited: {
                    root.hasOwnFile = true;
                    root.calls.checkFile(text);
                }
            }
        }
    }
}
