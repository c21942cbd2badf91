// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Settings of a connection, a note or a frame.
ScrollArea {
    id: root

    required property InspectorModel model

    padding: Units.medium

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Label {
            Layout.fillWidth: true
            font: Units.sectionFont
            text: root.model.hasEdge ? qsTr("Connection") : root.model.hasNote ? qsTr("Note") : qsTr("Frame")
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: root.model.edgeText
            visible: root.model.hasEdge
            wrapMode: Text.Wrap
        }

        CheckBox {
            Layout.fillWidth: true
            checked: root.model.edgeMuted
            objectName: "edgeMuted"
            text: qsTr("Muted: as if it were not there")
            visible: root.model.hasEdge

            onToggled: root.model.edgeMuted = checked
        }

        FormField {
            Layout.fillWidth: true
            errorText: root.model.conditionProblem
            hint: qsTr("Followed only when this comes out as something else than empty, false or 0.")
            label: qsTr("Condition")
            visible: root.model.hasEdge

            FieldLine {
                Layout.fillWidth: true
                assistant: root.model.fields.assistant
                errorText: root.model.conditionProblem
                label: qsTr("Condition")
                objectName: "edgeCondition"
                placeholderText: "{{ node.port }}"
                value: root.model.condition

                onEntered: newText => root.model.condition = newText
            }

            FieldPreview {
                Layout.fillWidth: true
                assistant: root.model.fields.assistant
                objectName: "conditionPreview"
                value: root.model.condition
            }
        }

        FormField {
            Layout.fillWidth: true
            hint: qsTr("Markdown; the first line is the title.")
            label: qsTr("Text")
            visible: root.model.hasNote

            TextArea {
                Layout.fillWidth: true
                label: qsTr("Text of the note")
                minimumHeight: 8 * Units.codeLineHeight
                objectName: "noteText"
                placeholderText: qsTr("What should others know here?")
                text: root.model.noteText

                onEdited: root.model.noteText = text
            }
        }

        FormField {
            Layout.fillWidth: true
            label: qsTr("Title")
            visible: root.model.hasGroup

            TextField {
                Layout.fillWidth: true
                label: qsTr("Title of the frame")
                text: root.model.hasGroup ? root.model.title : ""

                onTextEdited: root.model.title = text
            }
        }

        FormField {
            Layout.fillWidth: true
            label: qsTr("Colour")
            visible: root.model.hasGroup || root.model.hasNote

            ComboBox {
                Layout.fillWidth: true
                label: root.model.hasNote ? qsTr("Colour of the note") : qsTr("Colour of the frame")
                // In the order of GraphStyle::groupColors().
                model: [root.model.hasNote ? qsTr("Paper") : qsTr("Accent"), qsTr("Red"), qsTr("Orange"), qsTr("Yellow"), qsTr("Green"), qsTr("Blue"), qsTr("Purple"), qsTr("Grey")]
                objectName: "elementColor"
                selectedIndex: root.model.hasNote ? root.model.noteColor : root.model.groupColor

                onActivated: index => {
                    if (root.model.hasNote)
                        root.model.noteColor = index;
                    else
                        root.model.groupColor = index;
                }
            }
        }
    }
}
