// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// The map as a list: what lies in the selected folder or file, for keyboards and screen readers.
Panel {
    id: root

    required property CodeMapController controller

    edge: Qt.RightEdge
    Accessible.name: qsTr("Outline of the map", "panel")
    Accessible.role: Accessible.Pane

    contentItem: ColumnLayout {
        spacing: 0

        RowLayout {
            Layout.margins: Units.small
            spacing: Units.small

            IconButton {
                enabled: root.controller.selectedId.length > 0
                iconName: "arrow-up"
                name: qsTr("Up to what is around", "button")
                small: true

                onClicked: root.controller.selectAround()
            }

            Label {
                Layout.fillWidth: true
                font: Units.bodyStrongFont
                text: root.controller.outlineTitle
            }
        }

        NodeList {
            Layout.fillHeight: true
            Layout.fillWidth: true
            controller: root.controller
            emptyText: qsTr("There is nothing in it.", "empty outline")
            label: qsTr("Contents of %1", "outline list").arg(root.controller.outlineTitle)
            nodes: root.controller.outline
            objectName: "mapOutline"
        }
    }
}
