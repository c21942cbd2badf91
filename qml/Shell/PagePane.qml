// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Models
import AgentOps.Ui.Shell

/// What the shell knows about a page: its title, a few facts, and its actions.
FocusScope {
    property ShellController shell
    property string title
    property string facts
    property list<Action> actions
}
