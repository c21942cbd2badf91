// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A part of a page beside its main thing: a side bar, an inspector, a drawer.
T.Pane {
    id: root

    /// The edge that carries the hairline towards the main thing.
    property int edge: 0

    implicitHeight: contentHeight + topPadding + bottomPadding
    implicitWidth: contentWidth + leftPadding + rightPadding
    padding: 0

    background: Rectangle {
        color: Theme.surface

        Separator {
            anchors.left: root.edge === Qt.RightEdge ? undefined : parent.left
            anchors.right: root.edge === Qt.LeftEdge ? undefined : parent.right
            anchors.top: root.edge === Qt.BottomEdge ? undefined : parent.top
            anchors.bottom: root.edge === Qt.TopEdge ? undefined : parent.bottom
            vertical: root.edge === Qt.LeftEdge || root.edge === Qt.RightEdge
            visible: root.edge !== 0
            z: 1
        }
    }
}
