// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What a merge has left to be decided, one thing after the other: what either side wants there, and what was there.
Rectangle {
    id: root

    required property ConflictModel conflicts
    required property ConflictActions actions

    color: Theme.waitingSoft
    implicitHeight: visible ? content.implicitHeight + 2 * Units.small : 0
    objectName: "conflictBar"
    visible: conflicts.count > 0
    Accessible.name: heading.text
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
                color: Theme.waiting
                name: "git-merge"
            }

            Label {
                id: heading

                Layout.fillWidth: true
                font: Units.bodyMediumFont
                objectName: "conflictTitle"
                text: qsTr("To be decided, %1 of %2: %3", "a conflict of a merge").arg(root.conflicts.currentRow + 1).arg(root.conflicts.count).arg(root.conflicts.title)
                wrapMode: Text.Wrap
            }

            ActionTool {
                command: root.actions.previousAction
                objectName: "previousConflict"
            }

            ActionTool {
                command: root.actions.nextAction
                objectName: "nextConflict"
            }
        }

        RowLayout {
            spacing: Units.medium

            ConflictSide {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                command: root.actions.oursAction
                heading: qsTr("Yours", "side of a merge")
                text: root.conflicts.ours
            }

            ConflictSide {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                command: root.actions.theirsAction
                heading: qsTr("Theirs", "side of a merge")
                text: root.conflicts.theirs
            }

            ConflictSide {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                command: root.actions.baseAction
                heading: qsTr("Before both", "what a merge began with")
                text: root.conflicts.base
            }
        }

        RowLayout {
            spacing: Units.small

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.secondaryFont
                text: qsTr("The workflow does not run before everything is decided. Saving keeps what is open.")
                wrapMode: Text.Wrap
            }

            Button {
                enabled: root.actions.bothAction.enabled
                objectName: "takeBoth"
                text: root.actions.bothAction.text
                visible: enabled

                onClicked: root.actions.bothAction.trigger()
            }
        }

        Label {
            Layout.fillWidth: true
            color: Theme.failed
            objectName: "conflictFailure"
            text: root.conflicts.failure
            visible: text.length > 0
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
    }
}
