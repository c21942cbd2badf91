// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Asks before an address from a text is opened outside of the program.
Dialog {
    id: root

    property string address

    function ask(link: string): void {
        address = link;
        open();
    }

    acceptText: qsTr("Open in browser", "button")
    title: qsTr("Open this address?", "dialog title")

    onAccepted: Qt.openUrlExternally(address)

    contentItem: Label {
        color: Theme.muted
        font: Units.codeFont
        text: root.address
        width: 100 * Units.grid
        wrapMode: Text.WrapAnywhere
    }
}
