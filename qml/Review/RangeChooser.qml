// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// Chooses what to review: a branch, two commits, or the files on disk.
Dialog {
    id: root

    required property ReviewController controller
    readonly property int kind: kinds.selectedIndex
    readonly property list<int> kindValues: [ReviewController.Branch, ReviewController.Commits, ReviewController.WorkingTree]

    acceptEnabled: kind === 2 || headField.text.trim().length > 0
    acceptText: qsTr("Compare")
    contentWidth: 105 * Units.grid
    title: qsTr("What do you want to review?")

    onAboutToShow: {
        kinds.selectedIndex = Math.max(0, kindValues.indexOf(controller.rangeKind));
        baseField.text = controller.base;
        headField.text = controller.head;
    }
    onAccepted: controller.openRange(kindValues[kind], baseField.text, headField.text)

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        ComboBox {
            id: kinds

            Layout.fillWidth: true
            label: qsTr("Kind of range")
            model: [qsTr("A branch, since it left another"), qsTr("From one commit to another"), qsTr("The files on disk, not committed")]

            onActivated: index => selectedIndex = index
        }

        RevisionField {
            id: baseField

            Layout.fillWidth: true
            label: root.kind === 0 ? qsTr("Branch it left") : root.kind === 1 ? qsTr("From") : qsTr("Since commit (empty: the last one)")
            revisions: root.controller.revisions

            onAccepted: root.accept()
        }

        RevisionField {
            id: headField

            Layout.fillWidth: true
            label: root.kind === 0 ? qsTr("Branch to review") : qsTr("To")
            revisions: root.controller.revisions
            visible: root.kind !== 2

            onAccepted: root.accept()
        }
    }
}
