// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// The canvas with what floats over it: search, zoom, legend.
FocusScope {
    id: root

    required property CodeMapController controller
    /// The key that begins a search.
    property string searchKey

    // The map runs under what floats on it, not under what stands beside it.
    clip: true

    function focusSearch(): void {
        search.begin();
    }
    function fitAll(): void {
        canvas.fitAll();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    MapCanvas {
        id: canvas

        anchors.bottomMargin: legend.height + Units.large
        anchors.fill: parent
        anchors.topMargin: search.height + Units.large
        controller: root.controller
        focus: true
        objectName: "mapCanvas"
        theme: Theme
        units: Units
        Accessible.description: qsTr("Arrow keys walk, Enter goes in, Escape goes out, plus and minus zoom, zero shows everything. The outline shows the same as a list.")
        Accessible.focusable: true
        Accessible.name: root.controller.selectedId.length > 0 ? qsTr("Map, %1 %2 selected", "kind and name of the selection").arg(root.controller.selectedKindText).arg(root.controller.selectedName) : qsTr("Map of the repository")
        Accessible.role: Accessible.Canvas

        Tooltip {
            delay: Units.tooltipDelay
            text: canvas.hoveredText
            visible: canvas.hoveredText.length > 0
            x: canvas.hoveredPosition.x + Units.medium
            y: canvas.hoveredPosition.y + Units.large
        }
    }

    FocusRing {
        target: canvas
        visible: canvas.activeFocus && root.controller.selectedId.length === 0
    }

    MapSearch {
        id: search

        anchors.left: parent.left
        anchors.margins: Units.small
        anchors.top: parent.top
        controller: root.controller
        shortcut: root.searchKey
        width: Math.min(85 * Units.grid, parent.width - 2 * Units.small)
        z: 2
    }

    Row {
        anchors.margins: Units.small
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Units.tiny
        visible: root.width > search.width + width + Units.huge

        IconButton {
            iconName: "zoom-out"
            name: qsTr("Zoom out", "button")
            shortcut: "-"

            onClicked: canvas.zoomOut()
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            font: Units.secondaryNumberFont
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("%1 ×", "how much larger than the whole map").arg(canvas.zoom.toLocaleString(Qt.locale(), "f", 1))
            width: Math.max(implicitWidth, 11 * Units.tiny)
        }

        IconButton {
            iconName: "zoom-in"
            name: qsTr("Zoom in", "button")
            shortcut: "+"

            onClicked: canvas.zoomIn()
        }

        IconButton {
            iconName: "maximize"
            name: qsTr("Show the whole map", "button")
            shortcut: "0"

            onClicked: canvas.fitAll()
        }
    }

    MapLegend {
        id: legend

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Units.small
        controller: root.controller
        maximumWidth: root.width - 2 * Units.small
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.margins: Units.small
        anchors.right: parent.right
        border.color: Theme.line
        border.width: Units.hairline
        color: Theme.surface
        height: legend.height
        radius: Units.cardRadius
        visible: root.controller.indexing.running
        width: 55 * Units.tiny

        ProgressBar {
            anchors.left: parent.left
            anchors.margins: Units.small
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            indeterminate: root.controller.indexing.indeterminate
            label: root.controller.indexing.text
            value: root.controller.indexing.progress
        }
    }
}
