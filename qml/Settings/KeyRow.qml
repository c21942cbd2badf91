// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A command and its keys, in a list of keys.
ListRow {
    id: root

    required property int index
    required property string commandText
    required property list<string> keys
    required property bool own
    required property bool fixed
    required property string sentence

    text: commandText
    Accessible.name: own ? qsTr("%1, changed", "a command with its keys").arg(sentence) : sentence
    Accessible.role: Accessible.ListItem

    Label {
        color: Theme.accent
        font: Units.secondaryFont
        text: qsTr("changed", "keys that are not those of the program")
        visible: root.own
        Accessible.ignored: true
    }

    Repeater {
        model: root.keys

        KeyCap {
            required property string modelData

            text: modelData
        }
    }
}
