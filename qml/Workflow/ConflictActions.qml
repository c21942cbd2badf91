// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What can be done about what a merge has left to be decided.
QtObject {
    id: root

    required property ConflictModel conflicts
    readonly property bool any: conflicts.count > 0
    readonly property list<Action> all: [nextAction, previousAction, oursAction, theirsAction, baseAction, bothAction]

    readonly property Action nextAction: Action {
        actionId: "workflow.nextConflict"
        enabled: root.any

        onTriggered: root.conflicts.next()
    }
    readonly property Action previousAction: Action {
        actionId: "workflow.previousConflict"
        enabled: root.any

        onTriggered: root.conflicts.previous()
    }
    readonly property Action oursAction: Action {
        actionId: "workflow.takeOurs"
        enabled: root.any

        onTriggered: root.conflicts.settle(ConflictModel.Ours)
    }
    readonly property Action theirsAction: Action {
        actionId: "workflow.takeTheirs"
        enabled: root.any

        onTriggered: root.conflicts.settle(ConflictModel.Theirs)
    }
    readonly property Action baseAction: Action {
        actionId: "workflow.takeBase"
        enabled: root.any

        onTriggered: root.conflicts.settle(ConflictModel.Base)
    }
    readonly property Action bothAction: Action {
        actionId: "workflow.takeBoth"
        enabled: root.conflicts.canTakeBoth

        onTriggered: root.conflicts.settle(ConflictModel.Both)
    }
}
