// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Shell

/// Holds one page from its first showing on, for as long as its repository is open.
Loader {
    id: root

    required property ShellController shell
    required property bool shown
    required property string modelData
    readonly property string name: modelData
    property bool wanted: false

    focus: shown
    visible: shown

    onShownChanged: if (shown)
        wanted = true
    onWantedChanged: if (wanted && shell.paneFile(name).length > 0)
        setSource(Qt.resolvedUrl(shell.paneFile(name)), {
            shell: shell
        })
    Component.onCompleted: wanted = shown

    Connections {
        function onStateChanged(): void {
            if (root.shell.session.state === WorkspaceSession.Open || root.name === "settings")
                return;
            root.wanted = false;
            root.source = "";
        }

        target: root.shell.session
    }
}
