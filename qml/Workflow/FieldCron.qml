// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// A schedule, written or one of the usual ones.
RowLayout {
    id: root

    required property string value
    required property FieldAssistant assistant
    property string name
    property string label
    property string placeholderText
    property string errorText

    signal entered(newText: string)

    spacing: Units.tiny

    FieldLine {
        Layout.fillWidth: true
        assistant: root.assistant
        editor: "cron"
        errorText: root.errorText
        label: root.label
        objectName: "field_" + root.name
        placeholderText: root.placeholderText
        value: root.value

        onEntered: newText => root.entered(newText)
    }

    IconButton {
        id: button

        iconName: "calendar-clock"
        name: qsTr("Usual schedules")
        objectName: "presets_" + root.name

        onClicked: presets.popup(button, 0, button.height)

        Menu {
            id: presets

            objectName: "presetsMenu"

            MenuItem {
                text: qsTr("Every 15 minutes", "schedule")

                onTriggered: root.entered("*/15 * * * *")
            }

            MenuItem {
                text: qsTr("Every hour", "schedule")

                onTriggered: root.entered("0 * * * *")
            }

            MenuItem {
                text: qsTr("Every night", "schedule")

                onTriggered: root.entered("0 2 * * *")
            }

            MenuItem {
                text: qsTr("Every weekday in the morning", "schedule")

                onTriggered: root.entered("30 7 * * mon-fri")
            }

            MenuItem {
                text: qsTr("Every Monday in the morning", "schedule")

                onTriggered: root.entered("30 7 * * mon")
            }

            MenuItem {
                text: qsTr("On the first day of every month", "schedule")

                onTriggered: root.entered("30 7 1 * *")
            }
        }
    }
}
