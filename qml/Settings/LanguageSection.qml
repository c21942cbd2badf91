// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// The language of the program.
SettingsSection {
    id: root

    required property Preferences preferences
    readonly property list<string> codes: ["", "en", "fr"]

    title: qsTr("Language", "section of the settings")

    SettingRow {
        Layout.fillWidth: true
        text: qsTr("Changes at once, numbers and dates too.", "setting: language")
        title: qsTr("Language", "setting")

        ComboBox {
            selectedIndex: root.codes.indexOf(root.preferences.language)
            implicitWidth: 50 * Units.grid
            label: qsTr("Language", "setting")
            model: [qsTr("As the system", "language"), "English", "Français"]
            objectName: "language"

            onActivated: index => root.preferences.language = root.codes[index]
        }
    }
}
