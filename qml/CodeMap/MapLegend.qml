// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// What the colours of the map mean.
Rectangle {
    id: root

    required property CodeMapController controller
    required property real maximumWidth

    border.color: Theme.line
    border.width: Units.hairline
    clip: true
    color: Theme.surface
    implicitHeight: row.implicitHeight + 2 * Units.small
    implicitWidth: Math.min(maximumWidth, row.implicitWidth + 2 * Units.medium)
    radius: Units.cardRadius
    Accessible.name: qsTr("Legend: %1", "colours of languages").arg(controller.languageNames.slice(0, languages.model).join(", "))
    Accessible.role: Accessible.StaticText

    component Entry: Row {
        property color swatch
        property alias text: words.text

        spacing: 1.5 * Units.grid

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: parent.swatch
            height: 2.5 * Units.grid
            radius: Units.tiny / 2
            width: height
        }

        Label {
            id: words

            color: Theme.muted
            font: Units.captionFont
            Accessible.ignored: true
        }
    }
    component Arrow: Row {
        property color swatch
        property alias text: words.text

        spacing: 1.5 * Units.grid

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: parent.swatch
            height: Units.iconSmall
            name: "arrow-right"
            width: Units.iconSmall
        }

        Label {
            id: words

            color: Theme.muted
            font: Units.captionFont
            Accessible.ignored: true
        }
    }

    Row {
        id: row

        spacing: Units.medium
        x: Units.medium
        y: Units.small

        Repeater {
            id: languages

            model: Math.min(5, root.controller.languageIds.length)

            Entry {
                required property int index

                swatch: Theme.languageColor(root.controller.languageIds[index])
                text: root.controller.languageNames[index]
            }
        }

        Arrow {
            swatch: Theme.accent
            text: qsTr("depends on", "legend of the map")
        }

        Arrow {
            swatch: Theme.portNumber
            text: qsTr("is used by", "legend of the map")
        }

        Arrow {
            swatch: Theme.failed
            text: qsTr("cycle", "legend of the map: files that import each other")
            visible: root.controller.cycleCount > 0
        }
    }
}
