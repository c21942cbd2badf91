// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// One action in the palette.
T.ItemDelegate {
    id: root

    required property int index
    required property Action command
    required property string richText

    focusPolicy: Qt.NoFocus
    implicitHeight: Units.rowHeight + Units.tiny
    leftPadding: Units.small
    rightPadding: Units.small
    Accessible.name: command?.text ?? ""
    Accessible.role: Accessible.ListItem
    Accessible.selected: highlighted

    background: Rectangle {
        color: root.highlighted ? Theme.selection : root.hovered ? Theme.hover : "transparent"
        radius: Units.controlRadius
    }
    contentItem: RowLayout {
        spacing: Units.small

        Icon {
            color: root.highlighted ? Theme.accent : Theme.muted
            name: root.command?.checked ? "check" : (root.command?.iconName ?? "")
        }

        Text {
            Layout.fillWidth: true
            color: Theme.text
            elide: Text.ElideRight
            font: Units.bodyFont
            text: root.richText
            textFormat: Text.StyledText
            Accessible.ignored: true
        }

        Label {
            color: Theme.muted
            font: Units.secondaryFont
            text: root.command?.category ?? ""
            Accessible.ignored: true
        }

        KeyCap {
            text: root.command?.shortcutText ?? ""
        }
    }
}
