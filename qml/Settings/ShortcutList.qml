// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Every action that has a key, by group.
Column {
    id: root

    required property ActionRegistry actions

    spacing: Units.tiny

    Repeater {
        id: rows

        model: root.actions

        ShortcutRow {
            required property int index

            startsGroup: {
                for (let i = index - 1; i >= 0; --i) {
                    const before = rows.itemAt(i) as ShortcutRow;
                    if (before?.hasKey)
                        return before.category !== category;
                }
                return true;
            }
            width: root.width
        }
    }
}
