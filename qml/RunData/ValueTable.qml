// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// A list of objects as a table. Arrows walk its cells, Space sorts by the column, Ctrl+C copies a cell, Ctrl+Shift+C
/// what stands for it.
FocusScope {
    id: root

    required property ShownValue value
    readonly property ValueTableModel table: value.table
    readonly property int row: cells.currentRow
    readonly property int column: cells.currentColumn

    function goTo(wantedRow: int, wantedColumn: int): void {
        if (wantedRow < 0 || cells.columns < 1)
            return;
        const place = Math.max(0, Math.min(cells.columns - 1, wantedColumn));
        selection.setCurrentIndex(cells.index(wantedRow, place), ItemSelectionModel.NoUpdate);
        cells.positionViewAtCell(Qt.point(place, wantedRow), TableView.Contain);
    }

    function findNext(): void {
        goTo(table.rowAfter(row), column);
    }

    function findPrevious(): void {
        goTo(table.rowBefore(row), column);
    }

    function rowsPerPage(): int {
        return Math.max(1, Math.floor(cells.height / Units.rowHeight) - 1);
    }

    TextMetrics {
        id: metrics

        font: Units.smallCodeFont
        text: "0"
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TableView {
            id: head

            Layout.fillWidth: true
            Layout.preferredHeight: Units.rowHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            interactive: false
            model: root.table.columns
            objectName: "valueTableHead"
            rowHeightProvider: () => Units.rowHeight
            syncDirection: Qt.Horizontal
            syncView: cells

            delegate: ValueTableHead {
                onSortWanted: root.table.toggleSort(column)
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        TableView {
            id: cells

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            columnWidthProvider: place => Math.ceil(root.table.charactersIn(place) * metrics.advanceWidth) + 2 * Units.small
            focus: true
            keyNavigationEnabled: true
            model: root.table
            objectName: "valueTable"
            rowHeightProvider: () => Units.rowHeight
            Accessible.name: qsTr("Value as a table, %n row(s)", "table", root.table.count)
            Accessible.role: Accessible.Table

            selectionModel: ItemSelectionModel {
                id: selection

                model: root.table
            }
            delegate: ValueTableCell {
                focused: cells.activeFocus

                onChosen: cells.forceActiveFocus(Qt.MouseFocusReason)
                onMenuWanted: {
                    root.goTo(row, column);
                    menu.popup();
                }
            }

            T.ScrollBar.horizontal: ScrollBar {}
            T.ScrollBar.vertical: ScrollBar {}

            onActiveFocusChanged: if (activeFocus && root.row < 0)
                root.goTo(0, 0)

            Keys.onMenuPressed: menu.popup(cells)
            Keys.onShortcutOverride: event => event.accepted = event.matches(StandardKey.Copy) || (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
            Keys.onPressed: event => {
                event.accepted = true;
                if (event.matches(StandardKey.Copy))
                    root.value.copyCell(root.row, root.column);
                else if (event.key === Qt.Key_C && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
                    root.value.copyCellPath(root.row, root.column);
                else if (event.key === Qt.Key_Space)
                    root.table.toggleSort(root.column);
                else if (event.key === Qt.Key_PageDown)
                    root.goTo(Math.min(cells.rows - 1, root.row + root.rowsPerPage()), root.column);
                else if (event.key === Qt.Key_PageUp)
                    root.goTo(Math.max(0, root.row - root.rowsPerPage()), root.column);
                else if (event.key === Qt.Key_Home)
                    root.goTo(0, root.column);
                else if (event.key === Qt.Key_End)
                    root.goTo(cells.rows - 1, root.column);
                else
                    event.accepted = false;
            }
        }
    }

    ValueMenu {
        id: menu

        offersExpression: root.value.expression.length > 0

        onExpressionWanted: root.value.copyCellPath(root.row, root.column)
        onValueWanted: root.value.copyCell(root.row, root.column)
    }
}
