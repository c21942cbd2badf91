// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// The first letter of a name on its colour.
Rectangle {
    id: root

    required property string name
    readonly property list<color> grounds: [Theme.portNumber, Theme.portObject, Theme.portDiff, Theme.portText, Theme.portBoolean, Theme.portFindings]

    color: grounds[name.length > 0 ? name.charCodeAt(0) % grounds.length : 0]
    implicitHeight: 5 * Units.grid
    implicitWidth: 5 * Units.grid
    radius: height / 2

    Text {
        anchors.centerIn: parent
        color: Theme.dark ? Theme.canvas : Theme.surface
        font: Units.labelFont
        text: root.name.charAt(0).toUpperCase()
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
