// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// What would become of one step.
ListRow {
    id: root

    required property string title
    required property string fate
    required property bool isLeft
    required property string reason
    required property string effects
    required iconName
    required depth

    detail: [fate, reason].filter(part => part.length > 0).join(" · ")
    detailInline: true
    iconColor: isLeft ? Theme.faint : Theme.accent
    text: title
    Accessible.description: [detail, effects].filter(part => part.length > 0).join(" · ")

    Badge {
        iconName: "triangle-alert"
        text: root.effects
        tone: "waiting"
        visible: root.effects.length > 0
    }
}
