// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A hairline between two parts.
Rectangle {
    property bool vertical: false

    color: Theme.line
    implicitHeight: vertical ? 16 : Units.hairline
    implicitWidth: vertical ? Units.hairline : 16
    Accessible.ignored: true
}
