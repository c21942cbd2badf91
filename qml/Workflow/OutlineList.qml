// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The graph as a list in the order in which it runs, for keyboards and screen readers.
StateView {
    id: root

    required property OutlineModel outline

    iconName: "list-tree"
    showing: outline.count === 0 ? StateView.Empty : StateView.Content
    text: qsTr("Nodes appear here in the order in which they run.")
    title: qsTr("No nodes yet")

    Connections {
        function onCurrentRowChanged(): void {
            list.currentIndex = root.outline.currentRow;
        }

        target: root.outline
    }

    RowList {
        id: list

        anchors.fill: parent
        currentIndex: -1
        label: qsTr("Nodes in the order in which they run")
        model: root.outline
        objectName: "outlineList"

        delegate: ListRow {
            id: row

            required property int index
            required property string title
            required property string summary
            required property string nodeIcon
            required property string tint
            required property string stateKey
            required property string inputs
            required property string outputs
            required property string description

            detail: [inputs, outputs].filter(part => part.length > 0).join(" · ").replace(/\n/g, ", ")
            detailInline: true
            iconColor: Theme.portColor(tint)
            iconName: nodeIcon
            selected: index === root.outline.currentRow
            text: title
            width: list.width
            Accessible.name: description

            onClicked: root.outline.reveal(index)

            StateIcon {
                stateName: row.stateKey
                visible: row.stateKey !== "planned"
            }
        }
    }
}
