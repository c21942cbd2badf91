// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A decorative icon; what it says must also be said in words or in the accessible name of its owner.
IconItem {
    implicitWidth: Units.icon
    implicitHeight: Units.icon
    color: Theme.text
    Accessible.ignored: true
}
