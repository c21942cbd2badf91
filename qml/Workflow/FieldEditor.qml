// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// One field of a form in the editor that fits what it holds; changes apply as they are made.
FormField {
    id: root

    required property int index
    required property string name
    required property string title
    required property string help
    required property string editor
    required property string suggests
    required property string language
    required property string text
    required property bool isTemplate
    required property bool checked
    required property list<string> choices
    required property int choiceIndex
    required property string placeholder
    required property bool isRequired
    required property string problem
    required property string note
    required property FieldModel form
    readonly property FieldAssistant assistant: form.assistant

    function enter(newText: string): void {
        form.setText(index, newText);
    }

    function editorOf(name: string): Component {
        switch (name) {
        case "check":
            return check;
        case "choice":
            return choice;
        case "code":
        case "lines":
            return code;
        case "json":
            return json;
        case "markdown":
            return markdown;
        case "cron":
            return cron;
        case "file":
        case "folder":
        case "glob":
        case "workflow":
            return path;
        default:
            return line;
        }
    }

    errorText: problem
    hint: help
    label: editor === "check" ? "" : isRequired ? qsTr("%1 (required)", "title of a form field").arg(title) : title

    Loader {
        Layout.fillWidth: true
        sourceComponent: root.editorOf(root.editor)
    }

    FieldPreview {
        id: preview

        Layout.fillWidth: true
        assistant: root.assistant
        value: root.isTemplate ? root.text : ""
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        font: Units.captionFont
        text: root.note
        visible: text.length > 0
        wrapMode: Text.Wrap
    }

    Component {
        id: check

        CheckBox {
            checked: root.checked
            text: root.title

            onToggled: root.form.setChecked(root.index, checked)
        }
    }

    Component {
        id: choice

        ComboBox {
            label: root.title
            model: root.choices
            selectedIndex: root.choiceIndex

            onActivated: row => root.form.setChoice(root.index, row)
        }
    }

    Component {
        id: line

        FieldLine {
            assistant: root.assistant
            editor: root.suggests
            errorText: root.problem
            isTemplate: root.isTemplate
            label: root.title
            objectName: "field_" + root.name
            placeholderText: root.editor === "secret" ? qsTr("Name of a secret") : root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }

    Component {
        id: path

        FieldPath {
            assistant: root.assistant
            editor: root.suggests
            errorText: root.problem
            isTemplate: root.isTemplate
            label: root.title
            name: root.name
            placeholderText: root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }

    Component {
        id: cron

        FieldCron {
            assistant: root.assistant
            errorText: root.problem
            label: root.title
            name: root.name
            placeholderText: root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }

    Component {
        id: code

        FieldCode {
            assistant: root.assistant
            editor: root.suggests
            errorLine: preview.errorLine
            isTemplate: root.isTemplate
            label: root.title
            language: root.language
            objectName: "field_" + root.name
            placeholderText: root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }

    Component {
        id: json

        FieldJson {
            assistant: root.assistant
            errorLine: preview.errorLine
            label: root.title
            name: root.name
            placeholderText: root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }

    Component {
        id: markdown

        FieldMarkdown {
            assistant: root.assistant
            label: root.title
            name: root.name
            placeholderText: root.placeholder
            value: root.text

            onEntered: newText => root.enter(newText)
        }
    }
}
