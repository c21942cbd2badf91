// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import AgentOps.Settings

PagePane {
    id: root

    title: qsTr("Settings", "page title")

    SettingsPage {
        anchors.fill: parent
        focus: true
        shell: root.shell
    }
}
