// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A small fact in a pill. `tone` is a state, "accent", or empty for neutral.
Rectangle {
    id: root

    property string text
    property string iconName
    property string tone
    readonly property color foreground: tone === "accent" ? Theme.accent : tone.length > 0 ? Theme.stateColor(tone) : Theme.muted

    border.color: foreground
    border.width: Theme.highContrast ? Units.hairline : 0
    color: tone.length > 0 ? Theme.stateGround(tone) : Theme.neutralSoft
    implicitHeight: 20
    implicitWidth: Math.max(implicitHeight, Math.ceil(words.implicitWidth) + (iconName.length > 0 ? Units.medium + row.spacing : 0) + 2 * (Units.small - 1))
    radius: height / 2
    Accessible.name: text
    Accessible.role: Accessible.StaticText

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Units.tiny

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.foreground
            height: Units.medium
            name: root.iconName
            visible: name.length > 0
            width: Units.medium
        }

        Text {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            color: root.foreground
            elide: Text.ElideRight
            font: Units.captionFont
            text: root.text
            textFormat: Text.PlainText
            visible: text.length > 0
            width: Math.min(implicitWidth, Math.max(0, root.width - 2 * (Units.small - 1) - x))
            Accessible.ignored: true
        }
    }
}
