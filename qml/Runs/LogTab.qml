// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What the steps wrote, all of them or one, followed as it comes.
FocusScope {
    id: root

    required property RunView view
    readonly property RunLogModel log: view.log
    property bool follows: true

    function goTo(row: int): void {
        if (row < 0)
            return;
        follows = false;
        list.currentIndex = row;
        list.positionViewAtIndex(row, ListView.Contain);
    }

    function followEnd(): void {
        if (follows)
            list.positionViewAtEnd();
    }

    onFollowsChanged: followEnd()
    onVisibleChanged: followEnd()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Units.large
            Layout.margins: Units.small
            Layout.rightMargin: Units.large
            spacing: Units.small

            ComboBox {
                selectedIndex: root.view.steps.rowOf(root.log.nodeFilter) + 1
                label: qsTr("Show the log of", "chooser of a step")
                model: root.view.steps.filterTitles
                objectName: "logStep"

                onActivated: index => root.log.nodeFilter = root.view.steps.nodeIdAt(index - 1)
            }

            SearchField {
                id: field

                Layout.fillWidth: true
                Layout.maximumWidth: Units.sidebarWidth
                label: qsTr("Search the log", "search field")
                objectName: "logSearch"
                placeholderText: qsTr("Search the log", "search field")

                onAccepted: root.goTo(root.log.matchAfter(list.currentIndex))
                onSearched: what => root.log.searchText = what
            }

            Label {
                color: root.log.matchCount > 0 ? Theme.muted : Theme.failed
                font: Units.secondaryNumberFont
                text: qsTr("%1 of %2", "which match, and how many there are").arg(root.log.matchNumber(list.currentIndex)).arg(root.log.matchCount)
                visible: field.length > 0
            }

            IconButton {
                enabled: root.log.matchCount > 0
                iconName: "chevron-up"
                name: qsTr("Previous match", "button")

                onClicked: root.goTo(root.log.matchBefore(list.currentIndex))
            }

            IconButton {
                enabled: root.log.matchCount > 0
                iconName: "chevron-down"
                name: qsTr("Next match", "button")

                onClicked: root.goTo(root.log.matchAfter(list.currentIndex))
            }

            Item {
                Layout.fillWidth: true
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

                onToggled: root.follows = checked
            }

            IconButton {
                enabled: root.log.count > 0
                iconName: "copy"
                name: qsTr("Copy the log", "button")

                onClicked: root.log.copyAll()
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        StateView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            iconName: "scroll-text"
            showing: root.log.count > 0 ? StateView.Content : StateView.Empty
            text: qsTr("What the steps write appears here as it comes.")
            title: qsTr("Nothing was written", "title of an empty log")

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

                // Who walks the log wants to read; at its end it is followed again.
                onCurrentIndexChanged: if (activeFocus)
                    root.follows = currentIndex === count - 1
                onCountChanged: root.followEnd()
                // A person who scrolls up wants to read; at the end the log is followed again.
                onMovementEnded: root.follows = atYEnd

                delegate: LogRow {
                    current: ListView.isCurrentItem
                    showsStep: root.log.nodeFilter.length === 0
                    width: list.width
                    wraps: wrap.checked
                }
            }
        }
    }
}
