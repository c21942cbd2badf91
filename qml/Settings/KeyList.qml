// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Commands and their keys, by group.
RowList {
    id: root

    required property KeysModel keys
    readonly property KeyRow current: currentItem as KeyRow

    /// A row was clicked or taken by Enter.
    signal chosen(row: int)

    // Rows that are still being made when the model changes would be complained about.
    cacheBuffer: 0
    label: qsTr("Commands and their keys")
    model: keys
    section.property: "category"

    delegate: KeyRow {
        width: root.width

        onClicked: root.chosen(index)
    }
    section.delegate: SectionLabel {
        required property string section

        bottomPadding: Units.tiny
        leftPadding: Units.medium
        text: section
        topPadding: Units.small
        width: root.width
    }
}
