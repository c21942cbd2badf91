// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What a run gives to whoever called it.
ColumnLayout {
    id: root

    required property OutputsModel outputs

    spacing: Units.medium

    SectionLabel {
        text: qsTr("OUTPUTS")
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("What a workflow that calls this one gets from it.")
        visible: root.outputs.count === 0
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.outputs

        FormField {
            id: row

            required property int index
            required property string name
            required property string nameProblem
            required property string value
            required property string problem

            Layout.fillWidth: true
            errorText: nameProblem.length > 0 ? nameProblem : problem

            RowLayout {
                spacing: Units.tiny

                TextField {
                    Layout.preferredWidth: 26 * Units.grid
                    errorText: row.nameProblem
                    label: qsTr("Name of the output")
                    monospace: true
                    objectName: "outputName" + row.index
                    text: row.name

                    onEditingFinished: root.outputs.rename(row.index, text)
                }

                TextField {
                    Layout.fillWidth: true
                    errorText: row.problem
                    label: qsTr("Value of %1").arg(row.name)
                    monospace: true
                    objectName: "outputValue" + row.index
                    placeholderText: "{{ node.port }}"
                    text: row.value

                    onTextEdited: root.outputs.setValue(row.index, text)
                }

                IconButton {
                    iconName: "trash-2"
                    name: qsTr("Remove the output %1").arg(row.name)
                    objectName: "outputRemove" + row.index
                    small: true

                    onClicked: root.outputs.remove(row.index)
                }
            }
        }
    }

    Button {
        iconName: "plus"
        kind: Button.Ghost
        objectName: "addOutput"
        text: qsTr("Add output")

        onClicked: root.outputs.add()
    }
}
