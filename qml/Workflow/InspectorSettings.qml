// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The form made from the kind's parameters, the ports, and what happens on an error.
ScrollArea {
    id: root

    required property InspectorModel model

    padding: Units.medium

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Repeater {
            model: root.model.fields

            FieldEditor {
                Layout.fillWidth: true
                form: root.model.fields
            }
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("This kind of node has nothing to set.")
            visible: root.model.fields.count === 0
            wrapMode: Text.Wrap
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("PORTS")
            visible: root.model.ports.count > 0
        }

        Repeater {
            model: root.model.ports

            PortRow {
                Layout.fillWidth: true
            }
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("WHEN IT FAILS")
        }

        ComboBox {
            Layout.fillWidth: true
            selectedIndex: root.model.onError
            label: qsTr("When it fails for good")
            model: [qsTr("Stop the run"), qsTr("Skip what comes after it"), qsTr("Go on all the same")]

            onActivated: index => root.model.onError = index
        }

        RowLayout {
            spacing: Units.medium

            FormField {
                Layout.fillWidth: true
                label: qsTr("Tries")

                TextField {
                    Layout.fillWidth: true
                    inputMethodHints: Qt.ImhDigitsOnly
                    label: qsTr("Tries")
                    text: root.model.maxAttempts
                    validator: IntValidator {
                        bottom: 1
                        top: 100
                    }

                    onEditingFinished: root.model.maxAttempts = Number(text)
                }
            }

            FormField {
                Layout.fillWidth: true
                label: qsTr("Time limit (s)")

                TextField {
                    Layout.fillWidth: true
                    inputMethodHints: Qt.ImhDigitsOnly
                    label: qsTr("Time limit in seconds, 0 for none")
                    text: root.model.timeoutSeconds
                    validator: IntValidator {
                        bottom: 0
                        top: 604800
                    }

                    onEditingFinished: root.model.timeoutSeconds = Number(text)
                }
            }
        }
    }
}
