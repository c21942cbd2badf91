// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// The lines of a file with cards between them, and the strip that shows all of it.
FocusScope {
    id: root

    required property ReviewController controller
    readonly property DiffDocument document: controller.document
    readonly property int cardMargin: Units.large

    function moveCursor(step: int): void {
        document.cursor = document.cursor + step;
        reveal(document.cursor, Units.huge);
    }

    function copy(): void {
        canvas.copy();
    }

    /// Scrolls as little as needed to show an entry, `margin` away from the edge.
    function reveal(entry: int, margin: real): void {
        const top = document.top(entry);
        const highest = Math.max(0, flick.contentHeight - flick.height);
        if (top - margin < flick.contentY)
            flick.contentY = Math.max(0, Math.min(highest, top - margin));
        else if (top + Units.codeLineHeight + margin > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(highest, top + Units.codeLineHeight + margin - flick.height));
    }

    Connections {
        function onRevealRequested(entry: int): void {
            root.reveal(entry, flick.height / 4);
        }

        target: root.controller
    }

    Connections {
        function onCurrentChanged(): void {
            flick.contentY = 0;
        }

        target: root.controller.files
    }

    Flickable {
        id: flick

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: strip.left
        anchors.top: parent.top
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: Math.max(height, root.document.contentHeight + Units.huge)
        contentWidth: width
        objectName: "diffFlickable"
        pixelAligned: true

        DiffCanvas {
            id: canvas

            activeFocusOnTab: true
            contentY: flick.contentY
            document: root.document
            focus: true
            height: flick.height
            objectName: "diffCanvas"
            theme: Theme
            units: Units
            width: flick.width
            y: flick.contentY
            Accessible.description: qsTr("The arrow keys walk the lines; the keyboard shortcuts have the other keys.")
            Accessible.focusable: true
            Accessible.name: root.document.cursorText
            Accessible.role: Accessible.StaticText

            Keys.onDownPressed: root.moveCursor(1)
            Keys.onLeftPressed: root.document.cursorOnOld = true
            Keys.onPressed: event => {
                const page = Math.floor(flick.height / Units.codeLineHeight) - 2;
                if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)
                    root.moveCursor(event.key === Qt.Key_PageDown ? page : -page);
                else if (event.key === Qt.Key_Home || event.key === Qt.Key_End)
                    root.moveCursor(event.key === Qt.Key_End ? root.document.entryCount : -root.document.entryCount);
                else
                    return;
                event.accepted = true;
            }
            Keys.onReturnPressed: root.document.expand(root.document.cursor, 0, true)
            Keys.onRightPressed: root.document.cursorOnOld = false
            Keys.onUpPressed: root.moveCursor(-1)
            onCommentRequested: (entry, onOld) => root.controller.beginComment(entry, onOld)

            WheelHandler {
                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                orientation: Qt.Horizontal

                onWheel: event => canvas.contentX -= event.pixelDelta.x !== 0 ? event.pixelDelta.x : event.angleDelta.x / 2
            }
        }

        // The lines as a list, for programs that read aloud; there is nothing to see.
        Loader {
            active: canvas.readAloud
            height: flick.height
            width: flick.width
            y: flick.contentY

            sourceComponent: DiffOutline {
                document: root.document
                outline: root.controller.outline
            }
        }

        IconButton {
            iconColor: Theme.onAccent
            iconName: "message-square-plus"
            iconSize: Units.medium
            implicitHeight: Units.codeLineHeight
            name: qsTr("Comment on this line")
            small: true
            visible: canvas.hoverEntry >= 0
            x: canvas.hoverGutterX + Units.grid / 2
            y: root.document.top(canvas.hoverEntry)

            background: Rectangle {
                color: Theme.accent
                radius: Units.controlRadius
            }

            onClicked: root.controller.beginComment(canvas.hoverEntry, canvas.hoverOnOld)
        }

        Repeater {
            model: root.controller.cards

            CardFrame {
                readonly property bool onLeft: onOld && canvas.splitX > 0

                controller: root.controller
                width: (onLeft ? canvas.splitX : flick.width - canvas.splitX) - 2 * root.cardMargin
                x: (onLeft ? 0 : canvas.splitX) + root.cardMargin
                y: cardTop

                onDone: canvas.forceActiveFocus(Qt.OtherFocusReason)
            }
        }
    }

    ScrollBar {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: strip.left
        orientation: Qt.Horizontal
        position: canvas.contentX * size / Math.max(1, flick.width)
        size: flick.width / (flick.width + canvas.maximumContentX)

        onPositionChanged: if (pressed)
            canvas.contentX = position / Math.max(0.001, size) * flick.width
    }

    OverviewStrip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        document: root.document
        extent: flick.contentHeight
        theme: Theme
        visibleSize: flick.height / Math.max(1, flick.contentHeight)
        visibleStart: flick.contentY / Math.max(1, flick.contentHeight)
        width: 3.5 * Units.grid
        Accessible.name: qsTr("Overview of the file")
        Accessible.role: Accessible.Indicator

        onJumpRequested: place => flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, place * flick.contentHeight - flick.height / 2))

        Separator {
            height: parent.height
            vertical: true
        }
    }
}
