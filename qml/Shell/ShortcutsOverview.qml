// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Settings
import AgentOps.Ui.Shell
import AgentOps.Ui.Theme

/// All keys at a glance.
FloatingPanel {
    id: root

    required property ShellController shell

    height: Math.min((parent?.height ?? 150 * Units.grid) - 2 * Units.huge, body.implicitHeight)
    name: qsTr("Keyboard shortcuts", "title")
    objectName: "shortcuts"
    width: Math.min((parent?.width ?? 150 * Units.grid) - 2 * Units.xlarge, 130 * Units.grid)
    x: ((parent?.width ?? width) - width) / 2
    y: ((parent?.height ?? height) - height) / 2

    contentItem: ColumnLayout {
        id: body

        spacing: 0

        RowLayout {
            Layout.leftMargin: Units.large
            Layout.margins: Units.medium

            Label {
                Layout.fillWidth: true
                font: Units.sectionFont
                text: root.name
                Accessible.role: Accessible.Heading
            }

            IconButton {
                focus: true
                iconName: "x"
                name: qsTr("Close", "closes a panel")

                onClicked: root.close()
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        ScrollArea {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredHeight: contentHeight
            padding: Units.large

            ShortcutList {
                actions: root.shell.actions
                width: parent?.width ?? 0
            }
        }
    }
}
