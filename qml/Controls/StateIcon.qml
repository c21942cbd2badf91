// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// The icon of a state: ok, running, waiting, failed, inDoubt, skipped, cancelled or pending.
Icon {
    id: root

    /// A name of a state; what is none counts as pending.
    required property string stateName

    color: Theme.stateColor(stateName)
    name: ({
            "ok": "circle-check",
            "succeeded": "circle-check",
            "running": "loader",
            "waiting": "hand",
            "failed": "circle-x",
            "inDoubt": "circle-help",
            "skipped": "circle-slash",
            "cancelled": "ban"
        })[stateName] ?? "circle-dashed"

    RotationAnimator on rotation {
        duration: 1600
        from: 0
        loops: Animation.Infinite
        running: root.stateName === "running" && root.visible && !Units.reducedMotion
        to: 360

        onRunningChanged: if (!running)
            root.rotation = 0
    }
}
