// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Where things are kept.
SettingsSection {
    id: root

    required property ShellController shell

    title: qsTr("Data", "section of the settings")

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("Runs, reviews and the code map are kept on this machine, outside of your repositories.", "setting")
        wrapMode: Text.Wrap
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Units.small

        KeyValue {
            Layout.fillWidth: true
            key: qsTr("All repositories", "a folder")
            monospace: true
            value: root.shell.dataRoot
        }

        IconButton {
            iconName: "folder-open"
            name: qsTr("Show the data folder", "opens the file manager")

            onClicked: Qt.openUrlExternally(root.shell.dataRootUrl)
        }
    }

    KeyValue {
        Layout.fillWidth: true
        key: qsTr("This repository", "a folder")
        monospace: true
        value: root.shell.session.dataFolder
        visible: value.length > 0
    }

    KeyValue {
        Layout.fillWidth: true
        key: qsTr("Settings", "a file")
        monospace: true
        value: root.shell.preferences.fileName
    }
}
