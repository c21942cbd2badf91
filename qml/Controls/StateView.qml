// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Ui.Theme

/// What a page or a list shows: its content, that it works on it, that there is nothing and what to do next, or what
/// went wrong and what to do about it.
Item {
    id: root

    enum Showing {
        Content,
        Loading,
        Empty,
        Failed
    }

    default property alias content: holder.data
    property int showing: StateView.Content
    property string iconName: showing === StateView.Failed ? "triangle-alert" : "compass"
    property string title
    property string text
    /// The one next step; empty for none.
    property string actionText
    property string actionIcon
    property string secondaryActionText
    /// While loading: 0 to 1, or -1 when nobody knows.
    property real progress: -1

    signal actionTriggered
    signal secondaryActionTriggered

    Item {
        id: holder

        anchors.fill: parent
        visible: root.showing === StateView.Content
    }

    ColumnLayout {
        id: message

        anchors.centerIn: parent
        spacing: Units.medium
        visible: root.showing !== StateView.Content
        width: Math.min(parent.width - 2 * Units.large, 420)

        Rectangle {
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Units.tiny
            color: root.showing === StateView.Failed ? Theme.failedSoft : Theme.accentSoft
            implicitHeight: 56
            implicitWidth: 56
            radius: Units.dialogRadius
            visible: root.showing !== StateView.Loading

            Icon {
                anchors.centerIn: parent
                color: root.showing === StateView.Failed ? Theme.failed : Theme.accent
                height: Units.xlarge
                name: root.iconName
                width: Units.xlarge
            }
        }

        Spinner {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredHeight: Units.xlarge
            Layout.preferredWidth: Units.xlarge
            color: Theme.accent
            visible: root.showing === StateView.Loading
        }

        Label {
            Layout.fillWidth: true
            font: Units.sectionFont
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            visible: text.length > 0
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.fillWidth: true
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.35
            text: root.text
            visible: text.length > 0
            wrapMode: Text.Wrap
        }

        ProgressBar {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: 220
            label: root.title
            value: Math.max(0, root.progress)
            visible: root.showing === StateView.Loading && root.progress >= 0
        }

        RowLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Units.tiny
            spacing: Units.small
            visible: root.actionText.length > 0 || root.secondaryActionText.length > 0

            Button {
                iconName: root.actionIcon
                kind: Button.Primary
                objectName: "stateAction"
                text: root.actionText
                visible: text.length > 0

                onClicked: root.actionTriggered()
            }

            Button {
                text: root.secondaryActionText
                visible: text.length > 0

                onClicked: root.secondaryActionTriggered()
            }
        }
    }
}
