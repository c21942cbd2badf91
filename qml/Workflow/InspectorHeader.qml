// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The node's icon and its title, which can be changed in place.
RowLayout {
    id: root

    required property InspectorModel model

    spacing: Units.small

    Rectangle {
        Layout.leftMargin: Units.medium
        Layout.topMargin: Units.small
        color: Theme.withOpacity(Theme.portColor(root.model.tint), 0.2)
        implicitHeight: 6 * Units.grid
        implicitWidth: 6 * Units.grid
        radius: Units.cardRadius

        Icon {
            anchors.centerIn: parent
            color: Theme.portColor(root.model.tint)
            name: root.model.icon
        }
    }

    TextInput {
        id: title

        Layout.fillWidth: true
        Layout.leftMargin: Units.tiny
        Layout.topMargin: Units.small
        activeFocusOnTab: true
        color: Theme.text
        font: Units.sectionFont
        objectName: "nodeTitle"
        selectByMouse: true
        selectedTextColor: Theme.text
        selectionColor: Theme.selection
        text: root.model.title
        Accessible.name: qsTr("Title of the node")
        Accessible.role: Accessible.EditableText

        onEditingFinished: root.model.title = text

        FocusRing {
            target: title
            visible: title.activeFocus
        }
    }

    IconButton {
        Layout.rightMargin: Units.small
        Layout.topMargin: Units.small
        checkable: true
        checked: root.model.muted
        iconName: root.model.muted ? "eye-off" : "eye"
        name: root.model.muted ? qsTr("Muted: it does not run") : qsTr("Mute: do not run this node")
        small: true

        onToggled: root.model.muted = checked
    }
}
