// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// Nodes of the map as rows; a click jumps to one.
ListView {
    id: root

    required property NodeListModel nodes
    required property CodeMapController controller
    required property string label
    /// What to say when there is none.
    required property string emptyText
    property bool sectioned: false

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: nodes
    section.property: sectioned ? "section" : ""
    Accessible.name: label
    Accessible.role: Accessible.List

    Keys.onEnterPressed: controller.reveal(nodes.nodeIdAt(currentIndex))
    Keys.onReturnPressed: controller.reveal(nodes.nodeIdAt(currentIndex))

    T.ScrollBar.vertical: ScrollBar {}
    delegate: ListRow {
        id: row

        required property int index
        required property string nodeId
        required property string name
        required property string language
        required property int edgeCount

        required detail
        required iconName
        iconColor: Theme.languageColor(language)
        selected: root.activeFocus && ListView.isCurrentItem
        text: name
        width: ListView.view.width

        onClicked: {
            root.currentIndex = row.index;
            root.controller.reveal(row.nodeId);
        }

        Label {
            color: Theme.faint
            font: Units.secondaryNumberFont
            text: row.edgeCount.toLocaleString(Qt.locale(), "f", 0)
            visible: row.edgeCount > 1
        }
    }
    section.delegate: SectionLabel {
        required property string section

        leftPadding: Units.medium
        text: section
        topPadding: Units.small
    }

    Label {
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.muted
        text: root.emptyText
        visible: root.count === 0
        wrapMode: Text.Wrap
    }
}
