// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// The ring around what has the keyboard: 2 px of the focus colour, 1 px away.
Rectangle {
    id: root

    /// The item that is surrounded.
    required property Item target
    property real targetRadius: Units.controlRadius

    anchors.fill: target
    anchors.margins: -(Units.focusWidth + Units.focusOffset)
    border.color: Theme.focus
    border.width: Units.focusWidth
    color: "transparent"
    radius: targetRadius > 0 ? targetRadius + Units.focusWidth + Units.focusOffset : 0
}
