// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph

/// Dragged to another program, it takes the selection along: as an image, and as text that can be pasted. A click
/// copies the image.
IconButton {
    id: root

    required property PictureExport pictures

    Drag.active: drag.active
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    iconName: "image"
    name: qsTr("Image of the selection: click to copy it, or drag it to another program")
    objectName: "dragGrip"

    onClicked: pictures.copy()
    // What is dragged is made when it is taken, before the drag begins.
    onPressed: Drag.mimeData = pictures.dragged()

    DragHandler {
        id: drag

        target: null
    }
}
