// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import AgentOps.Controls

/// What can be taken from one place of a value.
Menu {
    id: root

    /// Whether an expression can stand for it.
    property bool offersExpression: true

    signal valueWanted
    signal expressionWanted

    MenuItem {
        iconName: "copy"
        shortcut: "Ctrl+C"
        text: qsTr("Copy value", "menu entry")

        onTriggered: root.valueWanted()
    }

    MenuItem {
        enabled: root.offersExpression
        iconName: "braces"
        shortcut: "Ctrl+Shift+C"
        text: qsTr("Copy expression", "menu entry: what stands for the value in a field")

        onTriggered: root.expressionWanted()
    }
}
