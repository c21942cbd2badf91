// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models

/// An action in a menu.
MenuItem {
    id: root

    required property Action command

    enabled: command.enabled
    iconName: command.iconName
    shortcut: command.shortcutText
    text: command.text

    onTriggered: command.trigger()
}
