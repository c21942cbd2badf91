// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the person who starts a run may give.
ColumnLayout {
    id: root

    required property InputsModel inputs

    spacing: Units.medium

    SectionLabel {
        text: qsTr("INPUTS")
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("A run asks for these before it starts. Expressions refer to one as {{ inputs.name }}.")
        visible: root.inputs.count === 0
        wrapMode: Text.Wrap
    }

    Repeater {
        id: rows

        model: root.inputs

        InputRow {
            Layout.fillWidth: true
            count: root.inputs.count
            inputs: root.inputs
        }
    }

    Button {
        iconName: "plus"
        kind: Button.Ghost
        objectName: "addInput"
        text: qsTr("Add input")

        onClicked: {
            root.inputs.add();
            (rows.itemAt(root.inputs.count - 1) as InputRow).focusName();
        }
    }
}
