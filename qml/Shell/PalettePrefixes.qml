// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// What can be typed first in the palette to find only one sort of thing.
Flow {
    id: root

    /// "prefix<tab>title" each.
    required property list<string> prefixes

    signal chosen(prefix: string)

    padding: Units.small
    spacing: Units.medium
    Accessible.name: qsTr("Typed first, these leave only one sort", "palette")
    Accessible.role: Accessible.Grouping

    Repeater {
        model: root.prefixes

        T.AbstractButton {
            id: chip

            required property string modelData
            readonly property string prefix: modelData.charAt(0)

            // The keyboard types the character instead.
            focusPolicy: Qt.NoFocus
            implicitHeight: implicitContentHeight
            implicitWidth: implicitContentWidth
            objectName: "palettePrefix_" + prefix
            Accessible.description: prefix
            Accessible.name: title.text
            Accessible.role: Accessible.Button

            onClicked: root.chosen(prefix)

            contentItem: Row {
                spacing: Units.tiny

                KeyCap {
                    text: chip.prefix
                }

                Label {
                    id: title

                    anchors.verticalCenter: parent.verticalCenter
                    color: chip.hovered ? Theme.text : Theme.muted
                    font: Units.captionFont
                    text: chip.modelData.slice(2)
                    Accessible.ignored: true
                }
            }
        }
    }
}
