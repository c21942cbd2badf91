// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What validation says; a click selects what it is about.
StateView {
    id: root

    required property ProblemModel problems

    iconName: "circle-check"
    showing: problems.count === 0 ? StateView.Empty : StateView.Content
    text: qsTr("Every step has what it needs.")
    title: qsTr("No problems")

    RowList {
        id: list

        anchors.fill: parent
        label: qsTr("Problems")
        model: root.problems
        objectName: "problemList"

        delegate: ListRow {
            id: row

            required property int index
            required property string problemText
            required property string severity
            required property string place

            detail: place
            iconColor: Theme.stateColor(severity)
            iconName: severity === "failed" ? "circle-alert" : "triangle-alert"
            text: problemText
            width: list.width

            onClicked: root.problems.reveal(index)
        }
    }
}
