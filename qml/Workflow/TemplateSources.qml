// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Where the templates come from, and another place to look at.
ColumnLayout {
    id: root

    required property TemplateModel templates

    spacing: Units.small

    RowLayout {
        spacing: Units.small

        ComboBox {
            Layout.fillWidth: true
            iconName: root.templates.source === 0 ? "book-open" : "folder"
            label: qsTr("Source of the templates")
            model: root.templates.sources
            objectName: "templateSource"
            selectedIndex: root.templates.source

            onActivated: index => root.templates.source = index
        }

        IconButton {
            enabled: !root.templates.loading.running
            iconName: "refresh-cw"
            name: qsTr("Read this source again")
            objectName: "refreshTemplates"
            visible: root.templates.source > 0

            onClicked: root.templates.refresh()
        }

        IconButton {
            iconName: "trash-2"
            name: qsTr("Forget this source")
            objectName: "forgetTemplates"
            visible: root.templates.source > 0

            onClicked: root.templates.removeSource()
        }

        IconButton {
            iconName: "folder-open"
            name: qsTr("Add a folder…")

            onClicked: folderDialog.open()
        }
    }

    RowLayout {
        spacing: Units.small

        TextField {
            id: address

            Layout.fillWidth: true
            label: qsTr("Another folder, or the address of a git repository")
            objectName: "templateAddress"
            placeholderText: qsTr("Another folder, or the address of a git repository")

            onAccepted: add.clicked()
        }

        Button {
            id: add

            enabled: address.text.trim().length > 0
            iconName: "plus"
            objectName: "addTemplates"
            text: qsTr("Add", "a source of templates")

            onClicked: {
                root.templates.addSource(address.text);
                address.clear();
            }
        }
    }

    FolderDialog {
        id: folderDialog

        title: qsTr("Folder with templates", "dialog title")

        onAccepted: root.templates.addFolder(selectedFolder)
    }
}
