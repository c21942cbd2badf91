// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// A figure and what it counts.
Rectangle {
    id: root

    required property int value
    required property string caption

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    border.color: Theme.line
    border.width: Units.hairline
    color: "transparent"
    implicitHeight: column.implicitHeight + 2 * Units.small
    radius: Units.controlRadius
    Accessible.name: number.text + " " + caption
    Accessible.role: Accessible.StaticText

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Units.small
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 0

        Label {
            id: number

            font: Units.sectionFont
            text: root.value.toLocaleString(Qt.locale(), "f", 0)
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            font: Units.captionFont
            text: root.caption
            Accessible.ignored: true
        }
    }
}
