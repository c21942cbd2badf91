// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What is different for one class of failures; what is empty is as for all of them.
ColumnLayout {
    id: root

    required property int index
    required property string title
    required property string help
    required property string attempts
    required property string firstDelay
    required property string factor
    required property string maxDelay
    required property string usualAttempts
    required property string usualFirstDelay
    required property string usualFactor
    required property string usualMaxDelay
    required property bool isSet
    required property RetryClassModel classes

    spacing: Units.tiny

    RowLayout {
        spacing: Units.small

        Label {
            Layout.fillWidth: true
            color: root.isSet ? Theme.text : Theme.muted
            elide: Text.ElideRight
            text: root.title
        }

        NumberInput {
            Layout.preferredWidth: 18 * Units.grid
            label: qsTr("Tries: %1").arg(root.title)
            objectName: "classAttempts" + root.index
            placeholderText: root.usualAttempts
            value: root.attempts
            whole: true

            onEntered: number => root.classes.setAttempts(root.index, number)
        }

        IconButton {
            id: more

            checkable: true
            iconName: checked ? "chevron-up" : "chevron-down"
            name: checked ? qsTr("Hide the waits: %1").arg(root.title) : qsTr("Show the waits: %1").arg(root.title)
            small: true
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.faint
        font: Units.captionFont
        text: root.help
        visible: more.checked
        wrapMode: Text.Wrap
    }

    RowLayout {
        spacing: Units.small
        visible: more.checked

        FormField {
            Layout.fillWidth: true
            label: qsTr("First wait (s)")

            NumberInput {
                Layout.fillWidth: true
                label: qsTr("First wait (s)")
                placeholderText: root.usualFirstDelay
                value: root.firstDelay

                onEntered: number => root.classes.setFirstDelay(root.index, number)
            }
        }

        FormField {
            Layout.fillWidth: true
            label: qsTr("Times")

            NumberInput {
                Layout.fillWidth: true
                label: qsTr("Each wait times")
                placeholderText: root.usualFactor
                value: root.factor

                onEntered: number => root.classes.setFactor(root.index, number)
            }
        }

        FormField {
            Layout.fillWidth: true
            label: qsTr("Longest (s)")

            NumberInput {
                Layout.fillWidth: true
                label: qsTr("Longest wait (s)")
                placeholderText: root.usualMaxDelay
                value: root.maxDelay

                onEntered: number => root.classes.setMaxDelay(root.index, number)
            }
        }
    }
}
