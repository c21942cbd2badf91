// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What validation says, by node; a click selects what it is about, and its menu says what can be done.
StateView {
    id: root

    required property ProblemModel problems

    iconName: "circle-check"
    showing: problems.count === 0 ? StateView.Empty : StateView.Content
    text: qsTr("Every step has what it needs.")
    title: qsTr("No problems")

    Label {
        id: failure

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        color: Theme.failed
        objectName: "fixFailure"
        text: root.problems.failure
        visible: text.length > 0
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }

    RowList {
        id: list

        function openFixes(row: int, place: Item): void {
            fixes.row = row;
            fixes.popup(place, 0, place.height);
        }

        anchors.bottom: failure.visible ? failure.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        label: qsTr("Problems")
        model: root.problems
        objectName: "problemList"
        section.property: "group"

        delegate: ListRow {
            id: row

            required property int index
            required property string problemText
            required property string severity
            required property string place
            required property int fixCount

            detail: place
            iconColor: Theme.stateColor(severity)
            iconName: severity === "failed" ? "circle-alert" : "triangle-alert"
            text: problemText
            width: list.width
            Accessible.description: fixCount > 0 ? qsTr("%1. %n fix(es), Alt+Enter", "", fixCount).arg(place) : place

            onClicked: root.problems.reveal(index)

            IconButton {
                id: fixButton

                focusPolicy: Qt.NoFocus
                iconName: "wrench"
                name: qsTr("Fix: %1").arg(row.problemText)
                objectName: "fixButton"
                shortcut: qsTr("Alt+Enter", "key")
                small: true
                visible: row.fixCount > 0

                onClicked: list.openFixes(row.index, fixButton)
            }
        }
        section.delegate: Item {
            id: group

            required property string section

            height: heading.implicitHeight + Units.small
            width: list.width

            SectionLabel {
                id: heading

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.leftMargin: Units.medium
                text: qsTr("%1 · %2", "a node and how many problems it has").arg(root.problems.groupTitle(group.section)).arg(root.problems.groupCount(group.section))
            }
        }
    }

    Shortcut {
        enabled: list.activeFocus && list.currentIndex >= 0
        sequences: ["Alt+Return", "Alt+Enter"]

        onActivated: list.openFixes(list.currentIndex, list.currentItem)
    }

    FixMenu {
        id: fixes

        problems: root.problems

        onClosed: list.forceActiveFocus()
    }
}
