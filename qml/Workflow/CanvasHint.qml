// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What an empty canvas teaches: the one next step.
ColumnLayout {
    id: root

    /// Adds a node.
    required property Action command

    spacing: Units.medium

    Label {
        Layout.alignment: Qt.AlignHCenter
        font: Units.sectionFont
        text: qsTr("An empty workflow")
    }

    Label {
        Layout.alignment: Qt.AlignHCenter
        Layout.maximumWidth: 90 * Units.grid
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Begin with what starts it. Then drag from a port to add the next step.")
        wrapMode: Text.Wrap
    }

    Button {
        Layout.alignment: Qt.AlignHCenter
        iconName: "plus"
        kind: Button.Primary
        shortcut: root.command.shortcutText
        text: qsTr("Add the first node")

        onClicked: root.command.trigger()
    }
}
