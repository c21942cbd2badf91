// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A menu of MenuItem.
T.Menu {
    id: root

    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    implicitWidth: Math.max(180, contentItem.implicitWidth + leftPadding + rightPadding)
    margins: Units.tiny
    overlap: 1
    padding: Units.tiny

    background: FloatingGround {
        implicitWidth: 180
    }
    contentItem: ListView {
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: root.currentIndex
        implicitHeight: Math.min(contentHeight, 420)
        implicitWidth: {
            let widest = 0;
            for (let i = 0; i < root.count; ++i)
                widest = Math.max(widest, root.itemAt(i)?.implicitWidth ?? 0);
            return widest;
        }
        interactive: contentHeight > height
        model: root.contentModel

        T.ScrollBar.vertical: ScrollBar {}
    }
    delegate: MenuItem {}
}
