// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Finds a kind of node: type to filter, Enter adds it where the palette was asked for, or drag it onto the canvas.
T.Popup {
    id: root

    required property PaletteModel palette

    signal chosen(kind: string)

    /// Shows the palette near a point of a canvas of that size.
    function openAt(viewPos: point, canvasWidth: real, canvasHeight: real, portType: string, fromIsOutput: bool): void {
        palette.restrictTo(portType, fromIsOutput);
        search.clear();
        x = Math.max(Units.small, Math.min(viewPos.x, canvasWidth - width - Units.small));
        y = Math.max(Units.small, Math.min(viewPos.y, canvasHeight - height - Units.small));
        open();
        search.forceActiveFocus(Qt.PopupFocusReason);
        list.currentIndex = 0;
    }

    function choose(row: int): void {
        const kind = palette.kindAt(row);
        if (kind.length === 0)
            return;
        palette.noteChosen(kind);
        close();
        chosen(kind);
    }

    /// A node of that kind was dragged onto the canvas.
    function noteDropped(kind: string): void {
        palette.noteChosen(kind);
        close();
    }

    focus: true
    height: Math.min(95 * Units.grid, Math.max(35 * Units.grid, search.height + list.contentHeight + 3 * Units.small))
    modal: false
    padding: Units.small
    width: 80 * Units.grid

    background: FloatingGround {
        radius: Units.dialogRadius
        Accessible.name: qsTr("Add a node")
        Accessible.role: Accessible.Dialog
    }
    contentItem: ColumnLayout {
        spacing: Units.small

        SearchField {
            id: search

            Layout.fillWidth: true
            objectName: "paletteSearch"
            placeholderText: qsTr("Add a node…")

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onEnterPressed: root.choose(list.currentIndex)
            Keys.onReturnPressed: root.choose(list.currentIndex)
            Keys.onUpPressed: list.decrementCurrentIndex()
            onTextChanged: {
                root.palette.filter = text;
                list.currentIndex = 0;
            }
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            interactive: false
            model: root.palette
            objectName: "paletteList"
            section.property: "category"
            Accessible.name: qsTr("Kinds of nodes")
            Accessible.role: Accessible.List

            T.ScrollBar.vertical: ScrollBar {}
            delegate: PaletteRow {
                highlighted: ListView.isCurrentItem
                width: list.width

                onChosen: row => root.choose(row)
                onPointed: row => list.currentIndex = row
            }
            section.delegate: SectionLabel {
                required property string section

                leftPadding: Units.small
                text: section
                verticalAlignment: Text.AlignBottom
                visible: section.length > 0
                height: section.length > 0 ? Units.rowHeight : 0
            }

            WheelHandler {
                onWheel: event => list.contentY = Math.max(0, Math.min(list.contentHeight - list.height, list.contentY - event.angleDelta.y / 2))
            }
        }

        Label {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Units.large
            color: Theme.muted
            text: qsTr("No kind of node fits.")
            visible: root.palette.count === 0
        }
    }
}
