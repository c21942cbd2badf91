// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// Content of one column that scrolls when it is higher than the room for it, and to what has the keyboard.
Flickable {
    id: root

    default property alias column: holder.data
    property real padding: 0
    readonly property Item focused: Window.activeFocusItem

    /// Scrolls no further than it must.
    function reveal(item: Item): void {
        const top = item.mapToItem(holder, 0, 0).y;
        const bottom = top + Math.min(item.height, height - 2 * Units.medium) + 2 * padding;
        contentY = Math.max(0, Math.min(contentY, top), Math.min(contentHeight, bottom) - height);
    }

    function isWithin(item: Item): bool {
        let place = item;
        while (place !== null && place !== holder)
            place = place.parent;
        return place !== null;
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: holder.childrenRect.height + 2 * padding
    contentWidth: width

    onFocusedChanged: if (focused !== null && isWithin(focused))
        reveal(focused)

    T.ScrollBar.vertical: ScrollBar {}

    Item {
        id: holder

        height: childrenRect.height
        width: root.width - 2 * root.padding
        x: root.padding
        y: root.padding
    }
}
