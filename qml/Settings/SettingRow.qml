// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// One setting: what it is on the left, its control on the right.
RowLayout {
    id: root

    default property alias control: holder.data
    property string title
    property string text

    spacing: Units.large

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Units.tiny / 2

        Label {
            Layout.fillWidth: true
            text: root.title
            wrapMode: Text.Wrap
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.secondaryFont
            text: root.text
            visible: text.length > 0
            wrapMode: Text.Wrap
        }
    }

    RowLayout {
        id: holder

        Layout.fillWidth: false
        spacing: Units.small
    }
}
