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
    required property PageActions actions
    /// While versions are compared it shows both, to be looked at.
    readonly property bool comparing: controller.comparison.isOpen
    readonly property GraphSession session: comparing ? controller.comparison.session : controller.session

    signal inspectorRequested
    signal chooserRequested
    /// A node is wanted at a place of the window; one that fits a port when its type is given.
    signal nodeRequested(windowPos: point, portType: string, isFromOutput: bool)

    function focusCanvas(): void {
        canvas.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function lookBack(): void {
        root.controller.comparison.close();
        root.controller.desk.close();
        timeBar.begin();
    }

    function answer(): void {
        root.controller.comparison.close();
        runLayer.answer();
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
            say(root.session.description);
        }

        function say(text: string): void {
            Accessible.announce(text);
        }

        anchors.fill: parent
        focus: true
        objectName: "workflowCanvas"
        session: root.session
        theme: Theme
        units: Units
        Accessible.description: root.session.commands.help
        Accessible.focusable: true
        Accessible.name: qsTr("Workflow canvas: %1").arg(root.session.description)
        Accessible.role: Accessible.Canvas
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.focus
        border.width: Units.hairline
        color: "transparent"
        visible: canvas.activeFocus && root.session.selectedNodeCount === 0
    }

    DropArea {
        anchors.fill: parent
        enabled: !root.comparing
        keys: ["agentops/node-kind"]

        onDropped: drop => {
            const kind = drop.getDataAsString("agentops/node-kind");
            root.session.dropNode(kind, Qt.point(drop.x, drop.y));
            root.focusCanvas();
        }
    }

    RunLayer {
        id: runLayer

        anchors.fill: parent
        controller: root.controller
        visible: !root.comparing

        onMovedOn: root.focusCanvas()
        onSpoken: text => canvas.say(text)
    }

    CanvasTools {
        id: tools

        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.top: parent.top
        controller: root.controller
        visible: !root.comparing

        onChooserRequested: root.chooserRequested()
        onLookBackRequested: root.lookBack()
        onMovedOn: root.focusCanvas()
    }

    TimeBar {
        id: timeBar

        covered: root.comparing
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.top: tools.bottom
        run: root.controller.run

        onDismissed: root.focusCanvas()
        onSpoken: text => canvas.say(text)
    }

    CompareBar {
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.top: parent.top
        closeAction: root.actions.closeComparisonAction
        comparison: root.controller.comparison
        nextAction: root.actions.nextChangeAction
        previousAction: root.actions.previousChangeAction
        visible: root.comparing
    }

    CanvasHint {
        anchors.centerIn: parent
        command: root.session.commands.find("workflow.addNode")
        visible: root.session.isEmpty && !root.comparing
    }

    ZoomTools {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Units.medium
        session: root.session
    }

    CanvasMap {
        anchors.bottom: parent.bottom
        anchors.margins: Units.medium
        anchors.right: parent.right
        session: root.session
        visible: !root.session.isEmpty && root.width > 560 && root.height > 260
    }

    Item {
        height: Units.large
        x: root.session.portHintPos.x
        y: root.session.portHintPos.y

        Hint {
            shown: root.session.portHint.length > 0
            text: root.session.portHint
        }
    }

    RefusalBubble {
        canvasHeight: root.height
        canvasWidth: root.width
        session: root.session
    }

    SearchBar {
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.top: tools.width + width + 3 * Units.medium > root.width ? tools.bottom : parent.top
        session: root.session

        onDismissed: root.focusCanvas()
    }

    InPlaceText {
        session: root.controller.session

        onDismissed: root.focusCanvas()
    }

    CanvasMenu {
        id: menu

        calls: root.controller.calls
        desk: root.controller.desk
        session: root.session
    }

    Connections {
        function onOpenChanged(): void {
            root.focusCanvas();
        }

        target: root.controller.comparison
    }

    Connections {
        function onCanvasWanted(): void {
            root.focusCanvas();
        }

        target: root.session.commands
    }

    Connections {
        target: root.session

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
