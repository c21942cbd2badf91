// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What changed, and what is said about it: files, lines, comments.
FocusScope {
    id: root

    required property ReviewController controller
    readonly property string title: controller.loaded ? controller.rangeText : qsTr("Review", "title of a page")
    readonly property string facts: controller.loaded && !failed ? qsTr("%n file(s)", "of a comparison", controller.files.fileCount) : ""
    readonly property list<Action> actions: reviewActions.all
    readonly property bool failed: controller.loading.state === Operation.Failed
    readonly property bool empty: controller.loaded && controller.files.fileCount === 0
    /// The first comparison was given up.
    readonly property bool stopped: !controller.loaded && !controller.loading.running && !failed

    property bool unified: controller.document.unified

    function chooseRange(): void {
        chooser.open();
    }

    Component.onCompleted: {
        controller.document.unified = unified;
        if (!controller.loaded)
            controller.open();
    }

    Settings {
        property alias reviewUnified: root.unified

        category: "panels"
    }

    Connections {
        function onPresentationChanged(): void {
            root.unified = root.controller.document.unified;
        }

        target: root.controller.document
    }

    ReviewActions {
        id: reviewActions

        controller: root.controller
        view: diffPane.view

        onChooseRangeRequested: root.chooseRange()
        onFilterRequested: filesPane.focusFilter()
    }

    StateView {
        actionIcon: root.failed || root.stopped ? "rotate-ccw" : "git-compare"
        actionText: root.failed ? qsTr("Try again") : root.stopped ? qsTr("Compare") : qsTr("Choose what to review")
        anchors.fill: parent
        iconName: root.failed ? "triangle-alert" : "git-compare"
        objectName: "reviewState"
        secondaryActionText: root.failed || root.stopped ? qsTr("Choose what to review") : ""
        showing: root.failed ? StateView.Failed : root.controller.loading.running && !root.controller.loaded ? StateView.Loading : root.empty || root.stopped ? StateView.Empty : StateView.Content
        text: root.failed ? root.controller.loading.errorText : root.empty ? qsTr("%1: both sides are the same. Choose another range, or change something.", "%1 names a range").arg(root.controller.rangeText) : root.stopped ? qsTr("The comparison was stopped before it had ended.") : ""
        title: root.failed ? qsTr("This cannot be compared") : root.empty ? qsTr("Nothing has changed") : root.stopped ? qsTr("Nothing compared yet") : qsTr("Comparing…")

        onActionTriggered: root.failed || root.stopped ? root.controller.reload() : root.chooseRange()
        onSecondaryActionTriggered: root.chooseRange()

        SplitPane {
            anchors.fill: parent
            storageKey: "review"

            FilesPane {
                id: filesPane

                T.SplitView.minimumWidth: 45 * Units.grid
                T.SplitView.preferredWidth: Units.sidebarWidth
                actions: reviewActions
                controller: root.controller

                onRangeRequested: root.chooseRange()
            }

            Item {
                T.SplitView.fillWidth: true

                DiffPane {
                    id: diffPane

                    actions: reviewActions
                    anchors.bottom: bar.top
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    controller: root.controller
                    focus: true
                }

                ReviewBar {
                    id: bar

                    anchors.bottom: parent.bottom
                    anchors.left: parent.left
                    anchors.right: parent.right
                    controller: root.controller
                }
            }
        }
    }

    RangeChooser {
        id: chooser

        anchors.centerIn: parent
        controller: root.controller
    }
}
