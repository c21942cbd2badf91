// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// Everything that was told since the program started.
FloatingPanel {
    id: root

    required property ShellController shell

    height: Math.min(115 * Units.grid, Math.max(45 * Units.grid, contentItem.implicitHeight))
    name: qsTr("Notifications", "title")
    objectName: "notificationList"
    width: 95 * Units.grid

    onClosed: shell.notifications.markAllRead()

    contentItem: ColumnLayout {
        spacing: 0

        RowLayout {
            Layout.leftMargin: Units.medium
            Layout.margins: Units.small

            Label {
                Layout.fillWidth: true
                font: Units.bodyStrongFont
                text: root.name
                Accessible.role: Accessible.Heading
            }

            Button {
                enabled: root.shell.notifications.count > 0
                focus: true
                kind: Button.Ghost
                text: qsTr("Clear", "empties the list of notifications")

                onClicked: root.shell.notifications.clear()
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        StateView {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: list.count > 0 ? list.contentHeight : 32 * Units.grid
            iconName: "bell"
            showing: list.count > 0 ? StateView.Content : StateView.Empty
            title: qsTr("Nothing happened yet", "no notifications")

            RowList {
                id: list

                anchors.fill: parent
                label: root.name
                model: root.shell.notifications

                delegate: ListRow {
                    id: row

                    required property string tone
                    required property string title
                    required property date time
                    required property string actionId

                    detail: (model.text.length > 0 ? model.text + " · " : "") + time.toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
                    text: title
                    width: list.width

                    onClicked: root.shell.perform(actionId)

                    required property var model // a row of Notifications: `text` is also a property of the control

                    StateIcon {
                        stateName: row.tone
                    }
                }
            }
        }
    }
}
