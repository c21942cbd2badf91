// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph

/// When a breakpoint holds.
Dialog {
    id: root

    required property RunDesk desk
    readonly property BreakpointModel points: desk.breakpoints
    property int row: -1
    readonly property string problem: row < 0 ? "" : points.problemWith(row, field.text)

    /// The list of all breakpoints is wanted.
    signal breakpointsShown

    acceptEnabled: problem.length === 0
    objectName: "breakpointDialog"
    title: qsTr("Breakpoint at %1", "dialog title").arg(points.titleOf(row))

    onAccepted: points.setCondition(row, field.text)

    Connections {
        function onBreakpointsWanted(): void {
            root.breakpointsShown();
        }

        function onConditionWanted(row: int): void {
            root.row = row;
            field.text = root.points.conditionOf(row);
            root.open();
            field.forceActiveFocus(Qt.PopupFocusReason);
        }

        target: root.desk
    }

    FormField {
        errorText: root.problem
        hint: qsTr("The run holds when this comes out as true; left empty, always. Name steps before it and their outputs.")
        label: qsTr("Hold when", "label of a field")
        width: parent.width

        TextField {
            id: field

            Layout.fillWidth: true
            errorText: root.problem
            label: qsTr("Hold when", "label of a field")
            monospace: true
            objectName: "breakpointCondition"
            placeholderText: qsTr("tests.failed > 0", "an example of an expression")

            onAccepted: if (root.acceptEnabled)
                root.accept()
        }
    }
}
