// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// Parts with borders that can be dragged; sizes are kept under `storageKey` and survive a restart.
T.SplitView {
    id: root

    /// Where the sizes are kept; empty keeps nothing.
    property string storageKey

    function store(): void {
        if (storageKey.length > 0)
            settings.setValue(storageKey, saveState());
    }

    Component.onCompleted: {
        const kept = storageKey.length > 0 ? settings.value(storageKey) : undefined;
        // A value that is no state is refused by restoreState and the sizes stay as designed.
        if (kept !== undefined)
            restoreState(kept);
    }
    onResizingChanged: if (!resizing)
        store()

    handle: Item {
        id: grip

        implicitHeight: Units.hairline
        implicitWidth: Units.hairline
        containmentMask: Item {
            readonly property bool sideways: root.orientation === Qt.Horizontal

            height: sideways ? grip.height : 2 * Units.tiny
            width: sideways ? 2 * Units.tiny : grip.width
            x: (grip.width - width) / 2
            y: (grip.height - height) / 2
        }

        Rectangle {
            readonly property bool active: grip.T.SplitHandle.hovered || grip.T.SplitHandle.pressed

            anchors.centerIn: parent
            color: active ? Theme.accent : Theme.line
            height: root.orientation === Qt.Horizontal ? parent.height : active ? 3 : Units.hairline
            width: root.orientation === Qt.Horizontal ? (active ? 3 : Units.hairline) : parent.width
        }
    }

    Settings {
        id: settings

        category: "panels"
    }
}
