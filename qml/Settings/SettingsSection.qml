// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A group of settings under one heading.
ColumnLayout {
    id: root

    default property alias rows: body.data
    property string title

    spacing: Units.small

    Label {
        Layout.fillWidth: true
        font: Units.sectionFont
        text: root.title
        Accessible.role: Accessible.Heading
    }

    Card {
        Layout.fillWidth: true
        padding: Units.large

        ColumnLayout {
            id: body

            spacing: Units.medium
            width: parent.width
        }
    }
}
