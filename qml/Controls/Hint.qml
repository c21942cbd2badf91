// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// A tooltip for the parent that exists only while it is shown, so that thousands of rows can have one.
Loader {
    id: root

    required property string text
    required property bool shown
    property string shortcut

    active: shown && text.length > 0

    sourceComponent: Tooltip {
        parent: root.parent
        shortcut: root.shortcut
        text: root.text
        visible: true
    }
}
