// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// A template: what it looks like, what it is called and what it is for.
Item {
    id: root

    required property int index
    required property string name
    required property string description
    required property string steps
    required property string preview
    property bool current: false

    signal chosen
    signal pointed

    Accessible.description: qsTr("%1. %2", "how many steps a template has, and what it is for").arg(steps).arg(description)
    Accessible.name: name
    Accessible.role: Accessible.ListItem

    Accessible.onPressAction: chosen()

    Rectangle {
        anchors.fill: parent
        anchors.margins: Units.tiny
        border.color: root.current ? Theme.accent : Theme.line
        border.width: root.current ? Units.focusWidth : Units.hairline
        color: hover.hovered ? Theme.hover : Theme.raised
        radius: Units.cardRadius

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Units.small
            spacing: Units.tiny

            Rectangle {
                Layout.fillHeight: true
                Layout.fillWidth: true
                color: Theme.canvas
                radius: Units.controlRadius

                SvgItem {
                    anchors.fill: parent
                    anchors.margins: Units.tiny
                    svg: root.preview
                    Accessible.ignored: true
                }
            }

            Label {
                Layout.fillWidth: true
                elide: Text.ElideRight
                font: Units.bodyStrongFont
                text: root.name
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                elide: Text.ElideRight
                font: Units.secondaryFont
                maximumLineCount: 2
                text: root.description
                visible: text.length > 0
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }

            Label {
                color: Theme.faint
                font: Units.captionFont
                text: root.steps
                Accessible.ignored: true
            }
        }
    }

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onDoubleTapped: root.chosen()
        onTapped: root.pointed()
    }
}
