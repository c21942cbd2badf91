// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// One input of the workflow: its name, its type, and what it is when nothing is given.
Card {
    id: root

    required property int index
    required property string name
    required property string nameProblem
    required property int valueType
    required property string help
    required property string defaultText
    required property string defaultProblem
    required property bool isRequired
    required property int count
    required property InputsModel inputs

    function focusName(): void {
        nameField.selectAll();
        nameField.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    padding: Units.small
    Accessible.name: qsTr("Input %1").arg(name)
    Accessible.role: Accessible.Grouping

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Units.small

        FormField {
            Layout.fillWidth: true
            errorText: root.nameProblem

            RowLayout {
                spacing: Units.small

                TextField {
                    id: nameField

                    Layout.fillWidth: true
                    errorText: root.nameProblem
                    label: qsTr("Name of the input")
                    monospace: true
                    objectName: "inputName" + root.index
                    text: root.name

                    onEditingFinished: root.inputs.rename(root.index, text)
                }

                ComboBox {
                    Layout.preferredWidth: 26 * Units.grid
                    label: qsTr("Type of %1").arg(root.name)
                    model: root.inputs.typeTexts
                    objectName: "inputType" + root.index
                    selectedIndex: root.valueType

                    onActivated: index => root.inputs.setType(root.index, index)
                }
            }
        }

        FormField {
            Layout.fillWidth: true
            errorText: root.defaultProblem

            TextField {
                Layout.fillWidth: true
                errorText: root.defaultProblem
                label: qsTr("Default of %1").arg(root.name)
                objectName: "inputDefault" + root.index
                placeholderText: qsTr("No default")
                text: root.defaultText

                onEditingFinished: root.inputs.setDefault(root.index, text)
            }
        }

        TextField {
            Layout.fillWidth: true
            label: qsTr("Help for %1").arg(root.name)
            objectName: "inputHelp" + root.index
            placeholderText: qsTr("What it is for")
            text: root.help

            onEditingFinished: root.inputs.setHelp(root.index, text)
        }

        RowLayout {
            spacing: Units.tiny

            CheckBox {
                Layout.fillWidth: true
                checked: root.isRequired
                objectName: "inputRequired" + root.index
                text: qsTr("Required")

                onToggled: root.inputs.setRequired(root.index, checked)
            }

            IconButton {
                enabled: root.index > 0
                iconName: "arrow-up"
                name: qsTr("Move %1 up").arg(root.name)
                objectName: "inputUp" + root.index
                small: true

                onClicked: root.inputs.move(root.index, root.index - 1)
            }

            IconButton {
                enabled: root.index < root.count - 1
                iconName: "arrow-down"
                name: qsTr("Move %1 down").arg(root.name)
                small: true

                onClicked: root.inputs.move(root.index, root.index + 1)
            }

            IconButton {
                iconName: "trash-2"
                name: qsTr("Remove the input %1").arg(root.name)
                objectName: "inputRemove" + root.index
                small: true

                onClicked: root.inputs.remove(root.index)
            }
        }
    }
}
