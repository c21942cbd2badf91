// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Which run this is, how it stands, and what can be done with it.
ColumnLayout {
    id: root

    required property RunsController controller
    readonly property RunView view: controller.view
    readonly property Operation acting: controller.acting

    spacing: 1.5 * Units.grid

    RowLayout {
        Layout.fillWidth: true
        spacing: Units.medium

        Label {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            font: Units.pageFont
            objectName: "runTitle"
            text: root.view.workflowName
            Accessible.role: Accessible.Heading
        }

        StatePill {
            objectName: "runState"
            stateName: root.view.stateKey
            text: root.view.active ? root.view.stepsText : ""
        }

        Item {
            Layout.fillWidth: true
        }

        Spinner {
            visible: root.acting.running
        }

        Button {
            enabled: !root.acting.running
            iconName: "play"
            text: qsTr("Resume", "a run that was left unfinished")
            visible: root.view.resumable

            onClicked: root.controller.resumeRun()
        }

        Button {
            enabled: !root.acting.running && !root.view.cancelling
            iconName: "ban"
            objectName: "cancelRun"
            text: root.view.cancelling ? qsTr("Cancelling…", "a run") : qsTr("Cancel run", "button")
            visible: root.view.active

            onClicked: root.controller.cancelRun()
        }

        Button {
            enabled: !root.acting.running
            iconName: "rotate-ccw"
            objectName: "rerun"
            text: qsTr("Run again", "button")

            onClicked: root.controller.rerun()
        }
    }

    Flow {
        Layout.fillWidth: true
        spacing: Units.large

        RunFact {
            iconName: "calendar-clock"
            name: qsTr("Started", "a fact about a run")
            text: root.view.startedText
        }
        RunFact {
            iconName: "timer"
            name: qsTr("Took", "how long a run took")
            text: root.view.durationText
        }
        RunFact {
            iconName: "list-checks"
            name: qsTr("Steps", "a fact about a run")
            text: root.view.active ? "" : root.view.stepsText
        }
        RunFact {
            iconName: "hash"
            name: qsTr("Id", "a fact about a run")
            text: root.view.shortId
        }
        RunFact {
            iconName: "git-commit-horizontal"
            name: qsTr("Commit", "the commit that a run works on")
            text: root.view.commitText
        }
        RunFact {
            iconName: "repeat"
            name: qsTr("Repeats", "the run that this one repeats")
            text: root.view.rerunOf.slice(-8)
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.failed
        objectName: "runError"
        text: root.view.errorText
        visible: text.length > 0
        wrapMode: Text.Wrap
    }

    Label {
        Layout.fillWidth: true
        color: Theme.muted
        font: Units.smallCodeFont
        maximumLineCount: 3
        text: root.view.errorDetail
        visible: text.length > 0
        wrapMode: Text.Wrap
    }

    Label {
        Layout.fillWidth: true
        color: Theme.failed
        objectName: "actingError"
        text: root.acting.errorDetail.length > 0 ? qsTr("%1 %2", "an error and its details").arg(root.acting.errorText).arg(root.acting.errorDetail) : ""
        visible: text.length > 0
        wrapMode: Text.Wrap
    }
}
