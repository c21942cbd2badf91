// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Any value as JSON, which can be written with indents.
ColumnLayout {
    id: root

    required property string value
    required property FieldAssistant assistant
    property string name
    property string label
    property string placeholderText
    property int errorLine: 0
    readonly property string formatted: FieldEditing.formattedJson(value)

    signal entered(newText: string)

    spacing: Units.tiny

    FieldCode {
        Layout.fillWidth: true
        assistant: root.assistant
        errorLine: root.errorLine
        label: root.label
        language: "json"
        objectName: "field_" + root.name
        placeholderText: root.placeholderText
        value: root.value

        onEntered: newText => root.entered(newText)
    }

    Button {
        enabled: root.formatted !== root.value
        objectName: "format_" + root.name
        text: qsTr("Format", "button: writes JSON with indents")

        onClicked: root.entered(root.formatted)
    }
}
