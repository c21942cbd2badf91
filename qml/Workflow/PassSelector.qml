// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// On the frame of a container: which of its passes the cards inside show.
FocusScope {
    id: root

    required property PassModel passes
    required property real zoom
    required property string path
    required property string title
    required property string text
    required property int number
    required property int passCount
    required property int failedNumber
    required property string stateKey
    required property rect frame
    required property rect card
    /// Whether there is room for it beside the card, in the frame.
    readonly property bool fitsInside: (frame.width - card.width) * zoom > width + 2 * Units.small

    height: row.implicitHeight + Units.tiny
    objectName: "passSelector"
    width: row.implicitWidth + Units.tiny
    x: fitsInside ? (frame.x + frame.width) * zoom - width - Units.tiny : frame.x * zoom
    y: fitsInside ? frame.y * zoom + Units.tiny : frame.y * zoom - height - Units.tiny
    Accessible.name: qsTr("%1: %2", "a container, and which of its passes is shown").arg(title).arg(text)
    Accessible.role: Accessible.Grouping

    ToolGround {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Units.tiny / 2

        IconButton {
            enabled: root.number > 1
            iconName: "chevron-left"
            name: qsTr("Previous pass of %1", "button").arg(root.title)
            objectName: "passBack"
            small: true

            onClicked: root.passes.go(root.path, -1)
        }

        StateIcon {
            anchors.verticalCenter: parent.verticalCenter
            height: Units.iconSmall
            stateName: root.stateKey
            width: Units.iconSmall
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font: Units.captionFont
            text: root.text
        }

        IconButton {
            enabled: root.number < root.passCount
            iconName: "chevron-right"
            name: qsTr("Next pass of %1", "button").arg(root.title)
            objectName: "passOn"
            small: true

            onClicked: root.passes.go(root.path, 1)
        }

        IconButton {
            iconColor: Theme.failed
            iconName: "circle-x"
            name: qsTr("First failed pass of %1", "button").arg(root.title)
            objectName: "passFailed"
            small: true
            visible: root.failedNumber > 0 && root.failedNumber !== root.number

            onClicked: root.passes.goToFailed(root.path)
        }
    }
}
