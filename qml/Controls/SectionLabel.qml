// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Names a group within a panel.
Label {
    color: Theme.faint
    font: Units.labelFont
    Accessible.role: Accessible.Heading
}
