// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// One value in the way that fits it, or another way that a person prefers, with search and copying.
FocusScope {
    id: root

    required property ShownValue value
    readonly property bool isSearchable: value.kind === "tree" || value.kind === "table"
    readonly property bool isNothing: value.kind === "nothing"

    function find(forward: bool): void {
        if (value.kind === "tree") {
            const tree = holder.item as ValueTree;
            if (forward)
                tree.findNext();
            else
                tree.findPrevious();
        } else if (value.kind === "table") {
            const table = holder.item as ValueTable;
            if (forward)
                table.findNext();
            else
                table.findPrevious();
        }
    }

    implicitHeight: 65 * Units.grid
    implicitWidth: 60 * Units.grid

    Keys.onShortcutOverride: event => event.accepted = isSearchable && (event.matches(StandardKey.Find) || event.matches(StandardKey.FindNext) || event.matches(StandardKey.FindPrevious))
    Keys.onPressed: event => {
        event.accepted = isSearchable;
        if (event.matches(StandardKey.Find))
            search.focusField();
        else if (event.matches(StandardKey.FindNext))
            find(true);
        else if (event.matches(StandardKey.FindPrevious))
            find(false);
        else
            event.accepted = false;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Units.tiny
            spacing: Units.tiny
            visible: !root.isNothing || root.value.kinds.length > 1

            ComboBox {
                label: qsTr("Show the value as", "chooser")
                model: root.value.kindTexts
                objectName: "valueKind"
                selectedIndex: root.value.kinds.indexOf(root.value.kind)
                visible: root.value.kinds.length > 1

                onActivated: index => root.value.kind = root.value.kinds[index]
            }

            Item {
                Layout.fillWidth: true
            }

            IconButton {
                iconName: "folder-open"
                name: qsTr("Show its folder", "button: opens the file manager")
                visible: root.value.folder.toString().length > 0

                onClicked: Qt.openUrlExternally(root.value.folder)
            }

            IconButton {
                enabled: root.value.expression.length > 0
                iconName: "braces"
                name: qsTr("Copy expression", "button: copies what stands for the value in a field")
                objectName: "copyExpression"

                onClicked: root.value.copyExpression()
            }

            IconButton {
                enabled: !root.isNothing
                iconName: "copy"
                name: qsTr("Copy all of the value", "button")
                objectName: "copyValue"

                onClicked: root.value.copy()
            }
        }

        ValueSearch {
            id: search

            Layout.bottomMargin: Units.tiny
            Layout.fillWidth: true
            Layout.leftMargin: Units.tiny
            Layout.rightMargin: Units.tiny
            value: root.value
            visible: root.isSearchable

            onFindWanted: forward => root.find(forward)
        }

        Label {
            Layout.fillWidth: true
            Layout.margins: Units.small
            color: Theme.waiting
            objectName: "valueNotice"
            text: root.value.kind === "table" ? qsTr("There are too many columns: this is only a part of them.") : root.value.kind === "changes" ? qsTr("There are more differences than these.") : qsTr("This is the beginning of a large value. Copying takes all of it.")
            visible: root.value.kind === "table" ? root.value.table.truncated : root.value.kind === "changes" ? root.value.changes.truncated : root.value.textIsCut
            wrapMode: Text.Wrap
        }

        Separator {
            Layout.fillWidth: true
        }

        Loader {
            id: holder

            Layout.fillHeight: true
            Layout.fillWidth: true
            focus: true
            sourceComponent: ({
                    "changes": changesView,
                    "diff": patchView,
                    "image": imageView,
                    "markdown": markdownView,
                    "nothing": nothingView,
                    "scalar": textView,
                    "table": tableView,
                    "text": textView,
                    "tree": treeView
                })[root.value.kind]
        }
    }

    Component {
        id: changesView

        ValueChanges {
            value: root.value
        }
    }

    Component {
        id: imageView

        ValueImage {
            value: root.value
        }
    }

    Component {
        id: markdownView

        ValueMarkdown {
            value: root.value
        }
    }

    Component {
        id: nothingView

        StateView {
            iconName: "circle-dashed"
            objectName: "valueNothing"
            showing: StateView.Empty
            title: qsTr("Nothing was handed on", "title: a step has no value here")
        }
    }

    Component {
        id: patchView

        ValuePatch {
            value: root.value
        }
    }

    Component {
        id: tableView

        ValueTable {
            focus: true
            value: root.value
        }
    }

    Component {
        id: textView

        ValueText {
            value: root.value
        }
    }

    Component {
        id: treeView

        ValueTree {
            focus: true
            value: root.value
        }
    }
}
