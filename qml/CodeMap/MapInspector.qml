// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Map
import AgentOps.Ui.Theme

/// What is known about the selection: figures, both directions of its edges, cycles, source.
Panel {
    id: root

    required property CodeMapController controller
    readonly property bool hasSelection: controller.selectedId.length > 0

    edge: Qt.LeftEdge
    Accessible.name: qsTr("Inspector", "panel")
    Accessible.role: Accessible.Pane

    contentItem: ColumnLayout {
        spacing: Units.medium

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            Layout.topMargin: Units.medium
            spacing: Units.small

            Rectangle {
                color: Theme.withOpacity(heading.tint, 0.16)
                implicitHeight: Units.smallControlHeight
                implicitWidth: Units.smallControlHeight
                radius: Units.controlRadius

                Icon {
                    anchors.centerIn: parent
                    color: heading.tint
                    name: root.controller.selectedIcon
                }
            }

            Label {
                id: heading

                readonly property color tint: root.controller.selectedLanguage.length > 0 ? Theme.languageColor(root.controller.selectedLanguage) : Theme.accent

                Layout.fillWidth: true
                font: Units.sectionFont
                objectName: "mapSelection"
                text: root.hasSelection ? root.controller.selectedName : qsTr("Repository", "heading when nothing is selected")
            }

            Rectangle {
                Layout.minimumWidth: implicitWidth
                color: Theme.neutralSoft
                implicitHeight: kind.implicitHeight + Units.tiny
                implicitWidth: kind.implicitWidth + 2 * Units.small
                radius: height / 2
                visible: root.hasSelection

                Label {
                    id: kind

                    anchors.centerIn: parent
                    color: Theme.muted
                    font: Units.captionFont
                    text: root.controller.selectedKindText
                }
            }

            IconButton {
                iconName: "x"
                name: qsTr("Clear the selection", "button")
                small: true
                visible: root.hasSelection

                onClicked: root.controller.clearSelection()
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            color: Theme.muted
            elide: Text.ElideMiddle
            font: Units.smallCodeFont
            text: root.controller.selectedPlace
            visible: root.hasSelection
        }

        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            color: Theme.muted
            font: Units.secondaryFont
            text: qsTr("Select something to see what it depends on.")
            visible: !root.hasSelection
            wrapMode: Text.Wrap
        }

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.rightMargin: Units.medium
            spacing: Units.small

            MapFact {
                caption: qsTr("file(s)", "figure", value)
                value: root.hasSelection ? root.controller.selectedFiles : root.controller.fileCount
                visible: !root.hasSelection || root.controller.selectedKind === "dir"
            }

            MapFact {
                caption: qsTr("symbol(s)", "figure", value)
                value: root.hasSelection ? root.controller.selectedSymbols : root.controller.symbolCount
            }

            MapFact {
                caption: qsTr("line(s)", "figure", value)
                value: root.controller.selectedLines
                visible: root.hasSelection
            }

            MapFact {
                caption: qsTr("edge(s)", "figure", value)
                value: root.controller.edgeCount
                visible: !root.hasSelection
            }

            MapFact {
                caption: qsTr("cycle(s)", "figure: groups of files that import each other", value)
                value: root.controller.cycleCount
                visible: !root.hasSelection
            }
        }

        Tabs {
            id: tabs

            Layout.fillWidth: true
            Layout.leftMargin: Units.small
            currentIndex: root.hasSelection ? 0 : 2
            label: qsTr("Relations of the selection", "tabs")

            Tab {
                text: qsTr("Depends on %1", "tab with a number").arg(root.controller.dependencies.count)
            }

            Tab {
                text: qsTr("Used by %1", "tab with a number").arg(root.controller.dependents.count)
            }

            Tab {
                text: qsTr("Cycles", "tab: files that import each other")
            }
        }

        StackLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.minimumHeight: 15 * Units.small
            currentIndex: tabs.currentIndex

            NodeList {
                controller: root.controller
                emptyText: root.hasSelection ? qsTr("It depends on nothing in this repository.") : qsTr("Select something on the map.")
                label: qsTr("Dependencies", "list")
                nodes: root.controller.dependencies
                objectName: "mapDependencies"
            }

            NodeList {
                controller: root.controller
                emptyText: root.hasSelection ? qsTr("Nothing in this repository depends on it.") : qsTr("Select something on the map.")
                label: qsTr("Dependents", "list")
                nodes: root.controller.dependents
                objectName: "mapDependents"
            }

            NodeList {
                controller: root.controller
                emptyText: root.hasSelection ? qsTr("It is part of no cycle.") : qsTr("There are no import cycles.")
                label: qsTr("Import cycles", "list")
                nodes: root.controller.cycles
                objectName: "mapCycles"
                sectioned: true
            }
        }

        SectionLabel {
            Layout.leftMargin: Units.medium
            text: qsTr("Source", "section")
            visible: source.visible
        }

        CodeView {
            id: source

            Layout.bottomMargin: Units.medium
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Units.medium
            Layout.minimumHeight: 35 * Units.tiny
            Layout.rightMargin: Units.medium
            fileName: root.controller.previewFile
            firstLine: root.controller.previewFirstLine
            markedLine: root.controller.previewLine
            text: root.controller.previewText
            visible: root.controller.previewFile.length > 0
        }
    }
}
