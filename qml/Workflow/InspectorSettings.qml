// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// The form made from the kind's parameters, and the ports.
ScrollArea {
    id: root

    required property InspectorModel model

    padding: Units.medium

    ColumnLayout {
        spacing: Units.medium
        width: parent.width

        Repeater {
            model: root.model.fields

            FieldEditor {
                Layout.fillWidth: true
                form: root.model.fields
            }
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("This kind of node has nothing to set.")
            visible: root.model.fields.count === 0
            wrapMode: Text.Wrap
        }

        SectionLabel {
            Layout.topMargin: Units.small
            text: qsTr("PORTS")
            visible: root.model.ports.count > 0
        }

        Repeater {
            model: root.model.ports

            PortRow {
                Layout.fillWidth: true
            }
        }
    }
}
