// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Diff
import AgentOps.Ui.Theme

/// Stays above the lines: which file this is, how it is shown, and whether it was viewed.
Rectangle {
    id: root

    required property ReviewController controller
    required property ReviewActions actions

    color: Theme.surface
    implicitHeight: Units.toolbarHeight

    Separator {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.medium
        anchors.rightMargin: Units.small
        spacing: Units.small

        Label {
            Layout.fillWidth: true
            elide: Text.ElideMiddle
            font: Units.bodyStrongFont
            objectName: "currentPath"
            text: root.controller.currentPath
            Accessible.role: Accessible.Heading
        }

        Label {
            Layout.maximumWidth: 60 * Units.grid
            color: Theme.muted
            elide: Text.ElideMiddle
            font: Units.secondaryFont
            text: qsTr("was %1", "the former path of a renamed file").arg(root.controller.currentOldPath)
            visible: root.controller.currentOldPath.length > 0
        }

        Spinner {
            color: Theme.muted
            running: visible
            visible: root.controller.reading.running || root.controller.saving.running
        }

        LineCount {
            added: root.controller.currentAdded
            removed: root.controller.currentRemoved
            visible: !root.controller.currentBinary
        }

        IconButton {
            iconName: "arrow-up"
            name: qsTr("Previous change")
            shortcut: root.actions.previousChangeAction.shortcutText
            small: true

            onClicked: root.controller.goToChange(false)
        }

        IconButton {
            iconName: "arrow-down"
            name: qsTr("Next change")
            shortcut: root.actions.nextChangeAction.shortcutText
            small: true

            onClicked: root.controller.goToChange(true)
        }

        Button {
            hint: root.controller.document.unified ? qsTr("Show both sides (M)") : qsTr("Show one column (M)")
            iconName: root.controller.document.unified ? "rows-2" : "columns-2"
            implicitHeight: Units.smallControlHeight
            objectName: "presentationButton"
            text: root.controller.document.unified ? qsTr("Unified") : qsTr("Side by side")

            onClicked: root.controller.document.unified = !root.controller.document.unified
        }

        Button {
            checkable: true
            checked: root.controller.ignoresWhitespace
            hint: root.controller.ignoresWhitespace ? qsTr("Changes of blanks are hidden") : qsTr("Hide changes of blanks")
            iconName: root.controller.ignoresWhitespace ? "eye-off" : "eye"
            implicitHeight: Units.smallControlHeight
            text: qsTr("Whitespace")

            onClicked: root.controller.ignoresWhitespace = checked
        }

        Button {
            checkable: true
            checked: root.controller.currentViewed
            iconColor: root.controller.currentViewed ? Theme.accent : Theme.muted
            iconName: root.controller.currentViewed ? "circle-check" : "circle"
            implicitHeight: Units.smallControlHeight
            objectName: "viewedButton"
            shortcut: root.actions.viewedAction.shortcutText
            text: qsTr("Viewed", "mark of a file")

            onClicked: root.controller.toggleCurrentViewed()
        }
    }
}
