// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// Several lines of text that grow with what is written, up to maximumHeight.
Item {
    id: root

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias readOnly: area.readOnly
    property alias cursorPosition: area.cursorPosition
    property string label
    property bool monospace: false
    property real minimumHeight: 3 * Units.codeLineHeight + 2 * Units.small
    property real maximumHeight: 12 * Units.codeLineHeight

    signal edited

    function selectAll(): void {
        area.selectAll();
    }

    function insert(at: int, what: string): void {
        area.insert(at, what);
    }

    implicitHeight: Math.min(maximumHeight, Math.max(minimumHeight, area.implicitHeight))
    implicitWidth: 240
    opacity: enabled ? 1 : 0.45

    onActiveFocusChanged: if (activeFocus)
        area.forceActiveFocus(Qt.OtherFocusReason)

    Rectangle {
        anchors.fill: parent
        border.color: area.activeFocus ? Theme.focus : hover.hovered || Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: area.activeFocus ? Units.focusWidth : Units.hairline
        color: Theme.field
        radius: Units.controlRadius
    }

    HoverHandler {
        id: hover
    }

    Flickable {
        id: flickable

        anchors.fill: parent
        anchors.margins: Units.focusWidth
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: area.implicitHeight
        contentWidth: width

        T.ScrollBar.vertical: ScrollBar {}
        T.TextArea.flickable: T.TextArea {
            id: area

            color: Theme.text
            focus: true
            font: root.monospace ? Units.codeFont : Units.bodyFont
            implicitHeight: contentHeight + topPadding + bottomPadding
            padding: Units.small - Units.focusWidth
            placeholderTextColor: Theme.faint
            selectByMouse: true
            selectedTextColor: Theme.text
            selectionColor: Theme.selection
            wrapMode: TextEdit.Wrap
            Accessible.name: root.label.length > 0 ? root.label : placeholderText

            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            onTextChanged: if (activeFocus)
                root.edited()

            Text {
                anchors.fill: parent
                anchors.margins: area.padding
                color: area.placeholderTextColor
                font: area.font
                text: area.placeholderText
                textFormat: Text.PlainText
                visible: area.length === 0 && area.preeditText.length === 0
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
}
