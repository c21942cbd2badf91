// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Shown while no repository is open: one next step, and the repositories of before.
FocusScope {
    id: root

    required property ShellController shell
    readonly property WorkspaceSession session: shell.session
    readonly property list<string> recent: shell.preferences.recentRepositories
    readonly property bool resting: session.state === WorkspaceSession.Closed || session.state === WorkspaceSession.Open

    StateView {
        anchors.fill: parent
        actionText: root.session.opening.errorActionText
        objectName: "openingState"
        secondaryActionText: root.session.opening.errorAction === "repository.open" ? "" : qsTr("Open another repository", "button after an error")
        showing: root.session.state === WorkspaceSession.Failed ? StateView.Failed : StateView.Loading
        text: showing === StateView.Failed ? root.session.opening.errorText + "\n" + root.session.repositoryPath : root.session.repositoryPath
        title: showing === StateView.Failed ? qsTr("%1 could not be opened", "a repository").arg(root.session.repositoryName) : root.session.opening.text
        visible: !root.resting

        onActionTriggered: root.shell.perform(root.session.opening.errorAction)
        onSecondaryActionTriggered: root.shell.perform("repository.open")
    }

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Units.xlarge
        visible: root.resting
        width: Math.min(parent.width - 2 * Units.xlarge, 130 * Units.grid)

        StateView {
            Layout.fillWidth: true
            Layout.preferredHeight: 58 * Units.grid
            actionIcon: "folder-open"
            actionText: qsTr("Open a repository", "button")
            focus: true
            iconName: "folder-git-2"
            objectName: "welcome"
            showing: StateView.Empty
            text: qsTr("Draw and run workflows on it, see how its code hangs together, and review changes. Everything stays on this machine.", "first start")
            title: qsTr("Open a Git repository to begin", "first start")

            onActionTriggered: root.shell.perform("repository.open")
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Units.small
            visible: root.recent.length > 0

            SectionLabel {
                Layout.leftMargin: Units.medium
                text: qsTr("Recent", "heading of the list of repositories")
            }

            Card {
                Layout.fillWidth: true
                padding: Units.tiny

                RowList {
                    id: list

                    implicitHeight: Math.min(contentHeight, 4.5 * (Units.rowHeight + Units.large))
                    label: qsTr("Recent", "heading of the list of repositories")
                    model: root.recent
                    width: parent.width

                    delegate: ListRow {
                        id: row

                        required property string modelData

                        detail: modelData
                        iconName: "folder-git-2"
                        text: modelData.split("/").pop()
                        width: list.width

                        onClicked: root.shell.openRepository(modelData)

                        IconButton {
                            iconName: "x"
                            iconSize: Units.iconSmall
                            name: qsTr("Forget %1", "removes a repository from the list").arg(row.text)
                            small: true
                            visible: row.hovered || row.activeFocus || activeFocus

                            onClicked: root.shell.preferences.forgetRepository(row.modelData)
                        }
                    }
                }
            }
        }
    }
}
