// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What this kind of node does and what a crash means for it.
ScrollArea {
    id: root

    required property InspectorModel model

    padding: Units.medium

    ColumnLayout {
        spacing: Units.small
        width: parent.width

        Label {
            Layout.fillWidth: true
            font: Units.bodyStrongFont
            text: root.model.kindTitle
        }

        Label {
            Layout.fillWidth: true
            lineHeight: 1.35
            text: root.model.help
            wrapMode: Text.Wrap
        }

        KeyValue {
            Layout.fillWidth: true
            key: qsTr("Kind")
            monospace: true
            value: root.model.kind
        }

        KeyValue {
            Layout.fillWidth: true
            key: qsTr("Id")
            monospace: true
            value: root.model.nodeId
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            lineHeight: 1.35
            text: root.model.effectText
            wrapMode: Text.Wrap
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("PORTS")
        }

        Repeater {
            model: root.model.ports

            ColumnLayout {
                id: port

                required property string name
                required property string portTypeText
                required property string help

                Layout.fillWidth: true
                spacing: 0

                Label {
                    font: Units.bodyMediumFont
                    text: qsTr("%1 · %2", "a port and its type").arg(port.name).arg(port.portTypeText)
                }

                Label {
                    Layout.fillWidth: true
                    color: Theme.muted
                    font: Units.secondaryFont
                    text: port.help
                    visible: text.length > 0
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
