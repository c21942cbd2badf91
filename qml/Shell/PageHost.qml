// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Shell

/// Loads each page when it is first shown and keeps it; without a repository it shows the way to one.
FocusScope {
    id: root

    required property ShellController shell
    readonly property bool isOpen: shell.session.state === WorkspaceSession.Open
    readonly property PagePane current: {
        for (let i = 0; i < loaders.count; ++i) {
            const slot = loaders.itemAt(i) as PageSlot;
            if (slot?.shown)
                return slot.item as PagePane;
        }
        return null;
    }
    readonly property bool showsPage: isOpen || shell.page === "settings"

    function takeActions(): void {
        if (current)
            shell.setPageActions(current.actions);
        else
            shell.clearPageActions();
    }

    onCurrentChanged: takeActions()

    Repeater {
        id: loaders

        model: root.shell.pageNames

        PageSlot {
            anchors.fill: parent
            shell: root.shell
            shown: name === root.shell.page && (root.isOpen || name === "settings")
        }
    }

    Loader {
        active: !root.showsPage
        anchors.fill: parent
        focus: active

        sourceComponent: WelcomePage {
            shell: root.shell
        }
    }
}
