// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// A breakpoint in the list of all.
ListRow {
    id: root

    required property BreakpointModel points
    required property int index
    required property string title
    required property bool isEdge
    required property string condition
    required property string problem
    required property bool isOn

    signal conditionRequested

    function turn(): void {
        points.setOn(index, !isOn);
    }

    detail: problem.length > 0 ? problem : condition
    detailInline: true
    iconColor: problem.length > 0 ? Theme.failed : Theme.muted
    iconName: problem.length > 0 ? "circle-alert" : isEdge ? "route" : "square"
    text: title
    Accessible.description: [isEdge ? qsTr("connection") : qsTr("node"), detail, isOn ? "" : qsTr("off", "a breakpoint")].filter(part => part.length > 0).join(" · ")

    // Space, which would click it, is for what lists of switches do.
    Keys.onSpacePressed: turn()
    onClicked: points.reveal(index)

    Switch {
        checked: root.isOn
        focusPolicy: Qt.NoFocus
        objectName: "breakpointOn"
        text: qsTr("On", "a breakpoint")

        onToggled: root.turn()
    }

    IconButton {
        focusPolicy: Qt.NoFocus
        iconName: "circle-help"
        name: qsTr("Condition of %1").arg(root.title)
        objectName: "breakpointEdit"
        small: true

        onClicked: root.conditionRequested()
    }

    IconButton {
        focusPolicy: Qt.NoFocus
        iconName: "trash-2"
        name: qsTr("Remove the breakpoint at %1").arg(root.title)
        objectName: "breakpointRemove"
        small: true

        onClicked: root.points.remove(root.index)
    }
}
