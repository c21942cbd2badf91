// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The whole workflow in a corner of the canvas.
Item {
    id: root

    required property GraphSession session

    height: 26 * Units.grid
    width: 45 * Units.grid

    ToolGround {
        anchors.fill: parent
    }

    WorkflowMinimap {
        anchors.fill: parent
        anchors.margins: 1
        session: root.session
        theme: Theme
        Accessible.name: qsTr("Small map of the workflow")
        Accessible.role: Accessible.Graphic
    }
}
