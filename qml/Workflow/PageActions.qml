// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What the editor offers to the header, the command palette and the keyboard, beside what is done on the canvas.
QtObject {
    id: root

    required property WorkflowController controller
    readonly property WorkflowRun run: controller.run
    readonly property list<Action> all: [runAction, cancelAction, saveAction, newAction, templatesAction, openAction, duplicateAction, importAction, exportAction, exportImageAction, copyImageAction, revertAction, compareAction, nextChangeAction, previousChangeAction, closeComparisonAction, deleteAction, approveAction, rejectAction, resumeAction, ...runActions.all, canvasAction, inspectorAction, drawerAction, ...conflictActions.all, ...root.controller.calls.actions, ...root.controller.desk.commands.actions, ...root.controller.session.commands.actions]

    readonly property Action runAction: Action {
        actionId: "workflow.run"
        enabled: root.controller.canRun && !root.controller.run.active
        inHeader: true
        primary: true

        onTriggered: root.runWanted()
    }
    readonly property Action cancelAction: Action {
        actionId: "workflow.cancel"
        enabled: root.controller.run.active
        inHeader: true

        onTriggered: root.controller.run.cancel()
    }
    readonly property Action saveAction: Action {
        actionId: "workflow.save"
        enabled: root.controller.isDirty
        inHeader: true

        onTriggered: root.controller.save()
    }
    readonly property Action newAction: Action {
        actionId: "workflow.new"

        onTriggered: root.newWanted()
    }
    readonly property Action templatesAction: Action {
        actionId: "workflow.templates"

        onTriggered: root.templatesWanted()
    }
    readonly property Action openAction: Action {
        actionId: "workflow.open"

        onTriggered: root.chooserWanted()
    }
    readonly property Action duplicateAction: Action {
        actionId: "workflow.duplicate"
        enabled: root.controller.isOpen

        onTriggered: root.controller.duplicate()
    }
    readonly property Action importAction: Action {
        actionId: "workflow.import"

        onTriggered: root.importWanted()
    }
    readonly property Action exportAction: Action {
        actionId: "workflow.export"
        enabled: root.controller.isOpen

        onTriggered: root.exportWanted()
    }
    readonly property Action exportImageAction: Action {
        actionId: "workflow.exportImage"
        enabled: root.controller.isOpen && !root.controller.session.isEmpty

        onTriggered: root.imageWanted()
    }
    readonly property Action copyImageAction: Action {
        actionId: "workflow.copyImage"
        enabled: root.controller.isOpen && !root.controller.session.isEmpty

        onTriggered: root.controller.pictures.copy()
    }
    readonly property Action revertAction: Action {
        actionId: "workflow.revert"
        enabled: root.controller.isDirty && root.controller.file.length > 0

        onTriggered: root.controller.revert()
    }
    readonly property Action compareAction: Action {
        actionId: "workflow.compareWithCommit"
        enabled: root.controller.file.length > 0

        onTriggered: root.controller.compareWithCommit()
    }
    readonly property Action nextChangeAction: Action {
        actionId: "workflow.nextChange"
        enabled: root.controller.comparison.isOpen

        onTriggered: root.controller.comparison.next()
    }
    readonly property Action previousChangeAction: Action {
        actionId: "workflow.previousChange"
        enabled: root.controller.comparison.isOpen

        onTriggered: root.controller.comparison.previous()
    }
    readonly property Action closeComparisonAction: Action {
        actionId: "workflow.closeComparison"
        enabled: root.controller.comparison.isOpen

        onTriggered: root.controller.comparison.close()
    }
    readonly property Action deleteAction: Action {
        actionId: "workflow.delete"
        enabled: root.controller.isOpen

        onTriggered: root.deleteWanted()
    }
    readonly property Action approveAction: Action {
        actionId: "workflow.approve"
        enabled: root.run.view.questions.approvalNodeId.length > 0

        onTriggered: root.run.approve(root.run.view.questions.approvalNodeId, "")
    }
    readonly property Action rejectAction: Action {
        actionId: "workflow.reject"
        enabled: root.run.view.questions.approvalNodeId.length > 0

        onTriggered: root.run.reject(root.run.view.questions.approvalNodeId, "")
    }
    readonly property Action resumeAction: Action {
        actionId: "workflow.resume"
        enabled: root.run.view.resumable

        onTriggered: root.run.resume()
    }
    readonly property RunActions runActions: RunActions {
        run: root.run

        onAnswerWanted: root.answerWanted()
        onHistoryWanted: root.historyWanted()
    }
    readonly property Action canvasAction: Action {
        actionId: "workflow.canvas"
        enabled: root.controller.isOpen

        onTriggered: root.canvasWanted()
    }
    readonly property Action inspectorAction: Action {
        actionId: "workflow.inspector"

        onTriggered: root.inspectorToggled()
    }
    readonly property Action drawerAction: Action {
        actionId: "workflow.drawer"

        onTriggered: root.drawerToggled()
    }

    readonly property ConflictActions conflictActions: ConflictActions {
        conflicts: root.controller.conflicts
    }
    readonly property Binding canvasState: Binding {
        property: "open"
        target: root.controller.session.commands
        value: root.controller.isOpen && !root.controller.comparison.isOpen
    }

    signal runWanted
    signal newWanted
    signal templatesWanted
    signal chooserWanted
    signal importWanted
    signal exportWanted
    signal imageWanted
    signal deleteWanted
    signal canvasWanted
    signal answerWanted
    signal historyWanted
    signal inspectorToggled
    signal drawerToggled
}
