// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One thing in the palette; a kind of node can be dragged onto the canvas.
Item {
    id: root

    required property int index
    required property string title
    required property string richTitle
    required property string help
    required property string iconName
    required property string tint
    required property string shortcut
    required property string nodeKind
    required property string key
    property bool highlighted: false
    /// The whole row in words.
    readonly property string spoken: [title, help, shortcut].filter(words => words.length > 0).join(", ")
    readonly property color iconColor: tint.length > 0 ? Theme.portColor(tint) : highlighted ? Theme.accent : Theme.muted

    signal chosen(row: int)

    implicitHeight: 11 * Units.grid
    objectName: "paletteRow_" + key
    Accessible.description: shortcut.length > 0 ? qsTr("%1, key %2", "help and shortcut").arg(help).arg(shortcut) : help
    Accessible.focusable: true
    Accessible.name: title
    Accessible.role: Accessible.ListItem
    Accessible.selectable: true
    Accessible.selected: highlighted
    Accessible.onPressAction: root.chosen(root.index)

    Rectangle {
        id: card

        Drag.active: drag.active
        Drag.dragType: Drag.Automatic
        Drag.mimeData: ({
                "agentops/node-kind": root.nodeKind
            })
        Drag.supportedActions: Qt.CopyAction
        color: root.highlighted ? Theme.selection : "transparent"
        height: root.height
        radius: Units.controlRadius
        width: root.width

        Rectangle {
            id: tile

            anchors.verticalCenter: parent.verticalCenter
            color: root.tint.length > 0 ? Theme.withOpacity(Theme.portColor(root.tint), 0.18) : "transparent"
            height: 7 * Units.grid
            radius: Units.cardRadius
            width: 7 * Units.grid
            x: Units.small

            Icon {
                anchors.centerIn: parent
                color: root.iconColor
                name: root.iconName
            }
        }

        Column {
            anchors.left: tile.right
            anchors.leftMargin: 2.5 * Units.grid
            anchors.right: cap.left
            anchors.rightMargin: Units.small
            anchors.verticalCenter: parent.verticalCenter

            Text {
                color: Theme.text
                elide: Text.ElideRight
                font: Units.bodyMediumFont
                text: root.richTitle
                textFormat: Text.StyledText
                width: parent.width
                Accessible.ignored: true
            }

            Label {
                color: Theme.muted
                font: Units.captionFont
                text: root.help
                visible: text.length > 0
                width: parent.width
                Accessible.ignored: true
            }
        }

        KeyCap {
            id: cap

            anchors.right: parent.right
            anchors.rightMargin: Units.small
            anchors.verticalCenter: parent.verticalCenter
            text: root.shortcut
            width: visible ? implicitWidth : 0
        }
    }

    TapHandler {
        onTapped: root.chosen(root.index)
    }

    DragHandler {
        id: drag

        enabled: root.nodeKind.length > 0
        target: null
    }
}
