// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the steps of the run say; it stays at the end while nobody scrolls.
StateView {
    id: root

    required property WorkflowRun run

    iconName: "scroll-text"
    showing: run.view.log.count === 0 ? StateView.Empty : StateView.Content
    text: run.hasRun ? qsTr("The steps have said nothing so far.") : qsTr("Run the workflow to see here what its steps say.")
    title: qsTr("No log yet")

    ListView {
        id: list

        property bool follows: true

        anchors.fill: parent
        anchors.leftMargin: Units.medium
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.run.view.log
        objectName: "logList"
        reuseItems: true
        Accessible.name: qsTr("Log")
        Accessible.role: Accessible.List

        T.ScrollBar.vertical: ScrollBar {}
        delegate: LogRow {
            width: list.width
        }

        onContentHeightChanged: if (follows)
            positionViewAtEnd()
        onMovementEnded: follows = atYEnd
    }
}
