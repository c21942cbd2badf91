// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// How far something is.
T.ProgressBar {
    id: root

    property string label
    property color barColor: Theme.accent

    implicitHeight: Units.tiny
    implicitWidth: 160
    Accessible.name: label
    Accessible.role: Accessible.ProgressBar

    background: Rectangle {
        color: Theme.highContrast ? Theme.pressed : Theme.line
        implicitHeight: Units.tiny
        radius: height / 2
    }
    contentItem: Item {
        clip: true
        implicitHeight: Units.tiny

        Rectangle {
            id: bar

            color: root.barColor
            height: parent.height
            radius: height / 2
            width: root.indeterminate ? parent.width / 3 : root.visualPosition * parent.width

            SequentialAnimation on x {
                loops: Animation.Infinite
                running: root.indeterminate && root.visible && !Units.reducedMotion

                NumberAnimation {
                    duration: 1100
                    easing.type: Easing.InOutQuad
                    from: -root.width / 3
                    to: root.width
                }
            }
        }
    }
}
