// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What may be written at the cursor of a field, which keeps the keyboard and hands its keys to handle().
T.Popup {
    id: root

    required property SuggestionModel suggestions
    property int current: -1
    /// The one that is chosen with Return, for a screen reader.
    readonly property string spokenText: visible && list.currentItem ? (list.currentItem as MenuRow).text : ""

    signal chosen(row: int)
    /// They are wanted, or no longer.
    signal asked(shown: bool)

    function handle(event: KeyEvent): void {
        if (event.key === Qt.Key_Space && event.modifiers === Qt.ControlModifier)
            asked(true);
        else if (!visible)
            return;
        else if (event.key === Qt.Key_Down)
            current = Math.min(current + 1, list.count - 1);
        else if (event.key === Qt.Key_Up)
            current = Math.max(current - 1, 0);
        else if (event.key === Qt.Key_Escape)
            asked(false);
        else if (current >= 0 && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Tab))
            chosen(current);
        else
            return;
        event.accepted = true;
    }

    closePolicy: T.Popup.NoAutoClose
    height: Math.min(list.contentHeight + topPadding + bottomPadding, 60 * Units.grid)
    margins: Units.tiny
    padding: Units.tiny
    visible: suggestions.active && suggestions.count > 0
    width: Math.max(60 * Units.grid, parent?.width ?? 0)

    background: FloatingGround {}
    contentItem: ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        // Rows that are still being made when others take their place would be missed.
        cacheBuffer: 0
        clip: true
        currentIndex: root.current
        model: root.suggestions

        T.ScrollBar.vertical: ScrollBar {}

        delegate: MenuRow {
            id: row

            required property int index
            required property string detail

            focusPolicy: Qt.NoFocus
            highlighted: root.current === index
            rightPadding: Units.small + hint.width
            width: ListView.view?.width ?? 0

            onClicked: root.chosen(index)

            Label {
                id: hint

                anchors.right: parent.right
                anchors.rightMargin: Units.small
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.faint
                elide: Text.ElideRight
                font: Units.captionFont
                text: row.detail
                width: Math.min(implicitWidth, parent.width / 2)
            }
        }
    }

    Connections {
        function onChanged(): void {
            // Free text is not replaced unasked; in an expression Return takes the first.
            root.current = root.suggestions.inExpression ? 0 : -1;
        }

        target: root.suggestions
    }
}
