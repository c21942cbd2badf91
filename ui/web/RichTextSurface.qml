// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import AgentOps.Ui.Theme
import AgentOps.Ui.Web

/// A page as Qt's rich text, for programs without a web engine.
PageSurface {
    id: root

    ready: true

    Flickable {
        id: flick

        anchors.fill: parent
        clip: true
        contentWidth: width
        contentHeight: text.height + 2 * Units.large
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        TextEdit {
            id: text

            objectName: "richText"
            x: Math.max(Units.xlarge, (flick.width - width) / 2)
            y: Units.large
            width: Math.min(flick.width - 2 * Units.xlarge, Units.readableWidth)
            readOnly: true
            selectByMouse: true
            focus: true
            textFormat: TextEdit.RichText
            wrapMode: TextEdit.Wrap
            text: root.document.richText
            color: Theme.text
            selectionColor: Theme.selection
            selectedTextColor: Theme.text
            font: Units.bodyFont
            Accessible.readOnly: true
            onLinkActivated: link => root.linkActivated(link)

            HoverHandler {
                cursorShape: text.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
            }
        }
    }
}
