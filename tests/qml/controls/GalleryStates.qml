// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Progress, states and messages.
ColumnLayout {
    Layout.alignment: Qt.AlignTop
    Layout.margins: Units.large
    Layout.preferredWidth: 400
    spacing: Units.medium

    StateView {
        Layout.fillWidth: true
        Layout.preferredHeight: 240
        actionIcon: "folder-open"
        actionText: "Open a repository"
        iconName: "folder-git-2"
        showing: StateView.Empty
        text: "Everything stays on this machine. Nothing is sent anywhere until you ask for it."
        title: "Open a repository to begin"
    }

    StateView {
        Layout.fillWidth: true
        Layout.preferredHeight: 220
        actionText: "Try again"
        showing: StateView.Failed
        text: "The database is written by a newer version of the program."
        title: "The runs could not be read"
    }

    StateView {
        Layout.fillWidth: true
        Layout.preferredHeight: 130
        progress: 0.6
        showing: StateView.Loading
        title: "Indexing 612 files"
    }
}
