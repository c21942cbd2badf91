// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// One tab of Tabs, with an optional count.
T.TabButton {
    id: root

    /// Shown behind the text; -1 for none.
    property int count: -1
    property string iconName

    font: checked ? Units.bodyMediumFont : Units.bodyFont
    height: implicitHeight
    implicitHeight: Units.toolbarHeight
    implicitWidth: row.implicitWidth
    width: implicitWidth
    Accessible.name: count >= 0 ? qsTr("%1, %2", "a tab and how many things are in it").arg(text).arg(count) : text

    background: Item {
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            color: Theme.accent
            height: 2
            visible: root.checked
        }

        FocusRing {
            anchors.margins: 2
            target: parent
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            spacing: Units.small - 2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.checked ? Theme.text : Theme.muted
                name: root.iconName
                visible: name.length > 0
            }

            Text {
                anchors.verticalCenter: parent.verticalCenter
                color: root.checked || root.hovered ? Theme.text : Theme.muted
                font: root.font
                text: root.text
                textFormat: Text.PlainText
                Accessible.ignored: true
            }

            Badge {
                anchors.verticalCenter: parent.verticalCenter
                text: root.count.toLocaleString(Qt.locale(), "f", 0)
                visible: root.count >= 0
                Accessible.ignored: true
            }
        }
    }
}
