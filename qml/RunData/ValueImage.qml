// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The image that a value holds or names, as large as there is room, never larger than it is.
StateView {
    id: root

    required property ShownValue value

    objectName: "valueImage"
    showing: picture.status === Image.Error ? StateView.Failed : picture.status === Image.Ready ? StateView.Content : StateView.Loading
    text: showing === StateView.Failed ? qsTr("The file may be gone, or it holds something else.") : ""
    title: showing === StateView.Failed ? qsTr("The image cannot be shown", "title") : ""

    Image {
        id: picture

        anchors.centerIn: parent
        asynchronous: true
        cache: false
        fillMode: Image.PreserveAspectFit
        height: Math.min(implicitHeight, parent.height - 2 * Units.small)
        source: root.value.image
        width: Math.min(implicitWidth, parent.width - 2 * Units.small)
        Accessible.name: qsTr("Image of %1 × %2 pixels").arg(sourceSize.width).arg(sourceSize.height)
        Accessible.role: Accessible.Graphic
    }
}
