// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Looks for words in the workflow: Enter goes on, Escape goes back to where the person was.
Item {
    id: root

    required property GraphSession session

    /// The keyboard should go back to the canvas.
    signal dismissed

    implicitHeight: row.implicitHeight + Units.small
    implicitWidth: row.implicitWidth + Units.small
    objectName: "searchBar"
    visible: search.active

    Keys.onEscapePressed: {
        search.giveUp();
        dismissed();
    }
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape

    SearchModel {
        id: search

        session: root.session
    }

    Connections {
        function onSearchRequested(steps: int): void {
            search.open();
            search.step(steps);
            if (steps === 0 || search.query.length === 0) {
                field.forceActiveFocus(Qt.ShortcutFocusReason);
                field.selectAll();
            }
        }

        target: root.session
    }

    ToolGround {
        anchors.fill: parent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Units.tiny

        TextField {
            id: field

            label: qsTr("Find in the workflow", "search field")
            objectName: "searchField"
            placeholderText: label
            width: 52 * Units.grid
            Accessible.description: search.countText
            Accessible.role: Accessible.EditableText
            Accessible.searchEdit: true

            onTextChanged: search.query = text

            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                if (event.accepted)
                    search.step(event.modifiers & Qt.ShiftModifier ? -1 : 1);
            }
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: search.count > 0 ? Theme.muted : Theme.failed
            font: Units.secondaryNumberFont
            objectName: "searchCount"
            text: search.countText
            visible: text.length > 0
        }

        IconButton {
            enabled: search.count > 0
            iconName: "chevron-up"
            name: qsTr("Previous match", "button")

            onClicked: search.step(-1)
        }

        IconButton {
            enabled: search.count > 0
            iconName: "chevron-down"
            name: qsTr("Next match", "button")

            onClicked: search.step(1)
        }

        IconButton {
            iconName: "x"
            name: qsTr("Close the search and stay here")

            onClicked: {
                search.close();
                root.dismissed();
            }
        }
    }
}
