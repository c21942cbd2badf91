// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// A control with its name above it and a hint or the reason of refusal below it.
ColumnLayout {
    id: root

    default property alias control: holder.data
    property string label
    property string hint
    property string errorText

    spacing: Units.tiny + 2

    Label {
        color: Theme.muted
        font: Units.secondaryFont
        text: root.label
        visible: text.length > 0
        Accessible.ignored: true
    }

    ColumnLayout {
        id: holder

        Layout.fillWidth: true
        spacing: Units.tiny
    }

    Label {
        Layout.fillWidth: true
        color: root.errorText.length > 0 ? Theme.failed : Theme.faint
        font: Units.captionFont
        text: root.errorText.length > 0 ? root.errorText : root.hint
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
