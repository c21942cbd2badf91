// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// An action and its key, below the name of its group where that begins.
Column {
    id: root

    required property Action action
    required property string category
    property bool startsGroup: false
    readonly property bool hasKey: action !== null && action.shortcut.length > 0

    visible: hasKey

    SectionLabel {
        bottomPadding: Units.tiny
        text: root.category
        topPadding: Units.small
        visible: root.startsGroup
    }

    RowLayout {
        height: Units.smallControlHeight
        width: root.width
        Accessible.name: qsTr("%1: %2", "an action and its key").arg(root.action?.text ?? "").arg(root.action?.shortcutText ?? "")
        Accessible.role: Accessible.StaticText

        Label {
            Layout.fillWidth: true
            text: root.action?.text ?? ""
            Accessible.ignored: true
        }

        KeyCap {
            text: root.action?.shortcutText ?? ""
        }
    }
}
