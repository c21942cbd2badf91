// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The canvas with what floats above it: tools, zoom, the small map and the reason of a refusal.
FocusScope {
    id: root

    required property WorkflowController controller

    signal inspectorRequested
    signal chooserRequested
    /// A node is wanted at a place of the window; one that fits a port when its type is given.
    signal nodeRequested(windowPos: point, portType: string, isFromOutput: bool)

    function focusCanvas(): void {
        canvas.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Binding {
        property: "theme"
        target: root.controller.pictures
        value: Theme
    }

    Binding {
        property: "units"
        target: root.controller.pictures
        value: Units
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    WorkflowCanvas {
        id: canvas

        function announce(): void {
            Accessible.announce(root.controller.session.description);
        }

        anchors.fill: parent
        focus: true
        objectName: "workflowCanvas"
        session: root.controller.session
        theme: Theme
        units: Units
        Accessible.description: root.controller.session.commands.help
        Accessible.focusable: true
        Accessible.name: qsTr("Workflow canvas: %1").arg(root.controller.session.description)
        Accessible.role: Accessible.Canvas
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.hairline
        color: "transparent"
        visible: canvas.activeFocus && root.controller.session.selectedNodeCount === 0
    }

    DropArea {
        anchors.fill: parent
        keys: ["agentops/node-kind"]

        onDropped: drop => {
            const kind = drop.getDataAsString("agentops/node-kind");
            root.controller.session.dropNode(kind, Qt.point(drop.x, drop.y));
            root.focusCanvas();
        }
    }

    CanvasTools {
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.top: parent.top
        controller: root.controller

        onChooserRequested: root.chooserRequested()
        onMovedOn: root.focusCanvas()
    }

    CanvasHint {
        anchors.centerIn: parent
        command: root.controller.session.commands.find("workflow.addNode")
        visible: root.controller.session.isEmpty
    }

    ZoomTools {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Units.medium
        session: root.controller.session
    }

    Item {
        anchors.bottom: parent.bottom
        anchors.margins: Units.medium
        anchors.right: parent.right
        height: 26 * Units.grid
        visible: !root.controller.session.isEmpty && root.width > 560 && root.height > 260
        width: 45 * Units.grid

        ToolGround {
            anchors.fill: parent
        }

        WorkflowMinimap {
            anchors.fill: parent
            anchors.margins: 1
            session: root.controller.session
            theme: Theme
            Accessible.ignored: true
        }
    }

    Item {
        height: Units.large
        x: root.controller.session.portHintPos.x
        y: root.controller.session.portHintPos.y

        Hint {
            shown: root.controller.session.portHint.length > 0
            text: root.controller.session.portHint
        }
    }

    RefusalBubble {
        canvasHeight: root.height
        canvasWidth: root.width
        session: root.controller.session
    }

    CanvasMenu {
        id: menu

        session: root.controller.session
    }

    Connections {
        function onCanvasWanted(): void {
            root.focusCanvas();
        }

        target: root.controller.session.commands
    }

    Connections {
        target: root.controller.session

        function onSelectionChanged(): void {
            if (canvas.activeFocus)
                canvas.announce();
        }

        function onPaletteRequested(viewPos: point, portType: string, fromIsOutput: bool): void {
            // The keyboard comes back to the canvas when the palette closes.
            root.focusCanvas();
            root.nodeRequested(canvas.mapToItem(null, viewPos), portType, fromIsOutput);
        }

        function onContextMenuRequested(viewPos: point): void {
            menu.place = viewPos;
            menu.popup(viewPos.x, viewPos.y);
        }

        function onInspectorRequested(): void {
            root.inspectorRequested();
        }
    }
}
