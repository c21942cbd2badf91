// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// Finds anything on the map by parts of its name; Enter shows the best hit.
FocusScope {
    id: root

    required property CodeMapController controller
    /// The key that brings the keyboard here.
    property string shortcut

    function begin(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function take(nodeId: string): void {
        if (nodeId.length === 0)
            return;
        controller.reveal(nodeId);
        popup.close();
    }

    implicitHeight: field.implicitHeight

    SearchField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        objectName: "mapSearch"
        placeholderText: qsTr("Symbol or file…", "placeholder of the search")
        shortcut: root.shortcut
        Accessible.name: qsTr("Find on the map", "search field")

        Keys.onDownPressed: list.currentIndex = Math.min(list.currentIndex + 1, list.count - 1)
        Keys.onEnterPressed: root.take(root.controller.hits.nodeIdAt(list.currentIndex))
        Keys.onReturnPressed: root.take(root.controller.hits.nodeIdAt(list.currentIndex))
        Keys.onUpPressed: list.currentIndex = Math.max(list.currentIndex - 1, 0)
        onTextChanged: {
            root.controller.query = text;
            list.currentIndex = 0;
            if (text.length > 0)
                popup.open();
            else
                popup.close();
        }
    }

    T.Popup {
        id: popup

        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        height: Math.min(Math.max(list.contentHeight, Units.rowHeight), 8 * (Units.rowHeight + Units.large)) + 2 * Units.tiny
        padding: Units.tiny
        width: Math.max(root.width, 105 * Units.grid)
        y: field.height + Units.tiny

        background: FloatingGround {}
        contentItem: ListView {
            id: list

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            implicitHeight: contentHeight
            model: root.controller.hits
            objectName: "mapHits"
            Accessible.name: qsTr("Search results", "list")
            Accessible.role: Accessible.List

            T.ScrollBar.vertical: ScrollBar {}
            delegate: ListRow {
                id: row

                required property int index
                required property string nodeId
                required property string name
                required property string language

                required detail
                required iconName
                iconColor: Theme.languageColor(language)
                selected: ListView.isCurrentItem
                text: name
                width: ListView.view.width

                onClicked: root.take(nodeId)
            }

            Label {
                anchors.fill: parent
                color: Theme.muted
                leftPadding: Units.small
                text: qsTr("Nothing is called that.", "no search results")
                verticalAlignment: Text.AlignVCenter
                visible: list.count === 0
            }
        }
    }
}
