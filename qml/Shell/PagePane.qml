// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import AgentOps.Ui.Models
import AgentOps.Ui.Shell

/// What the shell knows about a page: its title, a few facts, and its actions with their keys.
FocusScope {
    id: root

    property ShellController shell
    property string title
    property string facts
    property list<Action> actions

    Instantiator {
        model: root.actions

        delegate: ActionShortcut {
            required property Action modelData

            action: modelData
            shown: root.visible
        }
    }
}
