// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph

/// What can be done about one problem, and about all others of its kind where that is safe.
Menu {
    id: root

    required property ProblemModel problems
    property int row: -1
    property list<string> titles
    property int alike: 0

    objectName: "fixMenu"

    onAboutToShow: {
        titles = problems.fixTitles(row);
        alike = problems.alikeCount(row);
    }

    Instantiator {
        model: root.titles

        delegate: MenuItem {
            required property int index
            required property string modelData

            iconName: "wrench"
            text: modelData

            onTriggered: root.problems.fix(root.row, index)
        }

        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)
    }

    MenuItem {
        enabled: false
        text: qsTr("Only you can know what belongs here.")
        visible: root.titles.length === 0
    }

    MenuSeparator {
        height: visible ? implicitHeight : 0
        visible: root.alike > 1
    }

    MenuItem {
        iconName: "check-check"
        objectName: "fixAlike"
        text: qsTr("Fix all %n of this kind", "", root.alike)
        visible: root.alike > 1

        onTriggered: root.problems.fixAlike(root.row)
    }
}
