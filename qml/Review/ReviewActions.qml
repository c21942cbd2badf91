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

    signal chooseRangeRequested
    signal filterRequested

    readonly property list<Action> all: [
        Action {
            actionId: "review.range"
            iconName: "git-compare"
            shortcut: "Ctrl+Shift+R"
            text: qsTr("Choose what to review")
            onTriggered: root.chooseRangeRequested()
        },
        Action {
            actionId: "review.reload"
            iconName: "refresh-cw"
            shortcut: "F5"
            text: qsTr("Compare again")
            onTriggered: root.controller.reload()
        },
        Action {
            actionId: "review.filter"
            iconName: "search"
            shortcut: "/"
            text: qsTr("Filter files")
            onTriggered: root.filterRequested()
        },
        Action {
            actionId: "review.nextLine"
            inPalette: false
            shortcut: "J"
            text: qsTr("Next line")
            onTriggered: root.view.moveCursor(1)
        },
        Action {
            actionId: "review.previousLine"
            inPalette: false
            shortcut: "K"
            text: qsTr("Previous line")
            onTriggered: root.view.moveCursor(-1)
        },
        Action {
            actionId: "review.nextChange"
            iconName: "arrow-down"
            shortcut: "N"
            text: qsTr("Next change")
            onTriggered: root.controller.goToChange(true)
        },
        Action {
            actionId: "review.previousChange"
            iconName: "arrow-up"
            shortcut: "P"
            text: qsTr("Previous change")
            onTriggered: root.controller.goToChange(false)
        },
        Action {
            actionId: "review.nextThread"
            iconName: "message-square"
            shortcut: "Shift+N"
            text: qsTr("Next comment")
            onTriggered: root.controller.goToThread(true)
        },
        Action {
            actionId: "review.previousThread"
            iconName: "message-square"
            shortcut: "Shift+P"
            text: qsTr("Previous comment")
            onTriggered: root.controller.goToThread(false)
        },
        Action {
            actionId: "review.nextFile"
            iconName: "chevron-right"
            shortcut: "]"
            text: qsTr("Next file")
            onTriggered: root.controller.goToFile(true)
        },
        Action {
            actionId: "review.previousFile"
            iconName: "chevron-left"
            shortcut: "["
            text: qsTr("Previous file")
            onTriggered: root.controller.goToFile(false)
        },
        Action {
            actionId: "review.comment"
            iconName: "message-square-plus"
            shortcut: "C"
            text: qsTr("Comment on this line")
            onTriggered: root.controller.beginComment(root.controller.document.cursor, root.controller.document.cursorOnOld)
        },
        Action {
            actionId: "review.commentFile"
            iconName: "message-square-plus"
            shortcut: "Shift+C"
            text: qsTr("Comment on this file")
            onTriggered: root.controller.beginComment(-1, false)
        },
        Action {
            actionId: "review.viewed"
            iconName: "check"
            shortcut: "R"
            text: qsTr("Mark file as viewed, or not")
            onTriggered: root.controller.toggleCurrentViewed()
        },
        Action {
            actionId: "review.viewedNext"
            iconName: "check-check"
            shortcut: "Shift+M"
            text: qsTr("Mark file as viewed and go to the next")
            onTriggered: root.controller.markViewedAndGoOn()
        },
        Action {
            actionId: "review.unified"
            checkable: true
            checked: root.controller.document.unified
            iconName: "columns-2"
            shortcut: "M"
            text: qsTr("Side by side or unified")
            onTriggered: root.controller.document.unified = !root.controller.document.unified
        },
        Action {
            actionId: "review.expand"
            inPalette: false
            shortcut: "X"
            text: qsTr("Open the fold")
            onTriggered: root.controller.document.expand(root.controller.document.cursor, 0, true)
        },
        Action {
            actionId: "review.expandAll"
            iconName: "unfold-vertical"
            shortcut: "Shift+X"
            text: qsTr("Show the whole file")
            onTriggered: root.controller.document.expandAll()
        },
        Action {
            actionId: "review.side"
            inPalette: false
            shortcut: "S"
            text: qsTr("Switch between old and new side")
            onTriggered: root.controller.document.cursorOnOld = !root.controller.document.cursorOnOld
        },
        Action {
            actionId: "review.copy"
            iconName: "copy"
            inPalette: false
            shortcut: "Ctrl+C"
            text: qsTr("Copy lines")
            onTriggered: root.view.copy()
        },
        Action {
            actionId: "review.undoDelete"
            enabled: root.controller.canUndoDelete
            iconName: "undo-2"
            text: qsTr("Bring back the deleted comment")
            onTriggered: root.controller.undoDelete()
        }
    ]
}
