// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// One line of a log: when, who, what.
Item {
    id: root

    required property int index
    required property string text
    required property string markup
    required property bool isRich
    required property string timeText
    required property string nodeTitle
    required property string stream
    required property bool isMatch
    required property bool showsStep
    required property bool wraps
    property bool current: false
    property bool selected: false

    /// With `extending`, the lines up to here are wanted too.
    signal chosen(extending: bool)
    signal linkActivated(link: int)
    signal stepActivated

    implicitHeight: Math.max(Units.codeLineHeight, words.implicitHeight)
    Accessible.name: showsStep ? qsTr("%1: %2", "a step and a line of its log").arg(nodeTitle).arg(text) : text
    Accessible.role: Accessible.ListItem
    Accessible.selected: selected

    Rectangle {
        anchors.fill: parent
        color: root.selected ? Theme.selection : Theme.match
        visible: root.isMatch || root.selected
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.top: parent.top
        color: Theme.focus
        visible: root.current
        width: Units.focusWidth
    }

    TapHandler {
        acceptedModifiers: Qt.NoModifier

        onTapped: root.chosen(false)
    }

    TapHandler {
        acceptedModifiers: Qt.ShiftModifier

        onTapped: root.chosen(true)
    }

    Text {
        id: time

        color: Theme.faint
        font: Units.smallCodeFont
        lineHeight: Units.codeLineHeight
        lineHeightMode: Text.FixedHeight
        text: root.timeText
        textFormat: Text.PlainText
        width: 18 * Units.grid
        x: Units.large
        Accessible.ignored: true
    }

    Text {
        id: step

        anchors.left: time.right
        color: Theme.muted
        elide: Text.ElideRight
        font: Units.smallCodeFont
        lineHeight: Units.codeLineHeight
        lineHeightMode: Text.FixedHeight
        text: root.nodeTitle
        textFormat: Text.PlainText
        visible: root.showsStep
        width: visible ? 35 * Units.grid : 0
        Accessible.ignored: true

        TapHandler {
            onDoubleTapped: root.stepActivated()
        }
    }

    Text {
        id: words

        anchors.left: step.right
        anchors.leftMargin: root.showsStep ? Units.medium : 0
        anchors.right: parent.right
        anchors.rightMargin: Units.large
        color: root.stream === "error" ? Theme.failed : root.stream === "system" ? Theme.faint : Theme.text
        elide: root.wraps ? Text.ElideNone : Text.ElideRight
        font: Units.smallCodeFont
        lineHeight: Units.codeLineHeight
        lineHeightMode: Text.FixedHeight
        linkColor: Theme.accent
        text: root.markup.length > 0 ? root.markup : root.text
        textFormat: root.markup.length === 0 ? Text.PlainText : root.isRich ? Text.RichText : Text.StyledText
        wrapMode: root.wraps ? Text.WrapAnywhere : Text.NoWrap
        Accessible.ignored: true

        onLinkActivated: link => root.linkActivated(Number(link))

        HoverHandler {
            cursorShape: Qt.PointingHandCursor
            enabled: words.hoveredLink.length > 0
        }
    }
}
