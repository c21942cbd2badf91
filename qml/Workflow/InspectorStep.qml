// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// How one step went: its state, how long it took, and what went wrong.
ColumnLayout {
    id: root

    required property string stateKey
    required property string durationText
    required property string attemptText
    required property string waitText
    required property string errorText
    required property string errorDetail

    spacing: Units.small

    StatePill {
        stateName: root.stateKey
        text: root.durationText
    }

    KeyValue {
        Layout.fillWidth: true
        key: qsTr("Attempt")
        value: root.attemptText
        visible: value.length > 0
    }

    KeyValue {
        Layout.fillWidth: true
        key: qsTr("Waited")
        value: root.waitText
        visible: value.length > 0
    }

    Label {
        Layout.fillWidth: true
        color: Theme.failed
        text: root.errorText
        visible: text.length > 0
        wrapMode: Text.Wrap
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        font: Units.smallCodeFont
        text: root.errorDetail
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
