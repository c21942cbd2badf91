// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One step of a run: its state and name, when it worked and waited, and how long.
T.ItemDelegate {
    id: root

    required property int index
    required property string nodeId
    required property string title
    required property string kind
    required property string stateKey
    required property string stateText
    required property string attemptText
    required property string startedText
    required property string errorText
    required property string errorDetail
    required property string durationText
    required property string waitText
    required property string progressText
    required property string summaryText
    required property double progress
    /// Of timelineSegment.
    required property var segments
    required property real titleWidth
    required property real barsWidth
    required property real runLength
    property bool selected: false

    focusPolicy: Qt.NoFocus
    implicitHeight: Units.rowHeight + Units.tiny
    highlighted: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.name: summaryText
    Accessible.role: Accessible.ListItem
    Accessible.selected: selected
    Accessible.onPressAction: click()

    background: Rectangle {
        color: root.selected ? Theme.selection : root.hovered ? Theme.hover : "transparent"
        radius: Units.controlRadius

        Rectangle {
            anchors.fill: parent
            border.color: Theme.focus
            border.width: Units.focusWidth
            color: "transparent"
            radius: Units.controlRadius
            visible: root.highlighted
        }
    }
    contentItem: Item {
        StateIcon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            stateName: root.stateKey
            x: Units.small
        }

        Label {
            anchors.left: icon.right
            anchors.leftMargin: Units.small
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
            width: root.titleWidth - x - (attempt.visible ? attempt.width + Units.small : 0) - Units.medium
            Accessible.ignored: true
        }

        Badge {
            id: attempt

            anchors.verticalCenter: parent.verticalCenter
            text: root.attemptText
            visible: text.length > 0
            x: root.titleWidth - width - Units.medium
            Accessible.ignored: true
        }

        Item {
            id: bars

            height: parent.height
            width: root.barsWidth
            x: root.titleWidth

            Repeater {
                model: root.segments

                Rectangle {
                    id: bar

                    required property var modelData // timelineSegment
                    readonly property bool works: modelData.kind === 0
                    readonly property color tint: Theme.stateColor(modelData.stateKey)

                    anchors.verticalCenter: parent.verticalCenter
                    border.color: tint
                    border.width: works ? 0 : Units.hairline
                    color: !works ? Theme.stateGround(modelData.stateKey) : modelData.stateKey === "failed" ? tint : Theme.withOpacity(tint, 0.8)
                    height: works ? Units.medium : Units.small
                    radius: Units.controlRadius - 1
                    width: Math.max(Units.tiny, Math.min(bars.width - x, modelData.length / root.runLength * bars.width))
                    x: Math.min(bars.width - Units.tiny, modelData.start / root.runLength * bars.width)
                }
            }
        }

        Label {
            anchors.right: parent.right
            anchors.rightMargin: Units.small
            anchors.verticalCenter: parent.verticalCenter
            readonly property bool waits: root.stateKey === "waiting" && root.waitText.length > 0

            color: waits ? Theme.waiting : root.durationText.length > 0 ? Theme.text : Theme.muted
            font: Units.secondaryNumberFont
            horizontalAlignment: Text.AlignRight
            text: waits ? root.waitText : root.durationText.length > 0 ? root.durationText : root.stateText
            width: parent.width - bars.x - bars.width - 2 * Units.small
            Accessible.ignored: true
        }
    }
}
