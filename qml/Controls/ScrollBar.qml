// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// Thin, over the content, and only there when there is something to scroll.
T.ScrollBar {
    id: root

    implicitHeight: horizontal ? 10 : 40
    implicitWidth: horizontal ? 40 : 10
    minimumSize: 0.06
    padding: 2
    policy: T.ScrollBar.AsNeeded
    visible: policy === T.ScrollBar.AlwaysOn || (policy === T.ScrollBar.AsNeeded && size < 1)
    Accessible.name: horizontal ? qsTr("Scroll sideways", "scroll bar") : qsTr("Scroll", "scroll bar")

    contentItem: Rectangle {
        color: root.pressed ? Theme.muted : Theme.lineStrong
        implicitHeight: 6
        implicitWidth: 6
        opacity: root.pressed ? 0.9 : root.hovered ? 0.7 : root.active ? 0.5 : 0.25
        radius: 3

        Behavior on opacity {
            NumberAnimation {
                duration: Units.shortDuration
            }
        }
    }
}
