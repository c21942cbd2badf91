// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The step that is held before it begins: why, what it is about to read, and the ways to go on.
Rectangle {
    id: root

    required property RunDesk desk
    required property WorkflowRun run
    readonly property HeldStep held: desk.held

    /// The data of what is selected is to be seen.
    signal dataShown

    color: Theme.waitingSoft
    implicitHeight: visible ? content.implicitHeight + 2 * Units.small : 0
    objectName: "heldBar"
    visible: held.isHeld
    Accessible.name: qsTr("%1 is %2", "a step, and why it is held").arg(held.title).arg(held.text)
    Accessible.role: Accessible.AlertMessage

    ColumnLayout {
        id: content

        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.tiny

        RowLayout {
            spacing: Units.small

            Icon {
                color: Theme.waiting
                name: "circle-pause"
            }

            Button {
                hint: qsTr("Show the step on the canvas")
                kind: Button.Ghost
                objectName: "heldStep"
                text: root.held.title

                onClicked: root.held.reveal()
            }

            Label {
                Layout.fillWidth: true
                text: [root.held.text, root.held.detail, root.held.otherCount > 0 ? qsTr("%n others are held, too", "", root.held.otherCount) : ""].filter(part => part.length > 0).join(" · ")
                wrapMode: Text.Wrap
            }

            Button {
                iconName: "pencil-line"
                objectName: "heldValues"
                text: qsTr("Set its values…")

                onClicked: values.open()
            }

            Repeater {
                model: ["workflow.stepInto", "workflow.stepOver", "workflow.continue"]

                Button {
                    required property string modelData
                    readonly property Action command: root.desk.commands.find(modelData)

                    enabled: command.enabled
                    iconName: command.iconName
                    kind: modelData === "workflow.continue" ? Button.Primary : Button.Secondary
                    objectName: modelData
                    shortcut: command.shortcutText
                    text: command.text

                    onClicked: command.trigger()
                }
            }

            Button {
                iconName: "square"
                objectName: "heldCancel"
                text: qsTr("Cancel the run")

                onClicked: root.run.cancel()
            }
        }

        Repeater {
            model: root.held

            ListRow {
                required property int index
                required property string port
                required property string from
                required property string valueText

                Layout.fillWidth: true
                detail: valueText.length > 0 ? valueText : qsTr("nothing has come", "of a value")
                detailInline: true
                iconName: "corner-down-right"
                objectName: "heldInput"
                text: qsTr("%1 from %2", "an input, and where its value comes from").arg(port).arg(from)

                onClicked: root.held.revealInput(index)
            }
        }
    }

    Connections {
        function onDataWanted(): void {
            root.dataShown();
        }

        target: root.held
    }

    HeldValuesDialog {
        id: values

        held: root.held
    }
}
