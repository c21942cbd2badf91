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
    readonly property string formatted: FieldEditing.formattedJson(code.text)

    signal entered(newText: string)

    spacing: Units.tiny

    FieldCode {
        id: code

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
        enabled: root.formatted !== code.text
        objectName: "format_" + root.name
        text: qsTr("Format", "button: writes JSON with indents")

        onClicked: {
            // As a value it is the same: nobody would put the text in.
            code.put(root.formatted, 0);
            root.entered(root.formatted);
        }
    }
}
