// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A folder, or a changed file: status letter, name, comments, counts, and whether it was viewed.
T.ItemDelegate {
    id: root

    required property int index
    required property bool isFolder
    required property string name
    required property string oldName
    required property string path
    required property string status
    required property int added
    required property int removed
    required property bool isBinary
    required property bool isViewed
    required property int threadCount
    required property bool isCurrent
    required property bool isCollapsed
    required property int fileIndex
    property bool hasKeyboard: false
    /// Instead of the counts.
    readonly property string note: isBinary ? qsTr("binary") : status === "!" ? statusText : ""
    readonly property color statusColor: status === "A" ? Theme.ok : status === "D" || status === "!" ? Theme.failed : status === "R" || status === "C" ? Theme.running : Theme.waiting

    signal chosen(fileIndex: int)
    signal folderToggled(row: int)
    signal viewedToggled(fileIndex: int)

    focusPolicy: Qt.NoFocus
    implicitHeight: Units.rowHeight
    leftPadding: Units.medium
    rightPadding: Units.small
    Accessible.description: isFolder ? "" : qsTr("%1, %2 added, %3 removed", "%1 is what happened to the file").arg(statusText).arg(added).arg(removed) + (isViewed ? ", " + qsTr("viewed") : "")
    Accessible.name: isFolder ? name : path
    Accessible.selected: isCurrent

    readonly property string statusText: {
        const words = {
            "!": qsTr("cannot be read"),
            A: qsTr("added"),
            C: qsTr("copied"),
            D: qsTr("deleted"),
            M: qsTr("modified"),
            R: qsTr("renamed from %1").arg(oldName),
            T: qsTr("type changed"),
            U: qsTr("in conflict")
        };
        return words[status] ?? "";
    }

    background: Rectangle {
        color: root.isCurrent ? Theme.selection : root.hovered ? Theme.hover : "transparent"

        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            border.color: Theme.focus
            border.width: Units.focusWidth
            color: "transparent"
            radius: Units.controlRadius
            visible: root.hasKeyboard
        }
    }
    contentItem: RowLayout {
        spacing: Units.small

        Icon {
            color: Theme.faint
            name: root.isCollapsed ? "chevron-right" : "chevron-down"
            visible: root.isFolder
        }

        Label {
            Layout.leftMargin: Units.medium
            Layout.preferredWidth: Units.medium
            color: root.statusColor
            font: Units.smallCodeFont
            horizontalAlignment: Text.AlignHCenter
            text: root.status
            visible: !root.isFolder
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            color: root.isFolder || root.isViewed ? Theme.muted : Theme.text
            elide: root.isFolder ? Text.ElideMiddle : Text.ElideRight
            text: root.oldName.length > 0 && root.oldName !== root.name ? root.name + " ← " + root.oldName : root.name
            Accessible.ignored: true
        }

        Badge {
            iconName: "message-square"
            text: root.threadCount
            visible: root.threadCount > 0
        }

        LineCount {
            added: root.added
            removed: root.removed
            visible: !root.isFolder && root.note.length === 0
        }

        Label {
            color: Theme.faint
            font: Units.secondaryFont
            text: root.note
            visible: !root.isFolder && root.note.length > 0
        }

        IconButton {
            focusPolicy: Qt.NoFocus
            iconColor: root.isViewed ? Theme.accent : Theme.faint
            iconName: root.isViewed ? "circle-check" : "circle"
            iconSize: Units.iconSmall
            name: root.isViewed ? qsTr("Mark as not viewed") : qsTr("Mark as viewed")
            small: true
            visible: !root.isFolder

            onClicked: root.viewedToggled(root.fileIndex)
        }
    }

    onClicked: root.isFolder ? root.folderToggled(root.index) : root.chosen(root.fileIndex)
}
