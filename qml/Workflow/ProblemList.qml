// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
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

    ListView {
        id: list

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        model: root.problems
        objectName: "problemList"
        Accessible.name: qsTr("Problems")
        Accessible.role: Accessible.List

        T.ScrollBar.vertical: ScrollBar {}
        delegate: ListRow {
            id: row

            required property int index
            required property string problemText
            required property string severity
            required property string place

            detail: place
            detailInline: true
            iconColor: Theme.stateColor(severity)
            iconName: severity === "failed" ? "circle-alert" : "triangle-alert"
            text: problemText
            width: list.width

            onClicked: root.problems.reveal(index)
        }
    }
}
