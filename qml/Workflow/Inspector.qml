// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What is selected, as a form: a node, a connection, a note, a frame, or the workflow itself.
Panel {
    id: root

    required property WorkflowController controller
    readonly property InspectorModel model: controller.inspector

    signal dismissed

    function focusFirst(): void {
        forceActiveFocus(Qt.ShortcutFocusReason);
        nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason);
    }

    edge: Qt.LeftEdge
    focusPolicy: Qt.NoFocus
    objectName: "inspector"

    Keys.onEscapePressed: dismissed()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: root.model.hasNode

        InspectorHeader {
            Layout.fillWidth: true
            model: root.model
        }

        Tabs {
            id: tabs

            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            label: qsTr("Inspector")
            objectName: "inspectorTabs"

            Tab {
                text: qsTr("Settings", "tab")
            }

            Tab {
                text: qsTr("Policy", "tab")
            }

            Tab {
                text: qsTr("Run", "tab")
            }

            Tab {
                text: qsTr("Help", "tab")
            }
        }

        StackLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            currentIndex: tabs.currentIndex

            InspectorSettings {
                model: root.model
            }

            InspectorPolicy {
                model: root.model
            }

            InspectorRun {
                model: root.model
                run: root.controller.run
            }

            InspectorHelp {
                model: root.model
            }
        }
    }

    InspectorElement {
        anchors.fill: parent
        model: root.model
        visible: !root.model.hasNode && (root.model.hasEdge || root.model.hasNote || root.model.hasGroup)
    }

    InspectorDocument {
        anchors.fill: parent
        controller: root.controller
        visible: !root.model.hasNode && !root.model.hasEdge && !root.model.hasNote && !root.model.hasGroup
    }
}
