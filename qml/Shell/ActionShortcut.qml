// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Models

/// The keys of an action, as long as what it belongs to is shown.
Shortcut {
    required property bool shown
    property Action action

    enabled: shown && action !== null && action.enabled && !action.local
    sequences: action?.sequences ?? []

    onActivated: action.trigger()
}
