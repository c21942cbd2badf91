// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// Something that stands for itself on the ground of a page.
T.Pane {
    id: root

    property bool selected: false

    implicitHeight: contentHeight + topPadding + bottomPadding
    implicitWidth: contentWidth + leftPadding + rightPadding
    padding: Units.medium

    background: Rectangle {
        border.color: root.selected ? Theme.accent : Theme.line
        border.width: root.selected ? Units.focusWidth : Units.hairline
        color: Theme.raised
        radius: Units.cardRadius
    }
}
