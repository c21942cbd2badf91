// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Where runs of the workflow are held.
StateView {
    id: root

    required property RunDesk desk
    readonly property BreakpointModel points: desk.breakpoints

    iconName: "circle-dot"
    showing: points.count === 0 ? StateView.Empty : StateView.Content
    text: qsTr("Select a node or a connection and press %1: runs hold there, so that you can see what goes through.").arg(desk.commands.find("workflow.breakpoint").shortcutText)
    title: qsTr("No breakpoints")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.margins: Units.tiny
            spacing: Units.small

            Button {
                kind: Button.Ghost
                objectName: "breakpointsOn"
                text: qsTr("All on", "breakpoints")

                onClicked: root.points.setAllOn(true)
            }

            Button {
                kind: Button.Ghost
                objectName: "breakpointsOff"
                text: qsTr("All off", "breakpoints")

                onClicked: root.points.setAllOn(false)
            }

            Button {
                kind: Button.Ghost
                objectName: "breakpointsRemove"
                text: qsTr("Remove all", "breakpoints")

                onClicked: root.points.removeAll()
            }
        }

        RowList {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            label: qsTr("Breakpoints")
            model: root.points
            objectName: "breakpointList"

            Keys.onDeletePressed: root.points.remove(currentIndex)

            delegate: BreakpointRow {
                id: row

                points: root.points
                width: list.width

                onConditionRequested: root.desk.conditionWanted(row.index)
            }
        }
    }
}
