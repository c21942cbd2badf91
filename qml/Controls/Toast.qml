// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// Something that happened, told for a moment without being in the way.
FocusScope {
    id: root

    /// A state: ok, running, waiting, failed.
    property string tone: "ok"
    property string title
    property string text
    property string actionText

    signal actionTriggered
    signal dismissed

    implicitHeight: row.implicitHeight + 2 * Units.medium
    implicitWidth: 340
    Accessible.name: title
    Accessible.role: Accessible.AlertMessage

    FloatingGround {
        anchors.fill: parent
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Units.medium
        spacing: Units.small

        StateIcon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 1
            stateName: root.tone
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                font: Units.bodyMediumFont
                maximumLineCount: 2
                text: root.title
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                color: Theme.muted
                font: Units.secondaryFont
                maximumLineCount: 4
                text: root.text
                visible: text.length > 0
                wrapMode: Text.Wrap
            }

            Button {
                Layout.topMargin: Units.tiny
                text: root.actionText
                visible: text.length > 0

                onClicked: root.actionTriggered()
            }
        }

        IconButton {
            Layout.alignment: Qt.AlignTop
            iconName: "x"
            iconSize: Units.iconSmall
            name: qsTr("Dismiss", "closes a notification")
            small: true

            onClicked: root.dismissed()
        }
    }
}
