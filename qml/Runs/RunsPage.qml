// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What ran, what runs, what waits for me, and why did it fail?
FocusScope {
    id: root

    required property RunsController controller
    readonly property RunView view: controller.view
    readonly property string title: qsTr("Runs", "page title")
    /// A few words for the window's header.
    readonly property string facts: {
        if (controller.waitingCount > 0)
            return qsTr("%n waiting for you", "runs", controller.waitingCount);
        return controller.activeCount > 0 ? qsTr("%n running", "runs", controller.activeCount) : "";
    }
    /// What the shell offers while this page is shown.
    readonly property list<Action> actions: [
        Action {
            actionId: "runs.reload"

            onTriggered: root.controller.reload()
        },
        Action {
            actionId: "runs.filter"

            onTriggered: list.focusFilter()
        },
        Action {
            actionId: "runs.rerun"
            enabled: root.view.runId.length > 0 && !root.controller.acting.running

            onTriggered: root.controller.rerun()
        },
        Action {
            actionId: "runs.cancel"
            enabled: root.view.active && !root.view.cancelling

            onTriggered: root.controller.cancelRun()
        },
        Action {
            actionId: "runs.resume"
            enabled: root.view.resumable && !root.controller.acting.running

            onTriggered: root.controller.resumeRun()
        },
        Action {
            actionId: "runs.approve"
            enabled: root.view.questions.approvalNodeId.length > 0 && !root.controller.acting.running

            onTriggered: root.controller.approve(root.view.questions.approvalNodeId, "")
        },
        Action {
            actionId: "runs.reject"
            enabled: root.view.questions.approvalNodeId.length > 0 && !root.controller.acting.running

            onTriggered: root.controller.reject(root.view.questions.approvalNodeId, "")
        }
    ]

    SplitPane {
        anchors.fill: parent
        storageKey: "runs"

        RunList {
            id: list

            T.SplitView.minimumWidth: 55 * Units.grid
            T.SplitView.preferredWidth: Units.sidebarWidth + Units.huge
            controller: root.controller
            focus: true
        }

        RunDetail {
            T.SplitView.fillWidth: true
            T.SplitView.minimumWidth: 80 * Units.grid
            controller: root.controller
        }
    }
}
