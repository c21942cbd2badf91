// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// Takes the keys that a command is to have, and asks first when another command has them.
FocusScope {
    id: root

    required property KeysModel keys
    readonly property bool recording: keys.changing.length > 0
    readonly property bool asking: keys.conflict.length > 0

    /// The keys are set, or left as they were, and the keyboard is free.
    signal finished

    /// Gives the keyboard to what has to be answered.
    function takeKeyboard(): void {
        if (keys.changing.length === 0)
            return;
        const answer = !asking ? catcher : keys.canTakeOver ? takeOver : keep;
        answer.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitHeight: row.implicitHeight
    visible: recording

    Keys.onEscapePressed: {
        keys.giveUp();
        finished();
    }
    onActiveFocusChanged: if (!activeFocus && keys.changing.length > 0)
        keys.giveUp()
    // Once what has to be answered is shown.
    onAskingChanged: Qt.callLater(takeKeyboard)
    onVisibleChanged: Qt.callLater(takeKeyboard)

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Units.small

        Item {
            id: catcher

            Layout.fillWidth: true
            focus: true
            implicitHeight: Units.controlHeight
            objectName: "keyCatcher"
            Accessible.focusable: true
            Accessible.name: prompt.text
            Accessible.role: Accessible.StaticText

            Keys.onPressed: event => {
                event.accepted = true;
                // The key that began this may still be down.
                if (!event.isAutoRepeat)
                    root.keys.press(event.key, event.modifiers, event.text);
                if (root.keys.changing.length === 0)
                    root.finished();
            }
            Keys.onShortcutOverride: event => event.accepted = true

            FocusRing {
                target: catcher
                visible: catcher.activeFocus
            }

            Label {
                id: prompt

                anchors.left: parent.left
                anchors.margins: Units.small
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                objectName: "keyPrompt"
                text: root.asking ? root.keys.conflict : qsTr("Press the keys for “%1”. Escape leaves them as they are.", "a command").arg(root.keys.changing)
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }

        Button {
            id: takeOver

            objectName: "takeOverButton"
            text: qsTr("Take it over", "a key from another command")
            visible: root.asking && root.keys.canTakeOver

            onClicked: {
                root.keys.takeOver();
                root.finished();
            }
        }

        Button {
            id: keep

            objectName: "keepButton"
            text: qsTr("Leave it", "a key with the other command")
            visible: root.asking

            onClicked: {
                root.keys.giveUp();
                root.finished();
            }
        }
    }
}
