// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// One entry of a Menu: icon, words, shortcut.
T.MenuItem {
    id: root

    property string iconName
    property string shortcut
    /// Destroys something: written in the colour of failure.
    property bool danger: false
    readonly property color foreground: danger ? Theme.failed : Theme.text

    font: Units.bodyFont
    height: visible ? implicitHeight : 0
    implicitHeight: Units.rowHeight
    implicitWidth: row.implicitWidth + (key.visible ? key.implicitWidth + Units.xlarge : 0) + leftPadding + rightPadding
    leftPadding: Units.small
    opacity: enabled ? 1 : 0.45
    rightPadding: Units.small
    Accessible.name: text

    arrow: Icon {
        color: Theme.muted
        name: "chevron-right"
        visible: root.subMenu !== null
        x: root.width - width - Units.tiny
        y: (root.height - height) / 2
    }
    background: Rectangle {
        color: root.highlighted ? Theme.hover : "transparent"
        radius: Units.controlRadius
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            spacing: Units.small

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.danger ? Theme.failed : Theme.muted
                name: root.checkable ? (root.checked ? "check" : "") : root.iconName
                visible: name.length > 0 || root.checkable
            }

            Text {
                anchors.verticalCenter: parent.verticalCenter
                color: root.foreground
                font: root.font
                text: root.text
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }

        KeyCap {
            id: key

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.shortcut
        }
    }
}
