// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Models
import AgentOps.Ui.Theme

/// A value in Markdown, as it is meant to be read.
RichTextArea {
    required property ShownValue value

    color: Theme.text
    html: value.html
    mostHeight: Number.POSITIVE_INFINITY
    objectName: "valueMarkdown"
    padding: Units.medium
    spokenText: value.text
}
