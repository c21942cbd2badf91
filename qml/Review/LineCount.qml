// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Lines added and removed.
Row {
    id: root

    required property int added
    required property int removed

    spacing: 1.5 * Units.grid

    Label {
        color: Theme.ok
        font: Units.secondaryNumberFont
        text: "+" + root.added
        Accessible.ignored: true
    }

    Label {
        color: Theme.failed
        font: Units.secondaryNumberFont
        text: "−" + root.removed
        Accessible.ignored: true
    }
}
