// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/// Content of one column that scrolls when it is higher than the room for it.
Flickable {
    id: root

    default property alias column: holder.data
    property real padding: 0

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: holder.childrenRect.height + 2 * padding
    contentWidth: width

    T.ScrollBar.vertical: ScrollBar {}

    Item {
        id: holder

        height: childrenRect.height
        width: root.width - 2 * root.padding
        x: root.padding
        y: root.padding
    }
}
