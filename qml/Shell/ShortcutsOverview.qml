// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Settings
import AgentOps.Ui.Models
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// All keys at a glance, as they are at present.
FloatingPanel {
    id: root

    required property ShellController shell

    height: Math.min((parent?.height ?? 150 * Units.grid) - 2 * Units.huge, 180 * Units.grid)
    name: qsTr("Keyboard shortcuts", "title")
    objectName: "shortcuts"
    width: Math.min((parent?.width ?? 150 * Units.grid) - 2 * Units.xlarge, 130 * Units.grid)
    x: ((parent?.width ?? width) - width) / 2
    y: ((parent?.height ?? height) - height) / 2

    onAboutToShow: {
        search.clear();
        search.forceActiveFocus(Qt.PopupFocusReason);
    }

    contentItem: ColumnLayout {
        spacing: 0

        KeysModel {
            id: keysModel

            boundOnly: true
            filter: search.text
            keymap: root.visible ? root.shell.preferences.keymap : null
        }

        RowLayout {
            Layout.leftMargin: Units.large
            Layout.margins: Units.medium

            Label {
                Layout.fillWidth: true
                font: Units.sectionFont
                text: root.name
                Accessible.role: Accessible.Heading
            }

            Button {
                kind: Button.Ghost
                text: qsTr("Change keys…", "opens the settings")

                onClicked: {
                    root.close();
                    root.shell.perform("page.settings");
                }
            }

            IconButton {
                iconName: "x"
                name: qsTr("Close", "closes a panel")

                onClicked: root.close()
            }
        }

        SearchField {
            id: search

            Layout.bottomMargin: Units.small
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            focus: true
            label: qsTr("Find a command or a key")
            objectName: "shortcutsSearch"
            placeholderText: qsTr("Find a command or a key")

            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        }

        Separator {
            Layout.fillWidth: true
        }

        KeyList {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            keys: keysModel
            objectName: "shortcutsList"
            visible: keysModel.count > 0
        }

        Label {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Units.large
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("No command is called that, and none has that key.")
            visible: keysModel.count === 0
        }
    }
}
