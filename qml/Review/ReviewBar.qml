// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// How far the review is: drafts, open threads, and handing it in.
Rectangle {
    id: root

    required property ReviewController controller

    color: Theme.surface
    implicitHeight: Units.headerHeight

    Separator {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.medium
        anchors.rightMargin: Units.medium
        spacing: Units.small

        Icon {
            color: Theme.muted
            name: "pencil-line"
        }

        Label {
            font: Units.bodyMediumFont
            objectName: "draftCount"
            text: qsTr("%n draft(s)", "comments that are not handed in yet", root.controller.draftCount)
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: [qsTr("%n open thread(s)", "of a review", root.controller.openThreadCount), qsTr("kept on this machine")].join(" · ")
        }

        Label {
            Layout.maximumWidth: 80 * Units.grid
            color: Theme.failed
            font: Units.secondaryFont
            text: root.controller.saving.errorText
            visible: text.length > 0
        }

        Button {
            iconName: "undo-2"
            text: qsTr("Bring back the comment")
            visible: root.controller.canUndoDelete

            onClicked: root.controller.undoDelete()
        }

        Button {
            hint: qsTr("Mark as viewed and go to the next file (Shift+M)")
            iconName: "check-check"
            text: qsTr("Viewed, next")

            onClicked: root.controller.markViewedAndGoOn()
        }

        Button {
            enabled: root.controller.draftCount > 0
            hint: qsTr("Hand in the drafts: they become comments")
            kind: Button.Primary
            objectName: "finishReview"
            text: qsTr("Finish review")

            onClicked: root.controller.finish()
        }
    }
}
