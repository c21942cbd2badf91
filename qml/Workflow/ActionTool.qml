// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models

/// An action in a bar of tools.
IconButton {
    id: root

    required property Action command

    enabled: command.enabled
    iconName: command.iconName
    name: command.text
    shortcut: command.shortcutText

    onClicked: command.trigger()
}
