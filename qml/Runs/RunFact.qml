// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// An icon and a few words about a run.
RowLayout {
    id: root

    required property string iconName
    /// What the text is, for screen readers.
    required property string name
    required property string text

    spacing: Units.tiny + 1
    visible: text.length > 0
    Accessible.name: qsTr("%1: %2", "a fact and its value").arg(name).arg(text)
    Accessible.role: Accessible.StaticText

    Icon {
        color: Theme.faint
        Layout.preferredHeight: Units.iconSmall
        Layout.preferredWidth: Units.iconSmall
        name: root.iconName
    }

    Label {
        color: Theme.muted
        font: Units.secondaryNumberFont
        text: root.text
        Accessible.ignored: true
    }
}
