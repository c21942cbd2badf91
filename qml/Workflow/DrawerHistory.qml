// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What was done to the workflow since it was opened, and what its file was before; both can be gone back to.
RowLayout {
    id: root

    required property HistoryModel history
    required property FileVersionModel versions

    spacing: 0

    Binding {
        property: "isWanted"
        target: root.versions
        value: root.visible
    }

    ColumnLayout {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        spacing: Units.tiny

        SectionLabel {
            Layout.leftMargin: Units.medium
            Layout.topMargin: Units.small
            text: qsTr("EDITS")
        }

        HistoryList {
            Layout.fillHeight: true
            Layout.fillWidth: true
            history: root.history
        }
    }

    Separator {
        Layout.fillHeight: true
        vertical: true
    }

    ColumnLayout {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        spacing: Units.tiny

        SectionLabel {
            Layout.leftMargin: Units.medium
            Layout.topMargin: Units.small
            text: qsTr("VERSIONS OF THE FILE")
        }

        VersionList {
            Layout.fillHeight: true
            Layout.fillWidth: true
            versions: root.versions
        }
    }
}
