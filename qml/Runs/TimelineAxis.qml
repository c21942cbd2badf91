// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Marks of time across the bars of a timeline, with their words on top.
Item {
    id: root

    required property RunStepModel steps
    property real headHeight: Units.xlarge

    Accessible.ignored: true

    Repeater {
        model: root.steps.axisMarkCount

        Item {
            id: mark

            required property int index

            height: root.height
            x: Math.round(index * root.steps.axisStepMs / root.steps.lengthMs * root.width)

            Rectangle {
                color: Theme.line
                height: parent.height - root.headHeight
                opacity: 0.7
                width: Units.hairline
                y: root.headHeight
            }

            Label {
                color: Theme.faint
                font: Units.captionFont
                height: root.headHeight
                text: root.steps.lengthMs > 0 ? root.steps.axisText(mark.index) : ""
                visible: mark.x + implicitWidth < root.width + Units.huge
                x: mark.index === 0 ? 0 : -implicitWidth / 2
                Accessible.ignored: true
            }
        }
    }
}
