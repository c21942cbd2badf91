// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme

/// A filter: Escape empties it, and only then is passed on.
TextField {
    id: root

    /// The key that brings the focus here, shown while nothing is typed.
    property string shortcut

    /// Milliseconds without a key after which a pause is one.
    property int pauseDuration: 150

    /// Typing has paused or Enter was pressed; for searches that take time.
    signal searched(what: string)

    leftPadding: Units.icon + 2 * Units.small
    rightPadding: (clear.visible ? clear.width : shortcutCap.visible ? shortcutCap.width : 0) + Units.small
    Accessible.role: Accessible.EditableText
    Accessible.searchEdit: true

    onAccepted: {
        pause.stop();
        searched(text);
    }
    onTextChanged: pause.restart()

    Keys.onEscapePressed: event => {
        event.accepted = root.length > 0;
        root.clear();
    }

    Timer {
        id: pause

        interval: root.pauseDuration

        onTriggered: root.searched(root.text)
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Units.small
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        name: "search"
    }

    KeyCap {
        id: shortcutCap

        anchors.right: parent.right
        anchors.rightMargin: Units.small - 2
        anchors.verticalCenter: parent.verticalCenter
        text: root.shortcut
        visible: root.shortcut.length > 0 && root.length === 0
    }

    IconButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        iconName: "x"
        iconSize: Units.iconSmall
        name: qsTr("Clear", "empties the search field")
        small: true
        visible: root.length > 0

        onClicked: root.clear()
    }
}
