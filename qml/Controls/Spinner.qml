// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Turns while something works; stands still with reduced motion.
Icon {
    id: root

    property bool running: true

    color: Theme.muted
    name: "loader-circle"

    RotationAnimator on rotation {
        duration: 900
        from: 0
        loops: Animation.Infinite
        running: root.running && root.visible && !Units.reducedMotion
        to: 360
    }
}
