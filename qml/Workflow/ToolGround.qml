// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Ground of what stays at the edge of the canvas: a hairline and no shadow, as it does not float.
Rectangle {
    border.color: Theme.highContrast ? Theme.lineStrong : Theme.line
    border.width: Units.hairline
    color: Theme.surface
    radius: Units.cardRadius
}
