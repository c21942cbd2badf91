// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A state as icon, word and colour.
Rectangle {
    id: root

    /// As in StateIcon.
    required property string stateName
    /// Says more than the state alone, such as "step 4 of 9".
    property string text
    readonly property string word: ({
            "ok": qsTr("succeeded", "state"),
            "succeeded": qsTr("succeeded", "state"),
            "running": qsTr("running", "state"),
            "waiting": qsTr("waiting", "state"),
            "failed": qsTr("failed", "state"),
            "inDoubt": qsTr("in doubt", "state: nobody knows whether it happened"),
            "skipped": qsTr("skipped", "state"),
            "cancelled": qsTr("cancelled", "state")
        })[stateName] ?? qsTr("pending", "state")

    border.color: Theme.stateColor(stateName)
    border.width: Theme.highContrast ? Units.hairline : 0
    color: Theme.stateGround(stateName)
    implicitHeight: 20
    implicitWidth: row.implicitWidth + 2 * Units.small
    radius: height / 2
    Accessible.name: label.text
    Accessible.role: Accessible.StaticText

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Units.tiny

        StateIcon {
            anchors.verticalCenter: parent.verticalCenter
            height: Units.medium
            stateName: root.stateName
            width: Units.medium
        }

        Text {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.stateColor(root.stateName)
            font: Units.captionFont
            text: root.text.length > 0 ? qsTr("%1 · %2", "a state and what it is about").arg(root.word).arg(root.text) : root.word
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
