// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// At most so many at the same time of everything with the same key.
ColumnLayout {
    id: root

    required property string question
    required property bool limited
    required property string key
    required property int limit
    property string hint
    property string problem

    signal limitedEntered(limited: bool)
    signal keyEntered(key: string)
    signal limitEntered(limit: int)

    spacing: Units.small

    CheckBox {
        Layout.fillWidth: true
        checked: root.limited
        objectName: "limitBox"
        text: root.question

        onToggled: root.limitedEntered(checked)
    }

    Label {
        Layout.fillWidth: true
        color: Theme.faint
        font: Units.captionFont
        text: root.hint
        visible: text.length > 0
        wrapMode: Text.Wrap
    }

    RowLayout {
        spacing: Units.medium
        visible: root.limited

        FormField {
            Layout.fillWidth: true
            errorText: root.problem
            label: qsTr("Of everything with the key")

            TextField {
                Layout.fillWidth: true
                errorText: root.problem
                label: qsTr("Key")
                monospace: true
                objectName: "limitKey"
                placeholderText: "deploy-{{ inputs.stage }}"
                text: root.key

                onTextEdited: root.keyEntered(text)
            }
        }

        NumberField {
            Layout.alignment: Qt.AlignTop
            Layout.maximumWidth: 20 * Units.grid
            fieldName: "limitCount"
            label: qsTr("At most")
            value: root.limit
            whole: true

            onEntered: number => root.limitEntered(Number(number))
        }
    }
}
