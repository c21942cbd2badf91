// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Colours, room and motion.
SettingsSection {
    id: root

    required property Preferences preferences

    title: qsTr("Appearance", "section of the settings")

    SettingRow {
        Layout.fillWidth: true
        text: qsTr("High contrast has brighter text, visible outlines and signs beside colours.", "setting")
        title: qsTr("Colours", "setting")

        ComboBox {
            selectedIndex: root.preferences.scheme
            implicitWidth: 50 * Units.grid
            label: qsTr("Colours", "setting")
            model: [qsTr("As the system", "colours"), qsTr("Light", "colours"), qsTr("Dark", "colours"), qsTr("High contrast", "colours")]
            objectName: "scheme"

            onActivated: index => root.preferences.scheme = index
        }
    }

    Separator {
        Layout.fillWidth: true
    }

    SettingRow {
        Layout.fillWidth: true
        text: qsTr("Compact shows more at once; comfortable has larger rows and controls.", "setting")
        title: qsTr("Density", "setting")

        ComboBox {
            selectedIndex: root.preferences.density
            implicitWidth: 50 * Units.grid
            label: qsTr("Density", "setting")
            model: [qsTr("Compact", "density"), qsTr("Comfortable", "density")]
            objectName: "density"

            onActivated: index => root.preferences.density = index
        }
    }

    Separator {
        Layout.fillWidth: true
    }

    SettingRow {
        Layout.fillWidth: true
        text: qsTr("Nothing slides, fades or turns.", "setting")
        title: qsTr("Reduced motion", "setting")

        Switch {
            checked: root.preferences.reducedMotion
            objectName: "reducedMotion"
            Accessible.name: qsTr("Reduced motion", "setting")

            onToggled: root.preferences.reducedMotion = checked
        }
    }
}
