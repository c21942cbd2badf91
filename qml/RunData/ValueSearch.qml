// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Looks for words in a tree or a table.
RowLayout {
    id: root

    required property ShownValue value

    signal findWanted(forward: bool)

    function focusField(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function search(what: string): void {
        value.tree.searchText = what;
        value.table.searchText = what;
    }

    spacing: Units.tiny

    SearchField {
        id: field

        Layout.fillWidth: true
        label: qsTr("Search the value", "search field")
        objectName: "valueSearch"
        placeholderText: label

        onAccepted: {
            root.search(text);
            root.findWanted(true);
        }
        onSearched: what => root.search(what)
    }

    Label {
        color: root.value.tree.matchCount > 0 ? Theme.muted : Theme.failed
        font: Units.secondaryNumberFont
        text: qsTr("%n match(es)", "of a search in a value", root.value.tree.matchCount)
        visible: root.value.kind === "tree" && field.length > 0
    }

    IconButton {
        enabled: field.length > 0
        iconName: "chevron-up"
        name: qsTr("Previous match", "button")

        onClicked: root.findWanted(false)
    }

    IconButton {
        enabled: field.length > 0
        iconName: "chevron-down"
        name: qsTr("Next match", "button")

        onClicked: root.findWanted(true)
    }
}
