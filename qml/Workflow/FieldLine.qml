// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// One line of a form, with suggestions for what its editor and its expressions may hold.
TextField {
    id: root

    required property string value
    /// Null when there is nobody to ask.
    required property FieldAssistant assistant
    /// See SuggestionModel.
    property string editor
    property bool isTemplate: true
    property bool wanted: false
    readonly property bool missing: suggestionModel.missing

    signal entered(newText: string)

    /// Undo and other edits change the text under the cursor.
    function follow(): void {
        if (text === value)
            return;
        const cursor = FieldEditing.cursorAfter(text, value, cursorPosition);
        text = value;
        cursorPosition = cursor;
    }

    function take(row: int): void {
        const cursor = suggestionModel.cursorWith(row);
        text = suggestionModel.textWith(row);
        cursorPosition = cursor;
        wanted = text.charAt(cursor - 1) === "/";
        entered(text);
    }

    monospace: true
    Accessible.description: popup.spokenText.length > 0 ? popup.spokenText : errorText

    Component.onCompleted: text = value
    Keys.onPressed: event => popup.handle(event)
    onTextEdited: {
        wanted = true;
        entered(text);
    }
    onValueChanged: follow()

    SuggestionModel {
        id: suggestionModel

        active: root.activeFocus && root.wanted
        assistant: root.assistant
        cursor: root.cursorPosition
        editor: root.editor
        isTemplate: root.isTemplate
        text: root.text
    }

    SuggestionPopup {
        id: popup

        suggestions: suggestionModel
        y: root.height + Units.tiny

        onAsked: shown => root.wanted = shown
        onChosen: row => root.take(row)
    }
}
