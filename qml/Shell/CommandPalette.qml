// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Finds and does every action by a few letters of its name.
FloatingPanel {
    id: root

    required property ShellController shell

    function done(row: int): void {
        close();
        shell.palette.activate(row);
    }

    height: Math.min(contentItem.implicitHeight, (parent?.height ?? 150 * Units.grid) - 2 * Units.headerHeight)
    name: qsTr("Command palette", "title")
    objectName: "palette"
    width: Math.min((parent?.width ?? 150 * Units.grid) - 2 * Units.xlarge, 150 * Units.grid)
    x: ((parent?.width ?? width) - width) / 2
    y: Units.headerHeight + Units.large

    onAboutToShow: {
        field.clear();
        list.currentIndex = 0;
        field.forceActiveFocus(Qt.PopupFocusReason);
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
            placeholderText: qsTr("What do you want to do?", "palette placeholder")

            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onEscapePressed: root.close()
            Keys.onUpPressed: list.decrementCurrentIndex()
            onAccepted: root.done(list.currentIndex)
            onTextChanged: {
                root.shell.palette.query = text;
                list.currentIndex = 0;
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.margins: Units.tiny
            Layout.preferredHeight: Math.min(contentHeight, 11 * (Units.rowHeight + Units.tiny))
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            highlightMoveDuration: 0
            keyNavigationWraps: true
            model: root.visible ? root.shell.palette : null
            Accessible.name: qsTr("Commands", "list in the palette")
            Accessible.role: Accessible.List

            T.ScrollBar.vertical: ScrollBar {}
            delegate: PaletteRow {
                highlighted: ListView.isCurrentItem
                width: list.width

                onClicked: root.done(index)
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.margins: Units.large
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Nothing is called that.", "palette without a match")
            visible: list.count === 0
        }
    }
}
