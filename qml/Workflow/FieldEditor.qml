// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// One field of a form in the editor that fits its type; changes apply as they are made.
FormField {
    id: root

    required property int index
    required property string name
    required property string title
    required property string help
    required property string fieldType
    required property string text
    required property bool checked
    required property list<string> choices
    required property int choiceIndex
    required property string placeholder
    required property bool isRequired
    required property string problem
    required property string note
    required property FieldModel form
    readonly property bool isLong: fieldType === "multiline" || fieldType === "list" || fieldType === "object" || fieldType === "value"

    errorText: problem
    hint: help
    label: fieldType === "boolean" ? "" : isRequired ? qsTr("%1 (required)", "title of a form field").arg(title) : title

    CheckBox {
        checked: root.checked
        text: root.title
        visible: root.fieldType === "boolean"

        onToggled: root.form.setChecked(root.index, checked)
    }

    ComboBox {
        Layout.fillWidth: true
        selectedIndex: root.choiceIndex
        label: root.title
        model: root.choices
        visible: root.fieldType === "choice"

        onActivated: choice => root.form.setChoice(root.index, choice)
    }

    TextArea {
        id: area

        Layout.fillWidth: true
        label: root.title
        monospace: true
        objectName: visible ? "field_" + root.name : ""
        placeholderText: root.placeholder
        text: root.isLong ? root.text : ""
        visible: root.isLong

        onEdited: root.form.setText(root.index, text)
    }

    TextField {
        Layout.fillWidth: true
        errorText: root.problem
        label: root.title
        monospace: root.fieldType === "text" || root.fieldType === "path"
        objectName: visible ? "field_" + root.name : ""
        placeholderText: root.fieldType === "secret" ? qsTr("Name of a secret") : root.placeholder
        text: root.isLong ? "" : root.text
        visible: !root.isLong && root.fieldType !== "boolean" && root.fieldType !== "choice"

        onTextEdited: root.form.setText(root.index, text)
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        font: Units.captionFont
        text: root.note
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
