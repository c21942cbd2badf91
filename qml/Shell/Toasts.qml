// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// The newest messages, for a moment.
Column {
    id: root

    required property ShellController shell

    spacing: Units.small

    Repeater {
        model: root.shell.notifications

        Loader {
            id: slot

            required property int key
            required property string tone
            required property string title
            required property string text
            required property string actionId
            required property string actionText
            required property bool toast
            required property int index

            active: toast && index < 4
            visible: active

            sourceComponent: Toast {
                actionText: slot.actionText
                text: slot.text
                title: slot.title
                tone: slot.tone

                onActionTriggered: {
                    root.shell.perform(slot.actionId);
                    root.shell.notifications.dismiss(slot.key);
                }
                onDismissed: root.shell.notifications.dismiss(slot.key)

                Timer {
                    interval: slot.tone === "failed" ? 3 * Units.toastDuration : Units.toastDuration
                    running: true

                    onTriggered: root.shell.notifications.dismiss(slot.key)
                }
            }
        }
    }
}
