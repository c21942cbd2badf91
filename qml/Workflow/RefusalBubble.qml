// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Says at the pointer why something cannot be done, and offers what would make it possible.
Rectangle {
    id: root

    required property GraphSession session
    required property real canvasWidth
    required property real canvasHeight

    border.color: Theme.failed
    border.width: Units.hairline
    color: Theme.failedSoft
    height: words.height + Units.small
    objectName: "refusal"
    radius: Units.cardRadius
    visible: session.refusal.length > 0
    width: words.width + 2 * Units.small + Units.icon + Units.tiny
    x: Math.max(Units.tiny, Math.min(session.refusalPos.x + Units.large, canvasWidth - width - Units.tiny))
    y: Math.max(Units.tiny, Math.min(session.refusalPos.y + Units.large, canvasHeight - height - Units.tiny))
    Accessible.name: session.refusal
    Accessible.role: Accessible.AlertMessage

    Icon {
        color: Theme.failed
        name: "ban"
        x: Units.small
        y: words.y + (reason.height - height) / 2
    }

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.tiny
        x: Units.small + Units.icon + Units.tiny

        Label {
            id: reason

            font: Units.secondaryFont
            text: root.session.refusal
            width: Math.min(implicitWidth, 80 * Units.grid)
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.session.converterOffer.titles

            Button {
                id: converter

                required property int index
                required property string modelData

                focus: index === 0
                objectName: "converter" + index
                text: modelData

                onClicked: root.session.converterOffer.accept(index)
            }
        }
    }
}
