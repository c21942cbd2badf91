// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import AgentOps.Ui.Theme

/// A button with a word; one primary button at most is seen at a time.
T.Button {
    id: root

    enum Kind {
        Secondary,
        Primary,
        Danger,
        Ghost
    }

    property int kind: Button.Secondary
    property string iconName
    property color iconColor: foreground
    /// Shown after the text, as the key that does the same.
    property string shortcut
    /// Opens a menu: a small arrow follows the text.
    property bool opensMenu: false
    /// Longer explanation in a tooltip.
    property string hint
    readonly property bool filled: kind === Button.Primary || kind === Button.Danger
    readonly property color foreground: kind === Button.Primary ? Theme.onAccent : kind === Button.Danger ? Theme.onDanger : Theme.text
    readonly property color ground: {
        if (kind === Button.Danger)
            return hovered || down ? Qt.darker(Theme.danger, 1.06) : Theme.danger;
        if (kind === Button.Primary)
            return hovered || down ? Theme.accentHover : Theme.accent;
        if (down || checked)
            return Theme.pressed;
        return hovered ? Theme.hover : kind === Button.Ghost ? "transparent" : Theme.raised;
    }

    font: filled ? Units.bodyMediumFont : Units.bodyFont
    implicitHeight: Units.controlHeight
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: kind === Button.Ghost ? Units.small : Units.medium - 2
    opacity: enabled ? 1 : 0.45
    rightPadding: leftPadding
    spacing: Units.small - 2
    Accessible.description: hint
    Accessible.name: text

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        border.color: Theme.highContrast ? Theme.lineStrong : Theme.line
        border.width: root.filled || root.kind === Button.Ghost ? 0 : Units.hairline
        color: root.ground
        radius: Units.controlRadius

        FocusRing {
            target: parent
            visible: root.visualFocus
        }
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        // From the text as it wants to be: the row gives way to the room there is.
        implicitWidth: Math.ceil(label.implicitWidth) + label.besides

        Row {
            id: row

            anchors.centerIn: parent
            spacing: root.spacing

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.iconColor
                name: root.iconName
                visible: name.length > 0
            }

            Text {
                id: label

                readonly property real besides: (root.iconName.length > 0 ? Units.icon + root.spacing : 0) + (root.opensMenu ? Units.iconSmall + root.spacing : 0) + (root.shortcut.length > 0 ? key.width + root.spacing : 0)

                anchors.verticalCenter: parent.verticalCenter
                color: root.foreground
                elide: Text.ElideRight
                font: root.font
                text: root.text
                textFormat: Text.PlainText
                width: Math.min(implicitWidth, Math.max(0, root.availableWidth - besides))
                Accessible.ignored: true
            }

            KeyCap {
                id: key

                anchors.verticalCenter: parent.verticalCenter
                text: root.shortcut
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.kind === Button.Secondary || root.kind === Button.Ghost ? Theme.muted : root.foreground
                height: Units.iconSmall
                name: "chevron-down"
                visible: root.opensMenu
                width: Units.iconSmall
            }
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        text: root.hint
        shown: root.hovered
    }
}
