// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models

/// A value as text or JSON, as far as it is shown.
CodeView {
    required property ShownValue value

    fileName: value.fileName
    framed: false
    label: qsTr("Value as text")
    objectName: "valueText"
    text: value.text
}
