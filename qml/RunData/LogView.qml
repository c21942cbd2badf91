// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What the steps of a run wrote, all of them or one, followed as it comes until somebody scrolls up.
FocusScope {
    id: root

    required property RunView view
    readonly property RunLogModel log: view.log
    property bool follows: true
    /// A step that is chosen elsewhere on the page can be offered as a filter.
    property bool offersSelected: false
    property string selectedNode
    property string emptyTitle: qsTr("Nothing was written", "title of an empty log")
    property string emptyText: qsTr("What the steps write appears here as it comes.")
    /// The other end of what is selected; -1: the line that the keyboard is at, alone.
    property int anchorRow: -1
    readonly property int firstSelected: anchorRow < 0 ? list.currentIndex : Math.min(anchorRow, list.currentIndex)
    readonly property int lastSelected: anchorRow < 0 ? list.currentIndex : Math.max(anchorRow, list.currentIndex)

    /// Somebody wants to see the node of a line.
    signal nodeActivated(nodeId: string)

    function goTo(row: int): void {
        if (row < 0)
            return;
        follows = false;
        anchorRow = -1;
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Contain);
    }

    function choose(row: int, extending: bool): void {
        const from = anchorRow < 0 ? list.currentIndex : anchorRow;
        list.forceActiveFocus(Qt.MouseFocusReason);
        list.currentIndex = row;
        anchorRow = extending && from >= 0 ? from : -1;
    }

    function selectAll(): void {
        follows = false;
        list.currentIndex = log.count - 1;
        anchorRow = 0;
    }

    function followEnd(): void {
        if (follows)
            list.positionViewAtEnd();
    }

    onFollowsChanged: followEnd()
    onVisibleChanged: followEnd()

    Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Find) || event.matches(StandardKey.FindNext) || event.matches(StandardKey.FindPrevious)
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.matches(StandardKey.Find))
            tools.focusSearch();
        else if (event.matches(StandardKey.FindNext))
            goTo(log.matchAfter(list.currentIndex));
        else if (event.matches(StandardKey.FindPrevious))
            goTo(log.matchBefore(list.currentIndex));
        else
            event.accepted = false;
    }

    Binding {
        property: "theme"
        restoreMode: Binding.RestoreNone
        target: root.log
        value: Theme
    }

    Connections {
        function onAddressRequested(address: string): void {
            question.ask(address);
        }

        function onFilterChanged(): void {
            root.anchorRow = -1;
        }

        function onNodeRequested(nodeId: string): void {
            root.nodeActivated(nodeId);
        }

        function onUrlRequested(url: url): void {
            Qt.openUrlExternally(url);
        }

        target: root.log
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        LogTools {
            id: tools

            Layout.fillWidth: true
            Layout.leftMargin: Units.large
            Layout.margins: Units.small
            Layout.rightMargin: Units.large
            follows: root.follows
            offersSelected: root.offersSelected
            row: list.currentIndex
            selectedNode: root.selectedNode
            view: root.view

            onFollowWanted: follow => root.follows = follow
            onWantedRow: row => root.goTo(row)
        }

        Separator {
            Layout.fillWidth: true
        }

        StateView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            actionText: showing === StateView.Failed ? qsTr("Try again", "button") : ""
            iconName: showing === StateView.Failed ? "triangle-alert" : "scroll-text"
            showing: root.log.count > 0 ? StateView.Content : root.log.reading.running ? StateView.Loading : root.log.reading.state === Operation.Failed ? StateView.Failed : StateView.Empty
            text: showing === StateView.Failed ? root.log.reading.errorText : showing === StateView.Loading ? "" : root.emptyText
            title: showing === StateView.Failed ? qsTr("The log cannot be read", "title") : showing === StateView.Loading ? root.log.reading.text : root.emptyTitle

            onActionTriggered: root.log.retry()

            RowList {
                id: list

                anchors.fill: parent
                currentIndex: -1
                focus: true
                label: qsTr("Log", "list")
                model: root.log
                objectName: "logList"
                reuseItems: true
                topMargin: Units.tiny

                delegate: LogRow {
                    id: line

                    current: ListView.isCurrentItem && list.activeFocus
                    selected: index >= root.firstSelected && index <= root.lastSelected
                    showsStep: root.log.nodeFilter.length === 0
                    width: list.width
                    wraps: tools.wraps

                    onChosen: extending => root.choose(line.index, extending)
                    onLinkActivated: link => root.log.openLink(line.index, link)
                    onStepActivated: root.log.requestNode(line.index)
                }

                // Who walks the log wants to read; at its end it is followed again.
                onCurrentIndexChanged: if (activeFocus)
                    root.follows = currentIndex === count - 1
                onCountChanged: root.followEnd()
                // A person who scrolls up wants to read; at the end the log is followed again.
                onMovementEnded: root.follows = atYEnd
                onWalking: extending => root.anchorRow = !extending ? -1 : root.anchorRow < 0 ? currentIndex : root.anchorRow

                Keys.onReturnPressed: root.log.openLink(currentIndex, 0)
                Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.SelectAll)
                Keys.onPressed: event => {
                    if (event.matches(StandardKey.Copy)) {
                        root.log.copyRows(root.firstSelected, root.lastSelected);
                        event.accepted = true;
                    } else if (event.matches(StandardKey.SelectAll)) {
                        root.selectAll();
                        event.accepted = true;
                    }
                }
            }
        }
    }

    LinkQuestion {
        id: question
    }
}
