// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One run: its state, workflow, when it began and how long it took.
T.ItemDelegate {
    id: root

    required property int index
    required property string runId
    required property string workflowName
    required property string stateKey
    required property string stateText
    required property string startedText
    required property string durationText
    required property string stepsText
    required property string summaryText
    required property double progress
    required property bool isActive
    required property bool isRerun
    property bool selected: false

    bottomPadding: 1.5 * Units.grid
    focusPolicy: Qt.NoFocus
    implicitHeight: Units.rowHeight + Units.xlarge
    leftPadding: Units.medium
    rightPadding: Units.medium
    topPadding: 1.5 * Units.grid
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.name: summaryText
    Accessible.role: Accessible.ListItem
    Accessible.selected: selected
    Accessible.onPressAction: click()

    background: Rectangle {
        color: root.selected ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            anchors.fill: parent
            anchors.margins: Units.hairline
            border.color: Theme.focus
            border.width: Units.focusWidth
            color: "transparent"
            radius: Units.controlRadius
            visible: root.highlighted
        }

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            color: Theme.stateColor(root.stateKey)
            height: Units.focusWidth
            visible: root.isActive && root.progress > 0
            width: parent.width * root.progress
        }
    }
    contentItem: GridLayout {
        columnSpacing: Units.small
        columns: 3
        rowSpacing: 0
        uniformCellHeights: true

        StateIcon {
            stateName: root.stateKey
        }

        Label {
            Layout.fillWidth: true
            font: Units.bodyMediumFont
            text: root.workflowName
            Accessible.ignored: true
        }

        Label {
            Layout.alignment: Qt.AlignRight
            color: Theme.muted
            font: Units.secondaryNumberFont
            text: root.durationText
            Accessible.ignored: true
        }

        Item {}

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.secondaryFont
            text: root.isRerun ? qsTr("%1 · %2 · again", "state, when; the run repeats another").arg(root.stateText).arg(root.startedText) : qsTr("%1 · %2", "state, when").arg(root.stateText).arg(root.startedText)
            Accessible.ignored: true
        }

        Label {
            Layout.alignment: Qt.AlignRight
            color: Theme.faint
            font: Units.secondaryNumberFont
            text: root.stepsText
            Accessible.ignored: true
        }
    }
}
