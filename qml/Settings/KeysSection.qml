// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Every command with its keys, which can be changed by pressing others.
SettingsSection {
    id: root

    required property Keymap keymap
    readonly property bool canChange: list.current !== null && !list.current.fixed

    /// Back to the list, unless there is something to be answered first.
    function goOn(): void {
        if (keysModel.changing.length === 0)
            list.forceActiveFocus(Qt.OtherFocusReason);
    }

    title: qsTr("Keyboard", "section of the settings")

    KeysModel {
        id: keysModel

        filter: search.text
        keymap: root.keymap

        onAnnounced: sentence => list.say(sentence)
    }

    SearchField {
        id: search

        Layout.fillWidth: true
        label: qsTr("Find a command or a key")
        objectName: "keysSearch"
        placeholderText: qsTr("Find a command or a key")

        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
    }

    KeyList {
        id: list

        function say(sentence: string): void {
            Accessible.announce(sentence);
        }

        Layout.fillWidth: true
        Layout.preferredHeight: 110 * Units.grid
        keys: keysModel
        objectName: "keysList"
        visible: keysModel.count > 0

        Keys.onDeletePressed: keysModel.clear(currentIndex)
        onChosen: row => keysModel.begin(row)
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("No command is called that, and none has that key.")
        visible: keysModel.count === 0
        wrapMode: Text.Wrap
    }

    KeyRecorder {
        id: recorder

        Layout.fillWidth: true
        keys: keysModel

        onFinished: root.goOn()
    }

    Flow {
        Layout.fillWidth: true
        spacing: Units.small
        visible: !recorder.recording

        Button {
            enabled: root.canChange
            iconName: "keyboard"
            objectName: "changeKeys"
            text: qsTr("Change keys")

            onClicked: keysModel.begin(list.currentIndex)
        }

        Button {
            enabled: root.canChange && list.current.keys.length > 0
            objectName: "removeKeys"
            text: qsTr("Remove keys")

            onClicked: {
                keysModel.clear(list.currentIndex);
                root.goOn();
            }
        }

        Button {
            enabled: root.canChange && list.current.own
            objectName: "resetKeys"
            text: qsTr("Reset", "the keys of a command")

            onClicked: {
                keysModel.reset(list.currentIndex);
                root.goOn();
            }
        }

        Button {
            enabled: keysModel.hasOwn
            objectName: "resetAllKeys"
            text: qsTr("Reset all keys")

            onClicked: {
                keysModel.resetAll();
                root.goOn();
            }
        }
    }
}
