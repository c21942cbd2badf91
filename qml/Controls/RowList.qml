// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A list of rows that Tab reaches as one: arrows, Page Up and Page Down, Home and End walk it. A ListRow in it takes
/// Enter as a click, and a click brings the keyboard to it.
ListView {
    id: root

    /// Read aloud.
    required property string label

    /// A key is about to move; with Shift held down it takes along what is between.
    signal walking(extending: bool)

    /// Moves by rows; the ends hold.
    function walk(rows: int): void {
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + rows));
    }

    function rowsPerPage(): int {
        return Math.max(1, Math.floor(height / (currentItem?.height ?? Units.rowHeight)) - 1);
    }

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    Accessible.name: label
    Accessible.role: Accessible.List

    T.ScrollBar.vertical: ScrollBar {}

    Keys.onPressed: event => {
        if ([Qt.Key_Up, Qt.Key_Down, Qt.Key_PageUp, Qt.Key_PageDown, Qt.Key_Home, Qt.Key_End].includes(event.key))
            walking((event.modifiers & Qt.ShiftModifier) !== 0);
        const rows = ({
                [Qt.Key_PageUp]: -rowsPerPage(),
                [Qt.Key_PageDown]: rowsPerPage(),
                [Qt.Key_Home]: -count,
                [Qt.Key_End]: count
            })[event.key];
        event.accepted = rows !== undefined && count > 0;
        if (event.accepted)
            walk(rows);
    }
}
