// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtWebEngine
import AgentOps.Ui.Theme
import AgentOps.Ui.Web

/// A page drawn by the web engine with scripts, storage and every request switched off.
PageSurface {
    id: root

    WebEngineView {
        id: view

        objectName: "webEngineView"
        anchors.fill: parent
        focus: true
        profile: sealed.profile
        url: sealed.address
        backgroundColor: Theme.surface
        settings {
            javascriptEnabled: false
            localStorageEnabled: false
            localContentCanAccessFileUrls: false
            localContentCanAccessRemoteUrls: false
            allowRunningInsecureContent: false
            allowWindowActivationFromJavaScript: false
            pluginsEnabled: false
            webGLEnabled: false
            hyperlinkAuditingEnabled: false
            dnsPrefetchEnabled: false
            navigateOnDropEnabled: false
            pdfViewerEnabled: false
            errorPageEnabled: false
            focusOnNavigationEnabled: false
        }
        // A rejected navigation ends a load too, and the page still stands.
        onLoadingChanged: request => root.ready = root.ready || request.status === WebEngineView.LoadSucceededStatus
        onContextMenuRequested: request => request.accepted = true
        onNewWindowRequested: request => root.linkActivated(request.requestedUrl)
        onNavigationRequested: request => root.decide(request)

        // Inside the view: the profile has to outlive the view's page.
        SealedPage {
            id: sealed

            html: root.document.page
            onHtmlChanged: view.reload()
        }
    }

    /// Only the page itself is ever shown; a followed link is reported instead.
    function decide(request: WebEngineNavigationRequest) {
        if (request.url.toString() === sealed.address.toString())
            return;
        request.reject();
        if (request.navigationType === WebEngineNavigationRequest.LinkClickedNavigation)
            root.linkActivated(request.url);
    }
}
