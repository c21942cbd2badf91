// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A row of Tab; arrow keys move between them.
T.TabBar {
    id: root

    /// Read aloud before the tab's own name.
    property string label

    implicitHeight: Units.toolbarHeight
    implicitWidth: contentWidth + leftPadding + rightPadding
    spacing: Units.large
    Accessible.name: label
    Accessible.role: Accessible.PageTabList

    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.line
            height: Units.hairline
        }
    }
    contentItem: ListView {
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: root.currentIndex
        implicitHeight: Units.toolbarHeight
        implicitWidth: contentWidth
        model: root.contentModel
        orientation: ListView.Horizontal
        spacing: root.spacing
    }
}
