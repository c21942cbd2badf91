// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// One port: its colour, its name, and what it is connected to.
RowLayout {
    id: root

    required property string name
    required property string portType
    required property string portTypeText
    required property string help
    required property string connection
    required property bool isInput
    required property bool isRequired

    spacing: Units.small
    Accessible.name: isInput ? qsTr("Input %1, %2").arg(name).arg(connection) : qsTr("Output %1, %2").arg(name).arg(connection)
    Accessible.role: Accessible.StaticText

    PortSymbol {
        Layout.preferredHeight: Units.iconSmall
        Layout.preferredWidth: Units.iconSmall
        color: Theme.portColor(root.portType)
        objectName: "portSymbol"
        portType: root.portType
        Accessible.ignored: true
    }

    Icon {
        color: Theme.faint
        Layout.preferredHeight: Units.iconSmall
        Layout.preferredWidth: Units.iconSmall
        name: root.isInput ? "arrow-right" : "arrow-up"
        rotation: root.isInput ? 0 : 45
    }

    Label {
        text: root.name
        Accessible.ignored: true
    }

    Label {
        color: Theme.faint
        font: Units.captionFont
        text: root.portTypeText
        Accessible.ignored: true
    }

    Label {
        Layout.fillWidth: true
        color: root.connection.length > 0 ? Theme.muted : root.isRequired ? Theme.waiting : Theme.faint
        font: Units.secondaryFont
        horizontalAlignment: Text.AlignRight
        text: root.connection.length > 0 ? root.connection : root.isRequired ? qsTr("needs a connection") : qsTr("not connected")
        Accessible.ignored: true
    }
}
