// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Workflows to begin with: a copy of the chosen one is opened, and nothing of it is run by that.
Dialog {
    id: root

    required property TemplateModel templates

    /// Opens a copy of the current one.
    function take(): void {
        if (grid.currentIndex < 0 || grid.currentIndex >= grid.count)
            return;
        root.close();
        root.templates.use(grid.currentIndex);
    }

    acceptEnabled: grid.currentIndex >= 0 && grid.count > 0
    acceptText: qsTr("Use", "opens a copy of a template")
    objectName: "templateGallery"
    title: qsTr("New from a template", "dialog title")

    onAboutToShow: search.forceActiveFocus(Qt.PopupFocusReason)
    onAccepted: take()

    Binding {
        property: "units"
        target: root.templates
        value: Units
    }

    Binding {
        property: "theme"
        target: root.templates
        value: Theme
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Units.small

        TemplateSources {
            Layout.fillWidth: true
            templates: root.templates
        }

        SearchField {
            id: search

            Layout.fillWidth: true
            label: qsTr("Find a template")
            objectName: "templateSearch"
            placeholderText: qsTr("Find a template")

            onSearched: what => root.templates.search = what

            Keys.onDownPressed: grid.forceActiveFocus(Qt.TabFocusReason)
        }

        Label {
            Layout.fillWidth: true
            color: Theme.waiting
            elide: Text.ElideRight
            font: Units.secondaryFont
            text: qsTr("%n file(s) cannot be read: %1", "", root.templates.unreadable.length).arg(root.templates.unreadable.join(", "))
            visible: root.templates.unreadable.length > 0
        }

        StateView {
            readonly property Operation loading: root.templates.loading

            Layout.fillHeight: true
            Layout.fillWidth: true
            actionText: loading.running ? qsTr("Stop") : showing === StateView.Failed ? qsTr("Try again") : ""
            showing: loading.running ? StateView.Loading : loading.state === Operation.Failed ? StateView.Failed : grid.count === 0 ? StateView.Empty : StateView.Content
            text: loading.state === Operation.Failed ? [loading.errorText, loading.errorDetail].join("\n") : ""
            title: loading.running ? loading.text : showing === StateView.Failed ? qsTr("The templates cannot be read") : search.length > 0 ? qsTr("No template is called like that") : qsTr("There are no templates here")

            onActionTriggered: loading.running ? loading.cancel() : root.templates.refresh()

            GridView {
                id: grid

                activeFocusOnTab: true
                anchors.fill: parent
                boundsBehavior: Flickable.StopAtBounds
                cellHeight: 50 * Units.grid
                cellWidth: width / Math.max(1, Math.floor(width / (60 * Units.grid)))
                clip: true
                focus: true
                keyNavigationEnabled: true
                model: root.templates
                objectName: "templateGrid"
                Accessible.name: qsTr("Templates")
                Accessible.role: Accessible.List

                Keys.onEnterPressed: root.take()
                Keys.onReturnPressed: root.take()

                delegate: TemplateCard {
                    current: GridView.isCurrentItem
                    height: grid.cellHeight
                    width: grid.cellWidth

                    onChosen: {
                        grid.currentIndex = index;
                        root.take();
                    }
                    onPointed: {
                        grid.currentIndex = index;
                        grid.forceActiveFocus(Qt.MouseFocusReason);
                    }
                }
            }
        }
    }
}
