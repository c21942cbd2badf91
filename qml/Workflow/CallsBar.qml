// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Graph

/// The way that calls have led to the open workflow, what came of the last command about calls, and what it asks.
ColumnLayout {
    id: root

    required property WorkflowController controller

    /// The keyboard goes on at the canvas.
    signal movedOn

    spacing: 0

    Breadcrumbs {
        Layout.fillWidth: true
        controller: root.controller
    }

    CallNotice {
        Layout.fillWidth: true
        calls: root.controller.calls

        onDismissed: root.movedOn()
    }

    ExtractDialog {
        id: dialog

        calls: root.controller.calls

        onClosed: root.movedOn()
    }

    Connections {
        function onNamingWanted(): void {
            dialog.open();
        }

        target: root.controller.calls
    }
}
