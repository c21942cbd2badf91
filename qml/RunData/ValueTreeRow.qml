// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One key of a value and what it holds.
Item {
    id: root

    required property int index
    required property string key
    required property string valueText
    required property string type
    required property int depth
    required property bool expandable
    required property bool expanded
    required property bool isMatch
    required property string summary
    property bool current: false

    signal chosen
    signal toggled
    signal menuWanted

    implicitHeight: Units.codeLineHeight + Units.tiny
    Accessible.description: !expandable ? "" : expanded ? qsTr("open", "a branch of a tree") : qsTr("closed", "a branch of a tree")
    Accessible.name: summary
    Accessible.role: Accessible.TreeItem
    Accessible.onPressAction: root.toggled()

    Rectangle {
        anchors.fill: parent
        color: Theme.match
        visible: root.isMatch
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.focusWidth
        color: "transparent"
        radius: Units.controlRadius
        visible: root.current
    }

    TapHandler {
        onDoubleTapped: root.toggled()
        onTapped: root.chosen()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: root.menuWanted()
    }

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.tiny
        x: Units.small + root.depth * Units.large

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            height: Units.iconSmall
            name: root.expanded ? "chevron-down" : "chevron-right"
            opacity: root.expandable ? 1 : 0
            width: Units.iconSmall

            TapHandler {
                enabled: root.expandable

                onTapped: {
                    root.chosen();
                    root.toggled();
                }
            }
        }

        Text {
            id: keyText

            color: Theme.syntaxFunction
            font: Units.smallCodeFont
            text: root.key
            textFormat: Text.PlainText
            visible: text.length > 0
            Accessible.ignored: true
        }

        Text {
            color: root.type === "text" ? Theme.syntaxString : root.type === "number" ? Theme.syntaxNumber : root.type === "boolean" || root.type === "null" ? Theme.syntaxKeyword : Theme.faint
            elide: Text.ElideRight
            font: Units.smallCodeFont
            text: root.valueText
            textFormat: Text.PlainText
            width: Math.max(0, root.width - parent.x - x - Units.small)
            Accessible.ignored: true
        }
    }
}
