// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The moments of a run on one line, with marks where something went wrong.
T.Slider {
    id: root

    required property RunHistoryView history
    readonly property int page: Math.max(2, Math.round(to / 20))

    /// Arrows go from moment to moment by themselves.
    function jump(key: int): bool {
        const target = ({
                [Qt.Key_Home]: 1,
                [Qt.Key_End]: history.count,
                [Qt.Key_PageUp]: history.position - page,
                [Qt.Key_PageDown]: history.position + page
            })[key];
        if (target === undefined)
            return false;
        history.position = target;
        return true;
    }

    enabled: history.count > 1
    from: 1
    implicitHeight: Units.controlHeight
    implicitWidth: 60 * Units.grid
    objectName: "timeSlider"
    snapMode: T.Slider.SnapAlways
    stepSize: 1
    to: Math.max(2, history.count)
    // Bound to the end as well: that may be told after the place.
    value: Math.min(history.position, to)
    Accessible.description: history.text
    Accessible.name: qsTr("Moments of the run")

    Keys.onPressed: event => event.accepted = root.jump(event.key)
    onMoved: history.position = Math.round(value)

    background: Item {
        Rectangle {
            id: track

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.lineStrong
            height: Units.tiny
            radius: height / 2
            width: parent.width
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            height: Units.tiny
            radius: height / 2
            width: root.visualPosition * parent.width
        }

        Repeater {
            model: root.history.failures.length

            Rectangle {
                required property int index

                anchors.verticalCenter: parent.verticalCenter
                color: Theme.failed
                height: Units.large
                width: 2 * Units.hairline
                x: root.handle.width / 2 + (root.history.failures[index] - 1) / (root.to - 1) * (root.width - root.handle.width) - width / 2
            }
        }
    }
    handle: Rectangle {
        border.color: Theme.highContrast ? Theme.lineStrong : Theme.accent
        border.width: 2 * Units.hairline
        color: Theme.raised
        height: Units.large
        radius: height / 2
        width: Units.large
        x: root.visualPosition * (root.width - width)
        y: (root.height - height) / 2

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }
}
