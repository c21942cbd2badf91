// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Where a value differs from that of an earlier run.
StateView {
    id: root

    required property ShownValue value
    readonly property ValueDiffModel changes: value.changes

    iconName: "check"
    showing: changes.count > 0 ? StateView.Content : StateView.Empty
    text: qsTr("The earlier run has handed on the same.")
    title: qsTr("No difference", "title")

    RowList {
        id: list

        anchors.fill: parent
        currentIndex: -1
        focus: true
        label: qsTr("Changes since the earlier run", "list")
        model: root.changes
        objectName: "valueChanges"

        delegate: ListRow {
            required property string kindKey
            required property string path
            required property string before
            required property string after
            required property string summary

            detail: kindKey === "changed" ? qsTr("%1 → %2", "a value before and now").arg(before).arg(after) : kindKey === "added" ? after : before
            iconColor: kindKey === "added" ? Theme.ok : kindKey === "removed" ? Theme.failed : Theme.waiting
            iconName: kindKey === "added" ? "plus" : kindKey === "removed" ? "minus" : "pencil"
            monospace: true
            text: path.length > 0 ? path : qsTr("the whole value")
            width: list.width
            Accessible.name: summary
        }
    }
}
