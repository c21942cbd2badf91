// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQml
import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Shell

/// The repository of the window, and the way to another one.
Button {
    id: root

    required property ShellController shell

    iconName: "folder-git-2"
    kind: Button.Ghost
    objectName: "repositoryChooser"
    opensMenu: true
    text: shell.session.repositoryName.length > 0 ? shell.session.repositoryName : qsTr("Open a repository", "button without a repository")
    Accessible.name: shell.session.repositoryName.length > 0 ? qsTr("Repository %1", "button that opens a menu").arg(shell.session.repositoryName) : text

    onClicked: menu.popup(root, 0, root.height)

    Menu {
        id: menu

        MenuItem {
            iconName: "folder-open"
            shortcut: root.shell.actions.find("repository.open")?.shortcutText ?? ""
            text: root.shell.actions.find("repository.open")?.text ?? ""

            onTriggered: root.shell.perform("repository.open")
        }

        MenuItem {
            enabled: root.shell.session.state !== WorkspaceSession.Closed
            iconName: "x"
            text: root.shell.actions.find("repository.close")?.text ?? ""

            onTriggered: root.shell.perform("repository.close")
        }

        MenuSeparator {}

        Instantiator {
            model: root.shell.preferences.recentRepositories

            delegate: MenuItem {
                required property string modelData

                iconName: modelData === root.shell.session.repositoryPath ? "check" : "folder-git-2"
                text: modelData.split("/").pop()
                Accessible.description: modelData

                onTriggered: Qt.callLater(() => root.shell.openRepository(modelData))
            }

            onObjectAdded: (index, object) => menu.insertItem(index + 3, object as MenuItem)
            onObjectRemoved: (_, object) => menu.removeItem(object as MenuItem)
        }
    }
}
