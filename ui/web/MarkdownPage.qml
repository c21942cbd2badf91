// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Ui.Theme
import AgentOps.Ui.Web

/// A Markdown text as a page. It loads nothing, runs nothing, and opens nothing: a link that a person
/// follows is only reported.
FocusScope {
    id: root

    required property string markdown
    /// What a screen reader calls the page.
    required property string title
    /// Draw with the web engine; rich text otherwise. Read once, when the page is made.
    property bool useEngine: content.engineAvailable
    readonly property bool ready: surface.item !== null && (surface.item as PageSurface).ready

    signal linkActivated(address: string)

    Accessible.role: Accessible.Document
    Accessible.name: root.title

    PageDocument {
        id: content

        markdown: root.markdown
        textColor: Theme.text
        mutedColor: Theme.muted
        lineColor: Theme.line
        surfaceColor: Theme.surface
        codeColor: Theme.canvas
        linkColor: Theme.accent
        fontFamily: Units.uiFamily
        monoFamily: Units.codeFamily
        fontSize: Units.bodyFont.pixelSize
    }

    Loader {
        id: surface

        anchors.fill: parent
        focus: true
        // By address, so that the web engine is loaded with the first page and not before.
        Component.onCompleted: setSource(Qt.resolvedUrl(root.useEngine ? "WebEngineSurface.qml" : "RichTextSurface.qml"), {
            "document": content
        })
    }

    Connections {
        target: surface.item as PageSurface
        function onLinkActivated(address: string) {
            if (content.isOpenable(address))
                root.linkActivated(address);
        }
    }
}
