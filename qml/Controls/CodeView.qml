// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A piece of source with line numbers, to be read and copied.
Item {
    id: root

    property alias text: area.text
    /// Decides the language.
    property alias fileName: highlighter.fileName
    /// Number of the first line of `text`.
    property int firstLine: 1
    /// A line to point at, counted as in the file; 0 for none.
    property int markedLine: 0
    property bool framed: true
    property string label: fileName

    implicitHeight: area.lineCount * Units.codeLineHeight + 2 * (Units.small + Units.hairline)
    implicitWidth: 280

    onMarkedLineChanged: flickable.showMark()
    onTextChanged: flickable.showMark()

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: root.framed ? Units.hairline : 0
        color: Theme.canvas
        radius: root.framed ? Units.cardRadius : 0
    }

    Flickable {
        id: flickable

        function showMark(): void {
            if (root.markedLine > 0)
                contentY = Math.max(0, Math.min(contentHeight - height, (root.markedLine - root.firstLine) * Units.codeLineHeight - height / 3));
        }

        anchors.fill: parent
        anchors.margins: Units.hairline
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: area.lineCount * Units.codeLineHeight + 2 * Units.small
        contentWidth: Math.max(width, area.x + area.implicitWidth + Units.medium)

        onHeightChanged: showMark()

        T.ScrollBar.horizontal: ScrollBar {}
        T.ScrollBar.vertical: ScrollBar {}

        Rectangle {
            color: Theme.selection
            height: Units.codeLineHeight
            visible: root.markedLine >= root.firstLine && root.markedLine < root.firstLine + area.lineCount
            width: flickable.contentWidth
            y: Units.small + (root.markedLine - root.firstLine) * Units.codeLineHeight
        }

        Text {
            id: numbers

            color: Theme.faint
            font: Units.codeFont
            horizontalAlignment: Text.AlignRight
            lineHeight: Units.codeLineHeight
            lineHeightMode: Text.FixedHeight
            text: Array.from({
                length: area.lineCount
            }, (_, line) => root.firstLine + line).join("\n")
            textFormat: Text.PlainText
            x: Units.medium
            y: Units.small + 1 // the two kinds of text round their baseline differently
            Accessible.ignored: true
        }

        TextEdit {
            id: area

            activeFocusOnTab: true
            color: Theme.syntaxVariable
            font: Units.codeFont
            readOnly: true
            selectByMouse: true
            selectedTextColor: Theme.text
            selectionColor: Theme.selection
            tabStopDistance: 4 * metrics.advanceWidth
            textFormat: TextEdit.PlainText
            x: numbers.x + numbers.width + Units.medium
            y: Units.small
            Accessible.name: root.label
            Accessible.readOnly: true
            Accessible.role: Accessible.EditableText
        }
    }

    TextMetrics {
        id: metrics

        font: Units.codeFont
        text: "0"
    }

    CodeHighlighter {
        id: highlighter

        document: area.textDocument
        lineHeight: Units.codeLineHeight
        theme: Theme
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.focusWidth
        color: "transparent"
        radius: Units.cardRadius
        visible: area.activeFocus
    }
}
