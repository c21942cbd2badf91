// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The workflow editor: what a workflow does, whether it can run, and what its run is doing right now.
FocusScope {
    id: root

    required property WorkflowController controller
    readonly property string title: controller.isOpen ? controller.name : qsTr("Workflows", "page title")
    readonly property string facts: controller.saveText
    readonly property list<Action> actions: pageActions.all
    property bool inspectorShown: true
    property bool drawerShown: true

    /// The run of the workflow is to be shown in the list of runs.
    signal runShowRequested(runId: string)
    /// The palette is to offer nodes at a place of the window, see CanvasArea.
    signal nodeRequested(windowPos: point, portType: string, isFromOutput: bool)

    /// Asks for inputs where the workflow has any, and runs.
    function run(): void {
        if (controller.run.prepareInputs())
            dialogs.askForInputs();
        else
            controller.run.start();
    }

    Keys.onEscapePressed: event => {
        event.accepted = root.controller.comparison.isOpen;
        root.controller.comparison.close();
    }

    Settings {
        property alias workflowDrawerShown: root.drawerShown
        property alias workflowInspectorShown: root.inspectorShown

        category: "panels"
    }

    Connections {
        function onOpened(): void {
            if (root.visible && root.controller.isOpen)
                area.focusCanvas();
        }

        target: root.controller
    }

    PageActions {
        id: pageActions

        controller: root.controller

        onAnswerWanted: area.answer()
        onCanvasWanted: area.focusCanvas()
        onChooserWanted: chooser.open()
        onDeleteWanted: dialogs.askToDelete()
        onDrawerToggled: root.drawerShown = !root.drawerShown
        onExportWanted: dialogs.exportCopy()
        onHistoryWanted: area.lookBack()
        onImageWanted: dialogs.exportImage()
        onImportWanted: dialogs.importFile()
        onInspectorToggled: root.inspectorShown = !root.inspectorShown
        onNewWanted: dialogs.createNew()
        onRunWanted: root.run()
        onTemplatesWanted: dialogs.chooseTemplate()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        MessageBar {
            Layout.fillWidth: true
            controller: root.controller
        }

        ImportPanel {
            Layout.fillWidth: true
            imported: root.controller.imported

            onNodeChosen: id => root.controller.session.revealNode(id)
        }

        CallsBar {
            Layout.fillHeight: false
            Layout.fillWidth: true
            controller: root.controller

            onMovedOn: area.focusCanvas()
        }

        ApprovalBanner {
            Layout.fillWidth: true
            run: root.controller.run

            onRunShowRequested: root.runShowRequested(root.controller.run.view.runId)
        }

        ConflictBar {
            Layout.fillWidth: true
            actions: pageActions.conflictActions
            conflicts: root.controller.conflicts
        }

        HeldBar {
            Layout.fillWidth: true
            desk: root.controller.desk
            run: root.controller.run

            onDataShown: root.drawerShown = true
        }

        SplitPane {
            Layout.fillHeight: true
            Layout.fillWidth: true
            orientation: Qt.Horizontal
            storageKey: "workflow.columns"
            visible: root.controller.isOpen

            SplitPane {
                T.SplitView.fillWidth: true
                orientation: Qt.Vertical
                storageKey: "workflow.rows"

                CanvasArea {
                    id: area

                    T.SplitView.fillHeight: true
                    T.SplitView.minimumHeight: 40 * Units.grid
                    controller: root.controller
                    focus: true
                    actions: pageActions

                    onChooserRequested: chooser.open()
                    onInspectorRequested: {
                        root.inspectorShown = true;
                        inspector.focusFirst();
                    }
                    onNodeRequested: (windowPos, portType, isFromOutput) => root.nodeRequested(windowPos, portType, isFromOutput)
                }

                WorkflowDrawer {
                    T.SplitView.minimumHeight: 24 * Units.grid
                    T.SplitView.preferredHeight: Units.drawerHeight
                    controller: root.controller
                    visible: root.drawerShown || root.controller.desk.isShown
                }
            }

            Inspector {
                id: inspector

                T.SplitView.maximumWidth: 2 * Units.inspectorWidth
                T.SplitView.minimumWidth: 60 * Units.grid
                T.SplitView.preferredWidth: Units.inspectorWidth
                controller: root.controller
                visible: root.inspectorShown && !root.controller.comparison.isOpen

                onDismissed: area.focusCanvas()
            }

            CompareList {
                T.SplitView.minimumWidth: 60 * Units.grid
                T.SplitView.preferredWidth: Units.inspectorWidth
                comparison: root.controller.comparison
                visible: root.controller.comparison.isOpen
            }
        }

        StartView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            controller: root.controller
            visible: !root.controller.isOpen

            onImportRequested: dialogs.importFile()
            onNewRequested: dialogs.createNew()
            onTemplatesRequested: dialogs.chooseTemplate()
        }
    }

    DropGround {
        anchors.fill: parent

        onFileDropped: file => root.controller.openFile(file)
    }

    WorkflowChooser {
        id: chooser

        controller: root.controller
        x: Units.medium
        y: Units.medium

        onImportRequested: dialogs.importFile()
        onNewRequested: dialogs.createNew()
    }

    BreakpointDialog {
        desk: root.controller.desk

        onBreakpointsShown: root.drawerShown = true
        onClosed: area.focusCanvas()
    }

    PageDialogs {
        id: dialogs

        anchors.fill: parent
        controller: root.controller

        onCreated: area.focusCanvas()
    }
}
