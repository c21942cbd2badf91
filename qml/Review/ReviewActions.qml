// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Diff
import AgentOps.Ui.Models

/// What can be done on the review page, with the letters that Gerrit uses.
QtObject {
    id: root

    required property ReviewController controller
    required property DiffView view
    readonly property Action filterAction: filterFiles
    readonly property Action nextChangeAction: nextChange
    readonly property Action previousChangeAction: previousChange
    readonly property Action viewedAction: viewed

    signal chooseRangeRequested
    signal filterRequested

    readonly property list<Action> all: [
        Action {
            actionId: "review.range"
            onTriggered: root.chooseRangeRequested()
        },
        Action {
            actionId: "review.reload"
            onTriggered: root.controller.reload()
        },
        Action {
            id: filterFiles

            actionId: "review.filter"
            onTriggered: root.filterRequested()
        },
        Action {
            actionId: "review.nextLine"
            onTriggered: root.view.moveCursor(1)
        },
        Action {
            actionId: "review.previousLine"
            onTriggered: root.view.moveCursor(-1)
        },
        Action {
            id: nextChange

            actionId: "review.nextChange"
            onTriggered: root.controller.goToChange(true)
        },
        Action {
            id: previousChange

            actionId: "review.previousChange"
            onTriggered: root.controller.goToChange(false)
        },
        Action {
            actionId: "review.nextThread"
            onTriggered: root.controller.goToThread(true)
        },
        Action {
            actionId: "review.previousThread"
            onTriggered: root.controller.goToThread(false)
        },
        Action {
            actionId: "review.nextFile"
            onTriggered: root.controller.goToFile(true)
        },
        Action {
            actionId: "review.previousFile"
            onTriggered: root.controller.goToFile(false)
        },
        Action {
            actionId: "review.comment"
            onTriggered: root.controller.beginComment(root.controller.document.cursor, root.controller.document.cursorOnOld)
        },
        Action {
            actionId: "review.commentFile"
            onTriggered: root.controller.beginComment(-1, false)
        },
        Action {
            id: viewed

            actionId: "review.viewed"
            onTriggered: root.controller.toggleCurrentViewed()
        },
        Action {
            actionId: "review.viewedNext"
            onTriggered: root.controller.markViewedAndGoOn()
        },
        Action {
            actionId: "review.unified"
            checkable: true
            checked: root.controller.document.unified
            onTriggered: root.controller.document.unified = !root.controller.document.unified
        },
        Action {
            actionId: "review.expand"
            onTriggered: root.controller.document.expand(root.controller.document.cursor, 0, true)
        },
        Action {
            actionId: "review.expandAll"
            onTriggered: root.controller.document.expandAll()
        },
        Action {
            actionId: "review.side"
            onTriggered: root.controller.document.cursorOnOld = !root.controller.document.cursorOnOld
        },
        Action {
            actionId: "review.copy"
            onTriggered: root.view.copy()
        },
        Action {
            actionId: "review.undoDelete"
            enabled: root.controller.canUndoDelete
            onTriggered: root.controller.undoDelete()
        }
    ]
}
