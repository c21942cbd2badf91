// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models

/// Opens the command palette and says by which key.
T.AbstractButton {
    id: root

    required property Action command

    implicitHeight: key.implicitHeight
    implicitWidth: key.implicitWidth
    objectName: "paletteButton"
    Accessible.name: command.text
    Accessible.role: Accessible.Button

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: command.trigger()

    contentItem: KeyCap {
        id: key

        text: root.command.shortcutText

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }

    Hint {
        shown: root.hovered
        text: root.command.text
    }
}
