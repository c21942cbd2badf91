// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Takes a workflow file that is dropped anywhere on the page.
DropArea {
    id: root

    signal fileDropped(file: url)

    keys: ["text/uri-list"]

    onDropped: drop => {
        if (!drop.hasUrls)
            return;
        drop.accept(Qt.CopyAction);
        root.fileDropped(drop.urls[0]);
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: Units.small
        border.color: Theme.accent
        border.width: Units.focusWidth
        color: Theme.withOpacity(Theme.surface, 0.9)
        radius: Units.dialogRadius
        visible: root.containsDrag

        ColumnLayout {
            anchors.centerIn: parent
            spacing: Units.medium

            Icon {
                Layout.alignment: Qt.AlignHCenter
                color: Theme.accent
                Layout.preferredHeight: Units.xlarge
                name: "file-plus"
                Layout.preferredWidth: Units.xlarge
            }

            Label {
                Layout.alignment: Qt.AlignHCenter
                font: Units.sectionFont
                text: qsTr("Drop to open the workflow")
            }

            Label {
                Layout.alignment: Qt.AlignHCenter
                color: Theme.muted
                text: qsTr("One of this program, of GitHub Actions, or exported by n8n.")
            }
        }
    }
}
