// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import AgentOps.Ui.Web

/// What the two ways to draw a page have in common.
FocusScope {
    required property PageDocument document
    property bool ready: false

    signal linkActivated(address: string)
}
