// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A panel above the page that closes on Escape or a click elsewhere and gives the keyboard back.
T.Popup {
    id: root

    property string name

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    dim: false
    focus: true
    margins: Units.small
    modal: true
    padding: 0

    background: FloatingGround {
        radius: Units.dialogRadius
        Accessible.name: root.name
        Accessible.role: Accessible.Dialog
    }
    enter: Transition {
        NumberAnimation {
            duration: Units.shortDuration
            easing.type: Easing.OutCubic
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
        NumberAnimation {
            duration: Units.shortDuration
            from: 1
            property: "opacity"
            to: 0
        }
    }
}
