// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// One line of text.
T.TextField {
    id: root

    /// Read aloud; falls back on the placeholder.
    property string label
    /// A reason why the text cannot be taken; empty when it can.
    property string errorText
    property bool monospace: false

    color: Theme.text
    font: monospace ? Units.codeFont : Units.bodyFont
    implicitHeight: Units.controlHeight
    implicitWidth: 180
    leftPadding: Units.small
    opacity: enabled ? 1 : 0.45
    placeholderTextColor: Theme.faint
    rightPadding: Units.small
    selectByMouse: true
    selectedTextColor: Theme.text
    selectionColor: Theme.selection
    verticalAlignment: TextInput.AlignVCenter
    Accessible.description: errorText
    Accessible.name: label.length > 0 ? label : placeholderText

    background: Rectangle {
        border.color: root.errorText.length > 0 ? Theme.failed : root.activeFocus ? Theme.focus : root.hovered || Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: root.activeFocus ? Units.focusWidth : Units.hairline
        color: Theme.field
        radius: Units.controlRadius
    }

    // A text that is longer than the field is read from its beginning.
    onActiveFocusChanged: if (!activeFocus)
        ensureVisible(0)
    onTextChanged: if (!activeFocus)
        cursorPosition = 0

    Text {
        anchors.fill: parent
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        color: root.placeholderTextColor
        elide: Text.ElideRight
        font: root.font
        text: root.placeholderText
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
        visible: root.length === 0 && root.preeditText.length === 0
        Accessible.ignored: true
    }
}
