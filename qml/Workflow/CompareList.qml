// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What differs between two versions of a workflow, one change after the other; the one that is chosen is seen on the
/// canvas, and what it had before and has now stands below the list.
Panel {
    id: root

    required property WorkflowComparison comparison

    edge: Qt.LeftEdge
    focusPolicy: Qt.NoFocus
    objectName: "compareList"

    Connections {
        target: root.comparison

        function onCurrentChanged(): void {
            list.currentIndex = root.comparison.currentRow;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Units.tiny

        SectionLabel {
            Layout.leftMargin: Units.medium
            Layout.topMargin: Units.medium
            text: qsTr("CHANGES")
        }

        StateView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            iconName: "git-compare"
            showing: root.comparison.count === 0 ? StateView.Empty : StateView.Content
            text: qsTr("The workflow is what it was then.")
            title: qsTr("No difference")

            RowList {
                id: list

                anchors.fill: parent
                label: qsTr("Changes")
                model: root.comparison
                objectName: "changeList"

                delegate: ListRow {
                    required property int index
                    required property string title
                    required property string sign
                    required property string markText
                    required property string changedFields

                    detail: changedFields.length > 0 ? changedFields : markText
                    opacity: sign === "→" ? 0.7 : 1
                    selected: index === root.comparison.currentRow
                    text: qsTr("%1 %2", "sign and name of a change").arg(sign).arg(title)
                    width: list.width
                    Accessible.description: changedFields
                    Accessible.name: qsTr("%1, %2", "element and what has become of it").arg(title).arg(markText)

                    onClicked: root.comparison.choose(index)
                }
            }
        }

        Separator {
            Layout.fillWidth: true
            visible: fields.visible
        }

        ScrollArea {
            id: fields

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, root.height / 2)
            padding: Units.medium
            visible: root.comparison.currentRow >= 0

            ColumnLayout {
                spacing: Units.small
                width: parent.width

                Label {
                    font: Units.bodyStrongFont
                    objectName: "changeTitle"
                    text: root.comparison.currentTitle
                    Layout.fillWidth: true
                    wrapMode: Text.Wrap
                }

                Repeater {
                    model: root.comparison.currentFields

                    CompareField {
                        // Shape: `name`, `before` and `after`, all of them texts.
                        required property var modelData

                        after: modelData.after
                        before: modelData.before
                        name: modelData.name
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
