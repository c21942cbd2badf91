// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Work that is going on: what, how far, and a way to stop it.
RowLayout {
    id: root

    required property Operation work

    spacing: 1.5 * Units.grid
    Accessible.name: work.text
    Accessible.role: Accessible.StaticText

    Spinner {
        Layout.preferredHeight: Units.medium
        Layout.preferredWidth: Units.medium
        color: Theme.running
    }

    Label {
        Layout.maximumWidth: 70 * Units.grid
        color: Theme.running
        font: Units.captionFont
        text: root.work.text
        Accessible.ignored: true
    }

    ProgressBar {
        Layout.preferredWidth: 18 * Units.grid
        barColor: Theme.running
        label: root.work.text
        value: root.work.progress
        visible: !root.work.indeterminate
    }

    StatusButton {
        iconName: "x"
        name: qsTr("Cancel: %1", "stops the work that is named").arg(root.work.text)

        onClicked: root.work.cancel()
    }
}
