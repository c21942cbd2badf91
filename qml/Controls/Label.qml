// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// Text of the program; it ends with an ellipsis where the room is too small, and then tells the rest in a tooltip.
Text {
    id: root

    color: Theme.text
    elide: Text.ElideRight
    font: Units.bodyFont
    linkColor: Theme.accent
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    HoverHandler {
        id: hover

        enabled: root.truncated
    }

    Hint {
        text: root.text
        shown: root.truncated && hover.hovered
    }
}
