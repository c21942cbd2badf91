// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A branch, tag or commit: typed, or picked from the list.
ColumnLayout {
    id: root

    required property string label
    required property list<string> revisions
    property alias text: field.text

    signal accepted

    spacing: Units.tiny

    Label {
        color: Theme.muted
        font: Units.secondaryFont
        text: root.label
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Units.tiny

        TextField {
            id: field

            Layout.fillWidth: true
            label: root.label
            monospace: true

            onAccepted: root.accepted()
        }

        IconButton {
            iconName: "chevron-down"
            name: qsTr("Branches and commits")

            onClicked: menu.open()

            Menu {
                id: menu

                y: parent ? parent.height : 0

                Instantiator {
                    model: root.revisions

                    delegate: MenuItem {
                        required property string modelData

                        text: modelData

                        onTriggered: root.text = modelData
                    }

                    onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
                    onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
                }
            }
        }
    }
}
