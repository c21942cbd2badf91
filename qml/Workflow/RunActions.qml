// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What is done with the run that is on the canvas: its question, its moments and its passes.
QtObject {
    id: root

    required property WorkflowRun run
    readonly property list<Action> all: [answerAction, historyAction, momentBackAction, momentOnAction, failureBackAction, failureOnAction, passBackAction, passOnAction, passFailedAction]

    readonly property Action answerAction: Action {
        actionId: "workflow.answer"
        enabled: root.run.view.questions.count > 0

        onTriggered: root.answerWanted()
    }
    readonly property Action historyAction: Action {
        actionId: "workflow.lookBack"

        onTriggered: root.historyWanted()
    }
    readonly property Action momentBackAction: Action {
        actionId: "workflow.momentBack"
        enabled: root.run.history.position > 1

        onTriggered: root.run.history.stepBack()
    }
    readonly property Action momentOnAction: Action {
        actionId: "workflow.momentOn"
        enabled: root.run.history.past

        onTriggered: root.run.history.stepOn()
    }
    readonly property Action failureBackAction: Action {
        actionId: "workflow.failureBack"
        enabled: root.run.history.failures.length > 0

        onTriggered: root.run.history.failureBack()
    }
    readonly property Action failureOnAction: Action {
        actionId: "workflow.failureOn"
        enabled: root.run.history.failures.length > 0

        onTriggered: root.run.history.failureOn()
    }
    readonly property Action passBackAction: Action {
        actionId: "workflow.passBack"
        enabled: root.run.passes.count > 0

        onTriggered: root.run.passes.go(root.run.passes.current, -1)
    }
    readonly property Action passOnAction: Action {
        actionId: "workflow.passOn"
        enabled: root.run.passes.count > 0

        onTriggered: root.run.passes.go(root.run.passes.current, 1)
    }
    readonly property Action passFailedAction: Action {
        actionId: "workflow.passFailed"
        enabled: root.run.passes.count > 0

        onTriggered: root.run.passes.goToFailed(root.run.passes.current)
    }

    signal answerWanted
    signal historyWanted
}
