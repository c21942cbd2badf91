// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The steps of editing, newest first; a click makes the workflow what it was after that step.
StateView {
    id: root

    required property HistoryModel history

    iconName: "history"
    showing: history.stepCount === 0 ? StateView.Empty : StateView.Content
    text: qsTr("What you do to the workflow is listed here, and you can go back to any step of it.")
    title: qsTr("No edits yet")

    RowList {
        id: list

        anchors.fill: parent
        label: qsTr("Edits, newest first")
        model: root.history
        objectName: "historyList"

        Keys.onPressed: event => {
            if (event.key !== Qt.Key_C || event.modifiers !== Qt.NoModifier)
                return;
            event.accepted = true;
            root.history.compare(currentIndex);
        }

        delegate: ListRow {
            id: row

            required property int index
            required property string stepText
            required property string time
            required property bool isDone
            required property bool isCurrent

            detail: time
            detailInline: true
            iconColor: isCurrent ? Theme.accent : Theme.faint
            iconName: isCurrent ? "circle-dot" : isDone ? "check" : "undo-2"
            opacity: isDone ? 1 : 0.45
            selected: isCurrent
            text: stepText
            width: list.width
            Accessible.description: [time, isCurrent ? qsTr("the workflow as it is") : isDone ? "" : qsTr("taken back"), qsTr("C compares it with now")].filter(part => part.length > 0).join(" · ")

            onClicked: root.history.goTo(index)

            IconButton {
                focusPolicy: Qt.NoFocus
                iconName: "git-compare"
                name: qsTr("Compare with now")
                objectName: "compareStep"
                shortcut: "C"
                small: true

                onClicked: root.history.compare(row.index)
            }
        }
    }
}
