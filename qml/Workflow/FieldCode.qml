// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Several lines of a form that grow with what is written: source with its colours and line numbers, or plain text;
/// expressions are marked and completed. Tab leaves it; Ctrl+] and Ctrl+[ move lines in and out.
Item {
    id: root

    required property string value
    /// Null when there is nobody to ask.
    required property FieldAssistant assistant
    property string label
    property string placeholderText
    property string editor
    /// The ending of files in the language; empty for plain text, which has no line numbers and wraps.
    property string language
    property bool isTemplate: true
    /// A line that something is wrong with, from 1; 0 for none.
    property int errorLine: 0
    property bool wanted: false
    property alias text: area.text
    property alias cursorPosition: area.cursorPosition
    /// The text as it was last put in or handed on.
    property string shown
    readonly property bool isCode: language.length > 0

    signal entered(newText: string)

    function selectAll(): void {
        area.selectAll();
    }

    /// Undo and other edits change the text under the cursor.
    function put(newText: string, cursor: int): void {
        shown = newText;
        area.text = newText;
        area.cursorPosition = cursor;
    }

    function follow(): void {
        if (area.text !== value)
            put(value, FieldEditing.cursorAfter(area.text, value, area.cursorPosition));
    }

    function take(row: int): void {
        const newText = suggestionModel.textWith(row);
        put(newText, suggestionModel.cursorWith(row));
        wanted = false;
        entered(newText);
    }

    function shift(isInwards: bool): void {
        const newText = FieldEditing.shifted(area.text, area.selectionStart, area.selectionEnd, isInwards);
        put(newText, FieldEditing.cursorAfter(area.text, newText, area.cursorPosition));
        entered(newText);
    }

    function handle(event: KeyEvent): void {
        popup.handle(event);
        if (event.accepted || event.modifiers !== Qt.ControlModifier)
            return;
        event.accepted = event.key === Qt.Key_BracketRight || event.key === Qt.Key_BracketLeft;
        if (event.accepted)
            shift(event.key === Qt.Key_BracketRight);
    }

    implicitHeight: Math.min(20 * Units.codeLineHeight, Math.max(3 * Units.codeLineHeight + 2 * Units.small, area.implicitHeight))
    implicitWidth: 60 * Units.grid

    Component.onCompleted: put(value, 0)
    onActiveFocusChanged: if (activeFocus)
        area.forceActiveFocus(Qt.OtherFocusReason)
    onValueChanged: follow()

    Rectangle {
        anchors.fill: parent
        border.color: root.errorLine > 0 ? Theme.failed : area.activeFocus ? Theme.focus : hover.hovered || Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: area.activeFocus ? Units.focusWidth : Units.hairline
        color: Theme.field
        radius: Units.controlRadius
    }

    HoverHandler {
        id: hover
    }

    Flickable {
        anchors.fill: parent
        anchors.margins: Units.focusWidth
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: area.implicitHeight
        contentWidth: root.isCode ? Math.max(width, area.implicitWidth) : width

        T.ScrollBar.horizontal: ScrollBar {}
        T.ScrollBar.vertical: ScrollBar {}
        T.TextArea.flickable: T.TextArea {
            id: area

            color: Theme.syntaxVariable
            focus: true
            font: Units.codeFont
            implicitHeight: contentHeight + topPadding + bottomPadding
            implicitWidth: contentWidth + leftPadding + rightPadding
            leftPadding: root.isCode ? numbers.width + 2 * Units.small : padding
            padding: Units.small - Units.focusWidth
            placeholderTextColor: Theme.faint
            selectByMouse: true
            selectedTextColor: Theme.text
            selectionColor: Theme.selection
            textFormat: TextEdit.PlainText
            wrapMode: root.isCode ? TextEdit.NoWrap : TextEdit.Wrap
            Accessible.description: popup.spokenText
            Accessible.name: root.label.length > 0 ? root.label : root.placeholderText

            Keys.forwardTo: [keys]
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onReturnPressed: event => {
                event.accepted = root.isCode && area.selectedText.length === 0;
                if (event.accepted)
                    area.insert(area.cursorPosition, "\n" + FieldEditing.indentAt(area.text, area.cursorPosition));
            }
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            onTextChanged: if (activeFocus && text !== root.shown) {
                root.shown = text;
                root.wanted = true;
                root.entered(text);
            }

            Text {
                id: numbers

                readonly property real lineStep: area.contentHeight / Math.max(1, area.lineCount)

                color: Theme.faint
                font: Units.codeFont
                horizontalAlignment: Text.AlignRight
                lineHeight: lineStep
                lineHeightMode: Text.FixedHeight
                text: root.isCode ? Array.from({
                    length: area.lineCount
                }, (_, line) => line + 1).join("\n") : ""
                textFormat: Text.PlainText
                visible: root.isCode
                x: Units.small
                y: area.topPadding
                Accessible.ignored: true
            }

            Rectangle {
                color: Theme.failedSoft
                height: numbers.lineStep
                visible: root.isCode && root.errorLine > 0 && root.errorLine <= area.lineCount
                width: parent.width
                y: area.topPadding + (root.errorLine - 1) * numbers.lineStep
                z: -1
            }

            Text {
                anchors.fill: parent
                anchors.leftMargin: area.leftPadding
                anchors.margins: area.padding
                color: area.placeholderTextColor
                font: area.font
                text: root.placeholderText
                textFormat: Text.PlainText
                visible: area.length === 0 && area.preeditText.length === 0
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }

    Item {
        id: keys

        Keys.onPressed: event => root.handle(event)
    }

    CodeHighlighter {
        document: area.textDocument
        fileName: root.isCode ? "field." + root.language : ""
        marksExpressions: root.isTemplate
        theme: Theme
    }

    SuggestionModel {
        id: suggestionModel

        active: area.activeFocus && root.wanted
        assistant: root.assistant
        cursor: area.cursorPosition
        editor: root.editor
        isTemplate: root.isTemplate
        text: area.text
    }

    SuggestionPopup {
        id: popup

        suggestions: suggestionModel
        y: Math.min(root.height, area.cursorRectangle.y + area.cursorRectangle.height + Units.small)

        onAsked: shown => root.wanted = shown
        onChosen: row => root.take(row)
    }
}
