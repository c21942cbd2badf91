// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// A fact: what it is, and its value, which can be selected and copied.
RowLayout {
    id: root

    property string key
    property string value
    property bool monospace: false
    property real keyWidth: 120

    spacing: Units.medium
    Accessible.name: qsTr("%1: %2", "a fact and its value").arg(key).arg(value)
    Accessible.role: Accessible.StaticText

    Label {
        Layout.alignment: Qt.AlignTop
        Layout.preferredWidth: root.keyWidth
        color: Theme.muted
        text: root.key
        Accessible.ignored: true
    }

    TextEdit {
        Layout.fillWidth: true
        activeFocusOnTab: false
        color: Theme.text
        font: root.monospace ? Units.codeFont : Units.numberFont
        readOnly: true
        selectByMouse: true
        selectedTextColor: Theme.text
        selectionColor: Theme.selection
        text: root.value
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.WrapAnywhere
        Accessible.ignored: true
    }
}
