// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// When the node runs, how often it is tried, how long it may take, and what stands for it.
ScrollArea {
    id: root

    required property InspectorModel model

    objectName: "inspectorPolicy"
    padding: Units.medium

    ColumnLayout {
        spacing: Units.large
        width: parent.width

        PolicyStart {
            Layout.fillWidth: true
            assistant: root.model.fields.assistant
            policy: root.model.policy
        }

        PolicyFailure {
            Layout.fillWidth: true
            policy: root.model.policy
        }

        PolicyLimits {
            Layout.fillWidth: true
            policy: root.model.policy
        }

        PolicyRepeat {
            Layout.fillWidth: true
            policy: root.model.policy
        }
    }
}
