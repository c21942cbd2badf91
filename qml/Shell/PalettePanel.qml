// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Finds commands, kinds of nodes, workflows, runs and what is in the open workflow by a few letters: Enter does it, a
/// kind of node can be dragged onto the canvas.
FloatingPanel {
    id: root

    required property PaletteModel entries
    /// Beside the place that waits for a node, instead of in the middle.
    property bool placed: false
    property point place
    readonly property real windowHeight: parent?.height ?? 150 * Units.grid
    readonly property real windowWidth: parent?.width ?? 150 * Units.grid
    readonly property real mostHeight: Math.min(placed ? 95 * Units.grid : 130 * Units.grid, windowHeight - 2 * Units.headerHeight)

    function openForAll(): void {
        placed = false;
        entries.begin();
        show();
    }

    function openForNode(windowPos: point, portType: string, isFromOutput: bool): void {
        placed = true;
        place = windowPos;
        entries.beginNodes(portType, isFromOutput);
        show();
    }

    function show(): void {
        field.clear();
        open();
        list.toFirst();
        field.forceActiveFocus(Qt.PopupFocusReason);
    }

    height: Math.min(contentItem.implicitHeight, mostHeight)
    // Nodes are dragged from here onto the canvas below.
    modal: false
    name: entries.purpose || qsTr("Command palette", "title")
    objectName: "palette"
    width: Math.min(placed ? 90 * Units.grid : 150 * Units.grid, windowWidth - 2 * Units.xlarge)
    x: placed ? Math.max(Units.small, Math.min(place.x, windowWidth - width - Units.small)) : (windowWidth - width) / 2
    y: placed ? Math.max(Units.small, Math.min(place.y, windowHeight - mostHeight - Units.small)) : Units.headerHeight + Units.large

    onClosed: entries.end()

    Connections {
        function onChosen(): void {
            root.close();
        }

        target: root.entries
    }

    contentItem: ColumnLayout {
        spacing: 0

        SearchField {
            id: field

            Layout.fillWidth: true
            Layout.margins: Units.small
            background: null
            focus: true
            label: root.name
            objectName: "paletteField"
            placeholderText: root.entries.fitsPort ? qsTr("Add a node that fits…", "palette placeholder") : root.entries.purpose ? qsTr("%1…", "palette placeholder: what is to be chosen").arg(root.entries.purpose) : qsTr("What do you want to do?", "palette placeholder")

            Keys.onDownPressed: list.walk(1)
            Keys.onEscapePressed: root.close()
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp;
                if (event.accepted)
                    list.page(event.key === Qt.Key_PageDown ? 1 : -1);
            }
            Keys.onUpPressed: list.walk(-1)
            onAccepted: root.entries.choose(list.currentIndex)
            onTextChanged: {
                root.entries.query = text;
                list.toFirst();
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            function toFirst(): void {
                currentIndex = count > 0 ? 0 : -1;
                positionViewAtBeginning();
            }

            /// Past an end it goes on at the other one.
            function walk(rows: int): void {
                currentIndex = count > 0 ? (currentIndex + rows + count) % count : -1;
                if (currentIndex === 0)
                    positionViewAtBeginning();
            }

            /// The ends hold.
            function page(direction: int): void {
                const rows = Math.max(1, Math.floor(height / (currentItem?.height ?? Units.rowHeight)) - 1);
                currentIndex = Math.max(0, Math.min(count - 1, currentIndex + direction * rows));
            }

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Units.tiny
            Layout.preferredHeight: Math.min(contentHeight, root.mostHeight)
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            interactive: false
            model: root.entries
            objectName: "paletteList"
            section.property: "heading"
            visible: count > 0
            Accessible.name: root.entries.addsNodes ? qsTr("Kinds of nodes", "list in the palette") : qsTr("Found", "list in the palette")
            Accessible.role: Accessible.List

            T.ScrollBar.vertical: ScrollBar {}
            delegate: PaletteRow {
                highlighted: ListView.isCurrentItem
                width: list.width

                onChosen: row => root.entries.choose(row)
                onHighlightedChanged: if (highlighted && root.opened)
                    Accessible.announce(spoken)
            }
            section.delegate: SectionLabel {
                required property string section

                height: section.length > 0 ? Units.rowHeight : 0
                leftPadding: Units.small
                text: section
                verticalAlignment: Text.AlignVCenter
                visible: section.length > 0
            }

            onCountChanged: if (currentIndex < 0)
                toFirst()

            // A pointer that only lies where the list appears, or where rows change below it, means none of them.
            HoverHandler {
                property bool isPlaceKnown: false
                property point place

                onPointChanged: {
                    if (!hovered)
                        return;
                    const here = point.scenePosition;
                    const isMoved = isPlaceKnown && (here.x !== place.x || here.y !== place.y);
                    isPlaceKnown = true;
                    place = here;
                    const inList = list.mapFromItem(null, here);
                    const row = isMoved ? list.indexAt(inList.x + list.contentX, inList.y + list.contentY) : -1;
                    if (row >= 0)
                        list.currentIndex = row;
                }
            }

            WheelHandler {
                onWheel: event => list.contentY = Math.max(list.originY, Math.min(list.originY + list.contentHeight - list.height, list.contentY - event.angleDelta.y / 2))
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.margins: Units.large
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            objectName: "paletteEmpty"
            text: root.entries.emptyText
            visible: list.count === 0
            wrapMode: Text.Wrap
        }

        PalettePrefixes {
            Layout.fillWidth: true
            prefixes: root.entries.prefixes
            visible: !root.entries.addsNodes && (field.length === 0 || list.count === 0)

            onChosen: prefix => field.text = prefix
        }
    }
}
