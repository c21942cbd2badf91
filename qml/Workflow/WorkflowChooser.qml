// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Which workflow to open: those of the repository, drafts, and examples.
T.Popup {
    id: root

    required property WorkflowController controller

    signal newRequested
    signal importRequested

    focus: true
    height: Math.min(110 * Units.grid, contentItem.implicitHeight + 2 * padding)
    modal: false
    objectName: "workflowChooser"
    padding: Units.small
    width: 90 * Units.grid

    background: FloatingGround {
        radius: Units.dialogRadius
        Accessible.name: qsTr("Open a workflow")
        Accessible.role: Accessible.Dialog
    }
    contentItem: ColumnLayout {
        spacing: Units.small

        WorkflowList {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: contentHeight
            controller: root.controller
            focus: true

            onChosen: root.close()
        }

        Separator {
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: Units.small

            Button {
                iconName: "plus"
                text: qsTr("New workflow…")

                onClicked: {
                    root.close();
                    root.newRequested();
                }
            }

            Button {
                iconName: "file-plus"
                kind: Button.Ghost
                text: qsTr("Import…")

                onClicked: {
                    root.close();
                    root.importRequested();
                }
            }
        }
    }

    onAboutToShow: controller.reload()
}
