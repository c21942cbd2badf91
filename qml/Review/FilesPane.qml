// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// The changed files below their folders: what happened to each, how much of it was viewed.
Panel {
    id: root

    required property ReviewController controller
    required property ReviewActions actions
    readonly property FilesModel files: controller.files

    signal rangeRequested

    function focusFilter(): void {
        filter.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    /// Moves the keyboard to another row; a file is shown, a folder waits for what is done with it.
    function step(by: int): void {
        const row = list.currentIndex + by;
        if (row < 0 || row >= list.count)
            return;
        list.currentIndex = row;
        const file = files.fileAt(row);
        if (file >= 0)
            controller.showFile(file);
    }

    function fold(collapsed: bool): void {
        const row = files.folderRow(list.currentIndex);
        if (row < 0 || (!collapsed && row !== list.currentIndex))
            return;
        files.setCollapsed(row, collapsed);
        list.currentIndex = row;
    }

    function toggleFolder(): void {
        const row = list.currentIndex;
        files.toggleFolder(row);
        list.currentIndex = row;
    }

    Connections {
        function onCurrentRowChanged(): void {
            if (root.files.currentRow >= 0)
                list.currentIndex = root.files.currentRow;
        }

        target: root.files
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Units.small

        Button {
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            Layout.topMargin: Units.medium
            hint: qsTr("Choose what to review")
            iconColor: Theme.muted
            iconName: "git-compare"
            objectName: "rangeButton"
            opensMenu: true
            text: root.controller.rangeText

            onClicked: root.rangeRequested()
        }

        SearchField {
            id: filter

            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            label: qsTr("Filter files")
            objectName: "fileFilter"
            placeholderText: qsTr("Filter files")
            shortcut: root.actions.filterAction.shortcutText

            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            onTextChanged: root.files.filter = text
        }

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.secondaryFont
                text: qsTr("%n file(s)", "changed", root.files.fileCount)
            }

            Label {
                color: Theme.muted
                font: Units.secondaryNumberFont
                text: qsTr("%1 of %2 viewed", "files of a review").arg(root.files.viewedCount).arg(root.files.fileCount)
            }
        }

        ProgressBar {
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            label: qsTr("Viewed files")
            value: root.files.fileCount > 0 ? root.files.viewedCount / root.files.fileCount : 0
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.topMargin: Units.tiny
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.files
            objectName: "fileList"
            reuseItems: true
            Accessible.name: qsTr("Changed files")
            Accessible.role: Accessible.List

            T.ScrollBar.vertical: ScrollBar {}
            delegate: FileRow {
                hasKeyboard: list.activeFocus && ListView.isCurrentItem
                width: ListView.view ? ListView.view.width : 0

                onChosen: index => root.controller.showFile(index)
                onFolderToggled: row => root.files.toggleFolder(row)
                onViewedToggled: index => root.controller.toggleViewed(index)
            }

            Component.onCompleted: currentIndex = root.files.currentRow
            Keys.onDownPressed: root.step(1)
            Keys.onLeftPressed: root.fold(true)
            Keys.onReturnPressed: root.toggleFolder()
            Keys.onRightPressed: root.fold(false)
            Keys.onSpacePressed: root.files.fileAt(list.currentIndex) < 0 ? root.toggleFolder() : root.controller.toggleCurrentViewed()
            Keys.onUpPressed: root.step(-1)

            // Chosen before there was any height, the first file would hide its folder.
            onHeightChanged: if (currentIndex <= 1)
                positionViewAtBeginning()
        }
    }
}
