// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
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

    RowList {
        id: list

        property bool follows: true

        anchors.fill: parent
        anchors.leftMargin: Units.medium
        currentIndex: -1
        label: qsTr("Log")
        model: root.run.view.log
        objectName: "logList"
        reuseItems: true

        delegate: LogRow {
            current: ListView.isCurrentItem && list.activeFocus
            width: list.width
        }

        onContentHeightChanged: if (follows)
            positionViewAtEnd()
        // Who walks the log wants to read; at its end it is followed again.
        onCurrentIndexChanged: if (activeFocus)
            follows = currentIndex === count - 1
        onMovementEnded: follows = atYEnd
    }
}
