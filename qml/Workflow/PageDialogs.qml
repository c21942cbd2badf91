// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the editor's page asks before it does something.
Item {
    id: root

    required property WorkflowController controller

    /// The question for a new workflow is over, and one is open.
    signal created

    function askForInputs(): void {
        inputsDialog.open();
    }

    function askToDelete(): void {
        deleteDialog.open();
    }

    function chooseTemplate(): void {
        gallery.open();
    }

    function createNew(): void {
        newDialog.open();
    }

    function exportCopy(): void {
        exportDialog.selectedFile = controller.exportFile();
        exportDialog.open();
    }

    function exportImage(): void {
        imageDialog.open();
    }

    function importFile(): void {
        importDialog.open();
    }

    RunInputsDialog {
        id: inputsDialog

        run: root.controller.run
    }

    TemplateGallery {
        id: gallery

        height: Math.min(root.height - 2 * Units.huge, 170 * Units.grid)
        templates: root.controller.templates
        width: Math.min(root.width - 2 * Units.huge, 240 * Units.grid)
    }

    ImageDialog {
        id: imageDialog

        hasSelection: root.controller.session.hasSelection
        pictures: root.controller.pictures
    }

    NameDialog {
        id: newDialog

        acceptText: qsTr("Create", "dialog button")
        title: qsTr("New workflow", "dialog title")

        onClosed: if (root.controller.isOpen)
            root.created()
        onNamed: name => root.controller.createNew(name)
    }

    Dialog {
        id: deleteDialog

        acceptText: qsTr("Delete", "dialog button")
        destructive: true
        title: qsTr("Delete %1?", "dialog title").arg(root.controller.name)

        onAccepted: root.controller.deleteWorkflow()

        Label {
            text: qsTr("The file is removed from the repository. Its runs stay in the list of runs.")
            width: Math.min(implicitWidth, Units.readableWidth / 2)
            wrapMode: Text.Wrap
        }
    }

    FileDialog {
        id: importDialog

        fileMode: FileDialog.OpenFile
        nameFilters: [qsTr("Workflows (*.agentops.json *.json *.yml *.yaml)"), qsTr("All files (*)")]
        title: qsTr("Open or import a workflow", "dialog title")

        onAccepted: root.controller.openFile(selectedFile)
    }

    FileDialog {
        id: exportDialog

        defaultSuffix: "agentops.json"
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Workflows (*.agentops.json)")]
        title: qsTr("Export a copy", "dialog title")

        onAccepted: root.controller.exportTo(selectedFile)
    }
}
