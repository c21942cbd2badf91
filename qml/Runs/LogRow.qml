// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// One line of a log.
Item {
    id: root

    required property int index
    required property string text
    required property string timeText
    required property string nodeTitle
    required property string stream
    required property bool isMatch
    required property bool showsStep
    required property bool wraps
    property bool current: false

    implicitHeight: Math.max(Units.codeLineHeight, words.implicitHeight)
    Accessible.name: text
    Accessible.role: Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        color: root.current ? Theme.selection : Theme.match
        visible: root.isMatch || root.current
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
        text: root.text
        textFormat: Text.PlainText
        wrapMode: root.wraps ? Text.WrapAnywhere : Text.NoWrap
        Accessible.ignored: true
    }
}
