// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// Every control of the design system in the states that matter, for tests and for the eye.
Rectangle {
    id: root

    color: Theme.canvas

    RowLayout {
        anchors.fill: parent
        spacing: 0

        GalleryForms {}

        GalleryRows {}

        GalleryStates {}
    }
}
