// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Writes a title or a note where it stands: Enter takes it, in a note Ctrl+Enter, Escape does not.
Rectangle {
    id: root

    required property GraphSession session
    /// Text that is drawn small is written as large as can be read.
    readonly property int letterSize: Math.max(Units.captionFont.pixelSize, Math.round((edit.multiline ? Units.secondaryFont : Units.bodyFont).pixelSize * edit.zoom))

    /// The keyboard should go back to the canvas.
    signal dismissed

    border.color: Theme.focus
    border.width: Units.focusWidth
    color: Theme.field
    height: Math.max(edit.place.height, edit.multiline ? 5 * letterSize : field.implicitHeight)
    objectName: "inPlaceText"
    radius: Units.controlRadius
    visible: edit.active
    width: Math.max(edit.place.width, edit.multiline ? 50 * Units.grid : 36 * Units.grid)
    x: edit.place.x
    y: edit.place.y

    InPlaceEdit {
        id: edit

        session: root.session

        onActiveChanged: {
            if (!active)
                return;
            field.text = edit.text;
            field.forceActiveFocus(Qt.OtherFocusReason);
            field.selectAll();
        }
    }

    Flickable {
        id: flickable

        anchors.fill: parent
        anchors.margins: Units.focusWidth
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: field.height
        contentWidth: width

        TextEdit {
            id: field

            /// Keeps what is written in view.
            function follow(): void {
                const bottom = cursorRectangle.y + cursorRectangle.height;
                flickable.contentY = Math.max(0, Math.min(Math.max(flickable.contentY, bottom - flickable.height), cursorRectangle.y));
            }

            color: Theme.text
            font.family: Units.bodyFont.family
            font.pixelSize: root.letterSize
            font.weight: edit.multiline ? Units.bodyFont.weight : Units.bodyStrongFont.weight
            height: Math.max(implicitHeight, flickable.height)
            objectName: "inPlaceField"
            padding: Units.tiny
            selectByMouse: true
            selectedTextColor: Theme.text
            selectionColor: Theme.selection
            textFormat: TextEdit.PlainText
            verticalAlignment: edit.multiline ? TextEdit.AlignTop : TextEdit.AlignVCenter
            width: flickable.width
            wrapMode: edit.multiline ? TextEdit.Wrap : TextEdit.NoWrap
            Accessible.multiLine: edit.multiline
            Accessible.name: edit.name
            Accessible.role: Accessible.EditableText

            Keys.onPressed: event => {
                const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                const isTaken = isEnter && (!edit.multiline || (event.modifiers & Qt.ControlModifier));
                event.accepted = isTaken || event.key === Qt.Key_Escape;
                if (isTaken)
                    edit.accept(text);
                else if (event.accepted)
                    edit.cancel();
                if (event.accepted)
                    root.dismissed();
            }
            // What would run the workflow or leave the page means something else here.
            Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Escape
            onActiveFocusChanged: if (!activeFocus)
                edit.accept(text)
            onCursorRectangleChanged: follow()
        }
    }
}
