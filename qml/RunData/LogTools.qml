// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Above a log: whose lines, which match, how they are shown.
RowLayout {
    id: root

    required property RunView view
    readonly property RunLogModel log: view.log
    /// The line that the keyboard is at; -1 for none.
    required property int row
    required property bool follows
    /// Whether the page has a step that is chosen elsewhere, and which that is.
    required property bool offersSelected
    required property string selectedNode
    property bool onlySelected: false
    readonly property bool wraps: wrap.checked
    readonly property int filterRow: view.steps.rowOf(log.nodeFilter)

    signal wantedRow(row: int)
    signal followWanted(follow: bool)

    function focusSearch(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function choose(choice: int): void {
        onlySelected = offersSelected && choice === 1;
        if (!onlySelected)
            log.nodeFilter = view.steps.nodeIdAt(Math.max(-1, choice - (offersSelected ? 2 : 1)));
    }

    function followSelected(): void {
        if (onlySelected)
            log.nodeFilter = selectedNode;
    }

    spacing: Units.small

    onOnlySelectedChanged: followSelected()
    onSelectedNodeChanged: followSelected()

    Connections {
        // Another run shows all steps at first.
        function onFilterChanged(): void {
            root.followSelected();
        }

        target: root.log
    }

    ComboBox {
        label: qsTr("Show the log of", "chooser of a step")
        model: root.offersSelected ? [root.view.steps.filterTitles[0], qsTr("Selected step", "choice: the log of the node that is selected"), ...root.view.steps.filterTitles.slice(1)] : root.view.steps.filterTitles
        objectName: "logStep"
        selectedIndex: root.onlySelected ? 1 : root.filterRow < 0 ? 0 : root.filterRow + (root.offersSelected ? 2 : 1)

        onActivated: index => root.choose(index)
    }

    SearchField {
        id: field

        Layout.fillWidth: true
        Layout.maximumWidth: Units.sidebarWidth
        label: qsTr("Search the log", "search field")
        objectName: "logSearch"
        placeholderText: qsTr("Search the log", "search field")

        onAccepted: root.wantedRow(root.log.matchAfter(root.row))
        onSearched: what => root.log.searchText = what
    }

    Label {
        color: root.log.matchCount > 0 || root.log.searching.running ? Theme.muted : Theme.failed
        font: Units.secondaryNumberFont
        objectName: "logMatches"
        text: qsTr("%1 of %2", "which match, and how many there are").arg(root.log.matchNumber(root.row)).arg(root.log.matchCount) + (root.log.searching.running ? "…" : "")
        visible: field.length > 0
    }

    IconButton {
        iconName: "x"
        name: qsTr("Stop searching", "button of a log")
        objectName: "stopSearch"
        visible: field.length > 0 && root.log.searching.running

        onClicked: root.log.searching.cancel()
    }

    IconButton {
        enabled: root.log.matchCount > 0
        iconName: "chevron-up"
        name: qsTr("Previous match", "button")
        objectName: "previousMatch"

        onClicked: root.wantedRow(root.log.matchBefore(root.row))
    }

    IconButton {
        enabled: root.log.matchCount > 0
        iconName: "chevron-down"
        name: qsTr("Next match", "button")
        objectName: "nextMatch"

        onClicked: root.wantedRow(root.log.matchAfter(root.row))
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
        objectName: "logNotice"
        text: root.log.copying.errorText.length > 0 ? root.log.copying.errorText : root.log.notice
    }

    IconButton {
        id: wrap

        checkable: true
        iconName: "wrap-text"
        name: qsTr("Wrap long lines", "button")
    }

    IconButton {
        checkable: true
        checked: root.follows
        iconName: "arrow-down"
        name: qsTr("Follow the end", "button of a log")
        objectName: "followLog"

        onToggled: root.followWanted(checked)
    }

    IconButton {
        enabled: root.log.count > 0 && !root.log.copying.running
        iconName: "copy"
        name: qsTr("Copy the log", "button")
        objectName: "copyLog"

        onClicked: root.log.copyRows(0, root.log.count - 1)
    }
}
