// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Markdown as text, and as people will read it.
ColumnLayout {
    id: root

    required property string value
    required property FieldAssistant assistant
    property string name
    property string label
    property string placeholderText

    signal entered(newText: string)

    spacing: Units.tiny

    FieldCode {
        Layout.fillWidth: true
        assistant: root.assistant
        label: root.label
        objectName: "field_" + root.name
        placeholderText: root.placeholderText
        value: root.value
        visible: !preview.checked

        onEntered: newText => root.entered(newText)
    }

    RichTextArea {
        Layout.fillWidth: true
        color: Theme.text
        html: preview.checked ? FieldEditing.readableMarkdown(root.value) : ""
        objectName: "markdown_" + root.name
        spokenText: root.value
        visible: preview.checked
    }

    CheckBox {
        id: preview

        enabled: root.value.length > 0
        objectName: "preview_" + root.name
        text: qsTr("Show as it is read", "Markdown")
    }
}
