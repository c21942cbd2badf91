// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// The run that goes on or waits: how far it is, the way to it, and a way to end it.
RowLayout {
    id: root

    required property RunWatch runs
    readonly property bool waits: runs.state === "waiting"

    signal showRequested

    spacing: Units.tiny

    StatusButton {
        color: Theme.stateColor(root.runs.state)
        iconName: root.waits ? "hand" : "play"
        name: root.waits ? qsTr("Show the run that waits: %1", "status bar").arg(root.runs.text) : qsTr("Show the run: %1", "status bar").arg(root.runs.text)
        text: root.runs.text

        onClicked: root.showRequested()
    }

    ProgressBar {
        Layout.preferredWidth: 18 * Units.grid
        barColor: Theme.stateColor(root.runs.state)
        label: root.runs.text
        value: root.runs.progress
    }

    StatusButton {
        iconName: "x"
        name: qsTr("Cancel the run: %1", "status bar").arg(root.runs.text)
        visible: root.runs.cancellable

        onClicked: root.runs.cancel()
    }
}
