// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What came of opening, making or dissolving a called workflow.
Rectangle {
    id: root

    required property CalledWorkflows calls

    signal dismissed

    color: calls.isRefusal ? Theme.failedSoft : Theme.okSoft
    implicitHeight: visible ? row.implicitHeight + 2 * Units.small : 0
    objectName: "callNotice"
    visible: calls.notice.length > 0
    Accessible.name: calls.notice
    Accessible.role: Accessible.AlertMessage

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.margins: Units.medium
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.small

        Icon {
            color: root.calls.isRefusal ? Theme.failed : Theme.ok
            name: root.calls.isRefusal ? "circle-alert" : "circle-check"
        }

        Label {
            Layout.fillWidth: true
            text: root.calls.notice
            wrapMode: Text.Wrap
        }

        IconButton {
            iconName: "x"
            name: qsTr("Dismiss")
            objectName: "callNoticeDismiss"
            small: true

            onClicked: {
                root.calls.dismissNotice();
                root.dismissed();
            }
        }
    }
}
