// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What a step has handed on: which pass, which port, the value, and what is different in an earlier run.
FocusScope {
    id: root

    required property StepData values
    readonly property EarlierRuns earlier: values.view?.earlier ?? null
    readonly property bool compares: earlier !== null && (earlier.chosen >= 0 || earlier.loading.running || earlier.loading.state === Operation.Failed)

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: Units.tiny

        Flow {
            Layout.fillWidth: true
            spacing: Units.tiny

            ComboBox {
                iconName: "repeat"
                label: qsTr("Pass of the step", "chooser")
                model: root.values.passes
                objectName: "stepPass"
                selectedIndex: root.values.pass
                visible: root.values.passes.length > 1

                onActivated: index => root.values.pass = index
            }

            ComboBox {
                label: qsTr("Port of the step", "chooser")
                model: root.values.ports
                objectName: "stepPort"
                selectedIndex: root.values.portIndex
                visible: root.values.ports.length > 1

                onActivated: index => root.values.port = root.values.ports[index]
            }

            Badge {
                iconName: root.values.origin === "pinned" ? "pin" : "repeat"
                text: root.values.origin === "pinned" ? qsTr("pinned", "where a value comes from") : qsTr("from an earlier run", "where a value comes from")
                visible: root.values.origin.length > 0
            }

            IconButton {
                checkable: true
                checked: root.compares
                enabled: root.earlier?.available ?? false
                iconName: "git-compare"
                name: qsTr("Compare with an earlier run", "button")
                objectName: "compareRuns"

                onToggled: {
                    if (checked)
                        root.earlier.look();
                    else
                        root.earlier.stop();
                    checked = Qt.binding(() => root.compares);
                }
            }

            ComboBox {
                iconName: "history"
                label: qsTr("Earlier run to compare with", "chooser")
                model: root.earlier?.titles ?? []
                objectName: "earlierRun"
                selectedIndex: root.earlier?.chosen ?? -1
                visible: root.compares && root.earlier.titles.length > 0

                onActivated: index => root.earlier.choose(index)
            }
        }

        Label {
            Layout.fillWidth: true
            color: root.earlier?.loading.state === Operation.Failed ? Theme.failed : Theme.muted
            objectName: "compareNotice"
            text: root.earlier === null ? "" : root.earlier.loading.state === Operation.Failed ? root.earlier.loading.errorText : root.earlier.loading.running ? root.earlier.loading.text : root.earlier.loading.state === Operation.Succeeded && root.earlier.titles.length === 0 ? qsTr("There is no earlier run of this workflow.") : ""
            visible: text.length > 0
            wrapMode: Text.Wrap
        }

        ValueView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            value: root.values.value
        }
    }
}
