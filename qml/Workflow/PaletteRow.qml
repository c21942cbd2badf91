// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One kind of node in the palette; it can be dragged onto the canvas.
Item {
    id: root

    required property int index
    required property string kind
    required property string title
    required property string help
    required property string icon
    required property string tint
    property bool highlighted: false

    signal chosen(row: int)
    signal pointed(row: int)

    implicitHeight: 11 * Units.grid
    objectName: "paletteRow_" + kind
    Accessible.description: help
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
                "agentops/node-kind": root.kind
            })
        Drag.supportedActions: Qt.CopyAction
        color: root.highlighted ? Theme.hover : "transparent"
        height: root.height
        radius: Units.controlRadius
        width: root.width

        Rectangle {
            id: tile

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.withOpacity(Theme.portColor(root.tint), 0.18)
            height: 7 * Units.grid
            radius: Units.cardRadius
            width: 7 * Units.grid
            x: Units.small

            Icon {
                anchors.centerIn: parent
                color: Theme.portColor(root.tint)
                name: root.icon
            }
        }

        Column {
            anchors.left: tile.right
            anchors.leftMargin: 2.5 * Units.grid
            anchors.right: parent.right
            anchors.rightMargin: Units.small
            anchors.verticalCenter: parent.verticalCenter

            Label {
                font: Units.bodyMediumFont
                text: root.title
                width: parent.width
                Accessible.ignored: true
            }

            Label {
                color: Theme.muted
                font: Units.captionFont
                text: root.help
                width: parent.width
                Accessible.ignored: true
            }
        }
    }

    HoverHandler {
        onHoveredChanged: if (hovered)
            root.pointed(root.index)
    }

    TapHandler {
        onTapped: root.chosen(root.index)
    }

    DragHandler {
        id: drag

        target: null
    }
}
