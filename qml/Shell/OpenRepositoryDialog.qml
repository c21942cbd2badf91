// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Asks for the folder of a repository: by typing, or with the system's chooser.
Dialog {
    id: root

    required property ShellController shell

    acceptEnabled: field.text.trim().length > 0
    acceptText: qsTr("Open", "dialog button")
    objectName: "openRepository"
    contentWidth: 115 * Units.grid
    title: qsTr("Open a repository", "dialog title")

    onAboutToShow: {
        field.text = shell.session.repositoryPath;
        field.selectAll();
        field.forceActiveFocus(Qt.PopupFocusReason);
    }
    onAccepted: shell.openRepository(field.text.trim())

    FormField {
        hint: qsTr("Any folder inside a Git repository.", "below the field")
        label: qsTr("Folder", "label of a field")
        width: parent.width

        RowLayout {
            Layout.fillWidth: true
            spacing: Units.small

            TextField {
                id: field

                Layout.fillWidth: true
                focus: true
                label: qsTr("Folder", "label of a field")
                monospace: true
                objectName: "repositoryPath"

                onAccepted: if (root.acceptEnabled)
                    root.accept()
            }

            Button {
                text: qsTr("Browse…", "opens the system's folder chooser")

                onClicked: chooser.active = true
            }

            Loader {
                id: chooser

                active: false
                visible: false

                sourceComponent: FolderDialog {
                    title: root.title

                    Component.onCompleted: open()
                    onAccepted: {
                        field.text = root.shell.localPath(selectedFolder);
                        chooser.active = false;
                    }
                    onRejected: chooser.active = false
                }
            }
        }
    }
}
