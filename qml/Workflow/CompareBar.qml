// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Above a canvas that shows two versions of the workflow: which they are, how much differs, and the way through it.
Item {
    id: root

    required property WorkflowComparison comparison
    required property Action nextAction
    required property Action previousAction
    required property Action closeAction

    implicitHeight: row.implicitHeight + Units.small
    objectName: "compareBar"
    Accessible.name: qsTr("%1. %2. %3").arg(words.text).arg(root.comparison.summary).arg(readOnly.text)
    Accessible.role: Accessible.AlertMessage

    ToolGround {
        anchors.fill: parent
        border.color: Theme.accent
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.margins: Units.small
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.small

        Icon {
            color: Theme.accent
            name: "git-compare"
        }

        Label {
            id: words

            Layout.fillWidth: true
            elide: Text.ElideRight
            text: qsTr("Now, compared with %1", "a workflow; what it was at another time").arg(root.comparison.name)
        }

        Label {
            color: Theme.muted
            font: Units.secondaryFont
            objectName: "compareSummary"
            text: root.comparison.summary
        }

        Separator {
            Layout.preferredHeight: Units.icon
            vertical: true
        }

        Label {
            id: readOnly

            color: Theme.muted
            font: Units.secondaryFont
            text: qsTr("Read-only", "the canvas while versions are compared")
        }

        ActionTool {
            command: root.previousAction
            objectName: "previousChange"
        }

        Label {
            color: Theme.muted
            font: Units.secondaryFont
            text: qsTr("%1 of %2", "the change that is looked at").arg(root.comparison.currentRow + 1).arg(root.comparison.count)
            visible: root.comparison.count > 0
        }

        ActionTool {
            command: root.nextAction
            objectName: "nextChange"
        }

        ActionTool {
            command: root.closeAction
            objectName: "closeComparison"
        }
    }
}
