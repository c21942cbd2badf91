// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A choice of one among several. Bind selectedIndex: it outlasts a new model, such as one in another language.
T.ComboBox {
    id: root

    property int selectedIndex: 0
    property string label
    property string iconName

    font: Units.bodyFont
    implicitHeight: Units.controlHeight
    implicitWidth: Math.max(120, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: Units.small
    opacity: enabled ? 1 : 0.45
    rightPadding: Units.icon + Units.small + Units.tiny
    Accessible.name: label.length > 0 ? label : displayText

    Component.onCompleted: currentIndex = selectedIndex
    onModelChanged: currentIndex = selectedIndex
    onSelectedIndexChanged: currentIndex = selectedIndex

    background: Rectangle {
        border.color: root.hovered || root.down || Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: Units.hairline
        color: Theme.field
        radius: Units.controlRadius

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }
    contentItem: Row {
        spacing: Units.small - 2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            name: root.iconName
            visible: name.length > 0
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.text
            elide: Text.ElideRight
            font: root.font
            text: root.displayText
            textFormat: Text.PlainText
            width: Math.min(implicitWidth, parent.width - x)
            Accessible.ignored: true
        }
    }
    delegate: MenuRow {
        required property int index
        required property var model // one row of any model: a string list, objects or an item model

        highlighted: root.highlightedIndex === index
        iconName: root.currentIndex === index ? "check" : ""
        reservesIcon: true
        text: root.textRole.length > 0 ? model[root.textRole] : model.modelData
        width: ListView.view ? ListView.view.width : 0
    }
    indicator: Icon {
        color: Theme.muted
        height: Units.iconSmall
        name: "chevron-down"
        width: Units.iconSmall
        x: root.width - width - Units.small
        y: (root.height - height) / 2
    }
    popup: T.Popup {
        height: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, 320)
        padding: Units.tiny
        width: Math.max(root.width, 160)
        y: root.height + 2

        background: FloatingGround {}
        contentItem: ListView {
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.highlightedIndex
            implicitHeight: contentHeight
            model: root.delegateModel

            T.ScrollBar.vertical: ScrollBar {}
        }
    }
}
