// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models

/// A value as a tree: Left and Right close and open, Ctrl+C copies a value, Ctrl+Shift+C what stands for it.
RowList {
    id: root

    required property ShownValue value
    readonly property ValueTreeModel tree: value.tree

    function goTo(row: int): void {
        if (row < 0)
            return;
        currentIndex = row;
        positionViewAtIndex(row, ListView.Contain);
    }

    function findNext(): void {
        goTo(tree.matchAfter(currentIndex));
    }

    function findPrevious(): void {
        goTo(tree.matchBefore(currentIndex));
    }

    currentIndex: -1
    label: qsTr("Value as a tree", "list")
    model: tree
    objectName: "valueTree"
    reuseItems: true

    delegate: ValueTreeRow {
        id: row

        current: ListView.isCurrentItem && root.activeFocus
        width: root.width

        onChosen: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.currentIndex = row.index;
        }
        onMenuWanted: {
            root.currentIndex = row.index;
            menu.popup();
        }
        onToggled: root.tree.setExpanded(row.index, !row.expanded)
    }

    Keys.onLeftPressed: {
        const row = root.currentItem as ValueTreeRow;
        if (row === null)
            return;
        if (row.expanded)
            tree.setExpanded(currentIndex, false);
        else
            goTo(tree.parentRow(currentIndex));
    }
    Keys.onRightPressed: {
        const row = root.currentItem as ValueTreeRow;
        if (row === null)
            return;
        if (row.expandable && !row.expanded)
            tree.setExpanded(currentIndex, true);
        else if (row.expanded)
            goTo(currentIndex + 1);
    }
    Keys.onReturnPressed: {
        const row = root.currentItem as ValueTreeRow;
        if (row !== null)
            tree.setExpanded(currentIndex, !row.expanded);
    }
    Keys.onMenuPressed: menu.popup(currentItem)
    Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Copy) || (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Copy)) {
            value.copyTreeValue(currentIndex);
            event.accepted = true;
        } else if (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier)) {
            value.copyTreePath(currentIndex);
            event.accepted = true;
        }
    }

    ValueMenu {
        id: menu

        offersExpression: root.value.expression.length > 0

        onExpressionWanted: root.value.copyTreePath(root.currentIndex)
        onValueWanted: root.value.copyTreeValue(root.currentIndex)
    }
}
