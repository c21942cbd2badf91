// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A question that cannot wait; prefer undo and answers in place.
T.Dialog {
    id: root

    property string acceptText: qsTr("OK", "dialog button")
    property string rejectText: qsTr("Cancel", "dialog button")
    property bool destructive: false
    property bool acceptEnabled: true

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape
    focus: true
    implicitHeight: implicitHeaderHeight + contentHeight + implicitFooterHeight + topPadding + bottomPadding
    implicitWidth: Math.max(400, contentWidth + leftPadding + rightPadding)
    modal: true
    padding: Units.large
    topPadding: Units.small

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: FloatingGround {
        radius: Units.dialogRadius
    }
    footer: RowLayout {
        layoutDirection: Qt.RightToLeft
        spacing: Units.small

        Button {
            Layout.bottomMargin: Units.large
            Layout.rightMargin: Units.large
            enabled: root.acceptEnabled
            focus: true
            kind: root.destructive ? Button.Danger : Button.Primary
            objectName: "dialogAccept"
            text: root.acceptText

            onClicked: root.accept()
        }

        Button {
            Layout.bottomMargin: Units.large
            objectName: "dialogReject"
            text: root.rejectText
            visible: text.length > 0

            onClicked: root.reject()
        }

        Item {
            Layout.fillWidth: true
        }
    }
    header: Label {
        bottomPadding: Units.tiny
        font: Units.sectionFont
        leftPadding: Units.large
        text: root.title
        topPadding: Units.large
        Accessible.role: Accessible.Heading
    }
}
