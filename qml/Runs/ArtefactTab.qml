// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// The files that a run left behind, and what is in the one that is chosen.
FocusScope {
    id: root

    required property RunsController controller
    readonly property ArtefactPreview preview: controller.preview

    StateView {
        anchors.fill: parent
        iconName: "archive"
        showing: list.count > 0 ? StateView.Content : StateView.Empty
        text: qsTr("Reports, changes and other files that steps keep appear here.")
        title: qsTr("No artefacts", "title")

        SplitPane {
            anchors.fill: parent
            storageKey: "artefacts"

            RowList {
                id: list

                T.SplitView.minimumWidth: 40 * Units.grid
                T.SplitView.preferredWidth: Units.sidebarWidth
                focus: true
                label: qsTr("Artefacts", "list")
                model: root.controller.view.artefacts
                objectName: "artefactList"

                delegate: ListRow {
                    id: row

                    required property string name
                    required property string stepTitle
                    required property string mediaType
                    required property string sizeText
                    required property string path
                    required property bool readable

                    detail: qsTr("%1 · %2", "step and size of a file").arg(stepTitle).arg(sizeText)
                    enabled: readable
                    required iconName
                    selected: root.preview.path === path && root.preview.name === name
                    text: name
                    width: list.width

                    onClicked: root.preview.open(name, path, mediaType)
                }
            }

            StateView {
                T.SplitView.fillWidth: true
                iconName: showing === StateView.Failed ? "triangle-alert" : "file-search"
                showing: root.preview.loading.state === Operation.Failed ? StateView.Failed : root.preview.loading.running ? StateView.Loading : root.preview.name.length > 0 ? StateView.Content : StateView.Empty
                text: showing === StateView.Failed ? root.preview.loading.errorText : showing === StateView.Loading ? "" : qsTr("Choose a file to read it.")
                title: showing === StateView.Failed ? qsTr("The file could not be read", "title") : showing === StateView.Loading ? root.preview.loading.text : qsTr("Nothing chosen", "title")

                ColumnLayout {
                    anchors.fill: parent
                    spacing: 0

                    RowLayout {
                        Layout.fillWidth: true
                        Layout.margins: Units.small
                        spacing: Units.small
                        visible: root.preview.truncated

                        Label {
                            Layout.fillWidth: true
                            color: Theme.waiting
                            text: qsTr("This is the beginning of a large file.")
                        }

                        Button {
                            iconName: "folder-open"
                            text: qsTr("Show its folder", "button: opens the file manager")

                            onClicked: Qt.openUrlExternally(root.preview.folder)
                        }
                    }

                    CodeView {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        fileName: root.preview.name
                        framed: false
                        text: root.preview.text
                    }
                }
            }
        }
    }
}
