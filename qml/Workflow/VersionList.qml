// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// What the file of the workflow was before, newest first; a click restores that, as one step that can be undone.
StateView {
    id: root

    required property FileVersionModel versions
    readonly property bool isFailed: versions.loading.state === Operation.Failed

    actionIcon: "refresh-cw"
    actionText: isFailed ? qsTr("Try again") : ""
    iconName: isFailed ? "triangle-alert" : "history"
    showing: isFailed ? StateView.Failed : versions.count > 0 ? StateView.Content : versions.loading.running ? StateView.Loading : StateView.Empty
    text: isFailed ? versions.loading.errorText : versions.loading.running ? "" : versions.hasFile ? qsTr("Each time the file is saved a version of it is kept.") : qsTr("Save the workflow, and each version of its file is kept.")
    title: isFailed ? qsTr("The versions cannot be read") : versions.loading.running ? versions.loading.text : qsTr("No versions yet")

    onActionTriggered: versions.reload()

    Label {
        id: failure

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        color: Theme.failed
        objectName: "restoreFailure"
        text: root.versions.restoring.errorText
        visible: root.versions.restoring.state === Operation.Failed
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }

    RowList {
        id: list

        anchors.bottom: failure.visible ? failure.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        label: qsTr("Versions of the file, newest first")
        model: root.versions
        objectName: "versionList"

        Keys.onPressed: event => {
            if (event.key !== Qt.Key_C || event.modifiers !== Qt.NoModifier)
                return;
            event.accepted = true;
            root.versions.compare(currentIndex);
        }

        delegate: ListRow {
            id: row

            required property int index
            required property int number
            required property string versionText
            required property string versionDetail
            required property string time

            detail: [time, versionDetail].filter(part => part.length > 0).join(" · ")
            detailInline: true
            iconName: "rotate-ccw"
            text: qsTr("%1 · %2", "number and kind of a version").arg(number).arg(versionText)
            width: list.width
            Accessible.description: qsTr("%1. Enter restores it, C compares it with now.").arg(detail)

            onClicked: root.versions.restore(index)

            IconButton {
                focusPolicy: Qt.NoFocus
                iconName: "git-compare"
                name: qsTr("Compare with now")
                objectName: "compareVersion"
                shortcut: "C"
                small: true

                onClicked: root.versions.compare(row.index)
            }
        }
    }
}
