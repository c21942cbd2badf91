// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Where things are in this repository, what they depend on, and what depends on them.
FocusScope {
    id: root

    required property CodeMapController controller
    readonly property string title: qsTr("Code map", "page title")
    /// A line of figures for the header.
    readonly property string facts: controller.hasMap ? [qsTr("%Ln files", "figure in the header", controller.fileCount), qsTr("%Ln symbols", "figure in the header", controller.symbolCount), qsTr("%Ln edges", "figure in the header", controller.edgeCount), qsTr("%1 % of imports resolved", "share of imports that were found").arg((controller.resolvedShare * 100).toLocaleString(Qt.locale(), "f", 1))].join(" · ") : ""
    readonly property list<Action> actions: [
        Action {
            id: searchAction

            actionId: "map.search"

            onTriggered: stage.focusSearch()
        },
        Action {
            actionId: "map.refresh"
            enabled: !root.controller.indexing.running
            inHeader: true

            onTriggered: root.controller.refresh()
        },
        Action {
            actionId: "map.fit"
            enabled: root.controller.hasMap

            onTriggered: stage.fitAll()
        },
        Action {
            actionId: "map.outline"
            checkable: true
            checked: outline.visible
            inHeader: true

            onTriggered: root.showsOutline = !root.showsOutline
        }
    ]
    property bool showsOutline: false

    Component.onCompleted: if (!controller.hasMap && !controller.indexing.running)
        controller.refresh()

    Settings {
        property alias mapOutlineShown: root.showsOutline

        category: "panels"
    }

    StateView {
        actionIcon: "refresh-cw"
        actionText: showing === StateView.Loading ? qsTr("Cancel", "stops the indexing") : qsTr("Index the repository", "button")
        anchors.fill: parent
        iconName: showing === StateView.Failed ? "triangle-alert" : "map"
        progress: root.controller.indexing.indeterminate ? -1 : root.controller.indexing.progress
        showing: root.controller.hasMap ? StateView.Content : root.controller.indexing.running ? StateView.Loading : root.controller.indexing.state === Operation.Failed ? StateView.Failed : StateView.Empty
        text: showing === StateView.Failed ? root.controller.indexing.errorText : showing === StateView.Loading ? "" : qsTr("Folders, files and symbols with what depends on what. Nothing leaves this machine.")
        title: showing === StateView.Failed ? qsTr("The map could not be made", "title") : showing === StateView.Loading ? root.controller.indexing.text : qsTr("No map yet", "title")

        onActionTriggered: {
            if (root.controller.indexing.running)
                root.controller.indexing.cancel();
            else
                root.controller.refresh();
        }

        SplitPane {
            anchors.fill: parent
            storageKey: "codemap"

            MapOutline {
                id: outline

                T.SplitView.minimumWidth: 45 * Units.tiny
                T.SplitView.preferredWidth: Units.sidebarWidth - Units.huge
                controller: root.controller
                visible: root.showsOutline
            }

            MapStage {
                id: stage

                T.SplitView.fillWidth: true
                controller: root.controller
                focus: true
                searchKey: searchAction.shortcutText
            }

            MapInspector {
                T.SplitView.minimumWidth: 15 * Units.large
                T.SplitView.preferredWidth: Units.inspectorWidth + Units.huge
                controller: root.controller
            }
        }
    }
}
