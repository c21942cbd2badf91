// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What is different in a workflow that was taken over from another program, or why it could not be.
Rectangle {
    id: root

    required property ImportModel imported

    signal nodeChosen(id: string)

    color: imported.isTaken ? Theme.waitingSoft : Theme.failedSoft
    implicitHeight: visible ? content.implicitHeight + 2 * Units.small : 0
    objectName: "importPanel"
    visible: imported.isShown && (imported.count > 0 || !imported.isTaken)
    Accessible.name: imported.summary
    Accessible.role: Accessible.AlertMessage

    ColumnLayout {
        id: content

        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.small

        RowLayout {
            spacing: Units.small

            Icon {
                color: root.imported.isTaken ? Theme.waiting : Theme.failed
                name: root.imported.isTaken ? "file-plus" : "circle-alert"
            }

            Label {
                Layout.fillWidth: true
                text: root.imported.summary
                wrapMode: Text.Wrap
            }

            IconButton {
                id: more

                checkable: true
                checked: true
                iconName: checked ? "chevron-up" : "chevron-down"
                name: checked ? qsTr("Hide the details") : qsTr("Show the details")
                small: true
                visible: root.imported.count > 0
            }

            IconButton {
                iconName: "x"
                name: qsTr("Dismiss")
                objectName: "importDismiss"
                small: true

                onClicked: root.imported.dismiss()
            }
        }

        RowList {
            id: list

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 40 * Units.grid)
            clip: true
            label: qsTr("What is different")
            model: root.imported
            objectName: "importFindings"
            visible: more.checked && count > 0

            delegate: ListRow {
                required property string place
                required property string severity
                required property string nodeId
                required property string message

                detail: place
                iconColor: severity === "error" ? Theme.failed : severity === "warning" ? Theme.waiting : Theme.muted
                iconName: severity === "error" ? "circle-alert" : severity === "warning" ? "triangle-alert" : "info"
                text: message
                width: list.width

                onClicked: root.nodeChosen(nodeId)
            }
        }
    }
}
