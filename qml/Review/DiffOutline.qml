// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// The lines around the cursor as a list that a screen reader walks; the canvas draws them.
ListView {
    id: root

    required property DiffDocument document
    required property OutlineModel outline

    currentIndex: document.cursor
    highlightMoveDuration: 0
    interactive: false
    model: outline
    Accessible.name: qsTr("Lines of the file")
    Accessible.role: Accessible.List

    delegate: Item {
        id: line

        required property int index
        required property string text

        height: Units.codeLineHeight
        width: ListView.view ? ListView.view.width : 0
        Accessible.focusable: true
        Accessible.focused: root.currentIndex === index
        Accessible.name: text
        Accessible.role: Accessible.ListItem

        Accessible.onPressAction: root.document.cursor = index
    }
}
