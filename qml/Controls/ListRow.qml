// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// One row of a list: icon, words, words of second rank, and anything at its end.
T.ItemDelegate {
    id: root

    default property alias trailing: end.data
    property string iconName
    property color iconColor: Theme.muted
    property string detail
    /// Behind the text instead of below it.
    property bool detailInline: false
    property bool selected: false
    property bool monospace: false
    /// How deep the row lies in a tree.
    property int depth: 0
    /// In a list that has the keyboard as a whole, see RowList.
    readonly property bool isPartOfList: ListView.view !== null && ListView.view.activeFocusOnTab

    focusPolicy: isPartOfList ? Qt.NoFocus : Qt.StrongFocus
    font: monospace ? Units.codeFont : Units.bodyFont
    implicitHeight: detail.length > 0 && !detailInline ? Units.rowHeight + Units.large : Units.rowHeight
    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    leftPadding: Units.medium + depth * Units.large
    opacity: enabled ? 1 : 0.45
    rightPadding: Units.medium
    Accessible.description: detail
    Accessible.name: text
    Accessible.selected: selected

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onPressed: {
        if (!isPartOfList)
            return;
        ListView.view.currentIndex = ListView.view.indexAt(x, y + height / 2);
        ListView.view.forceActiveFocus(Qt.MouseFocusReason);
    }

    background: Rectangle {
        color: root.selected ? Theme.selection : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            border.color: Theme.focus
            border.width: Units.focusWidth
            color: "transparent"
            radius: Units.controlRadius
            visible: root.visualFocus || (root.isPartOfList && root.ListView.isCurrentItem && root.ListView.view.activeFocus)
        }
    }
    contentItem: RowLayout {
        id: row

        spacing: Units.small

        Icon {
            color: root.iconColor
            name: root.iconName
            visible: name.length > 0
        }

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Units.small
            columns: root.detailInline ? 2 : 1
            rowSpacing: 1

            Label {
                Layout.fillWidth: true
                Layout.maximumWidth: root.detailInline && root.detail.length > 0 ? Math.ceil(implicitWidth) : Number.POSITIVE_INFINITY
                font: root.font
                text: root.text
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                elide: root.detailInline ? Text.ElideRight : Text.ElideMiddle
                font: Units.secondaryFont
                text: root.detail
                visible: text.length > 0
                Accessible.ignored: true
            }
        }

        RowLayout {
            id: end

            Layout.fillWidth: false
            spacing: Units.small
            visible: children.length > 0
        }
    }
}
