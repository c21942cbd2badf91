// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// How the program looks and speaks, where it keeps things, its keys, and what it is made of.
FocusScope {
    id: root

    required property ShellController shell

    ScrollArea {
        anchors.fill: parent
        padding: Units.xlarge

        ColumnLayout {
            spacing: Units.xlarge
            width: Math.min(parent?.width ?? 0, Units.readableWidth)

            AppearanceSection {
                Layout.fillWidth: true
                preferences: root.shell.preferences
            }

            LanguageSection {
                Layout.fillWidth: true
                preferences: root.shell.preferences
            }

            DataSection {
                Layout.fillWidth: true
                shell: root.shell
            }

            KeysSection {
                Layout.fillWidth: true
                keymap: root.shell.preferences.keymap
            }

            SettingsSection {
                Layout.fillWidth: true
                title: qsTr("About", "section of the settings")

                Repeater {
                    model: root.shell.versions

                    KeyValue {
                        required property string modelData

                        Layout.fillWidth: true
                        key: modelData.split("\t")[0]
                        keyWidth: 45 * Units.grid
                        value: modelData.split("\t")[1]
                    }
                }
            }
        }
    }
}
