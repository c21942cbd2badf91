// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// What the expressions of a field come to with the values of the newest run.
Label {
    id: root

    required property string value
    required property FieldAssistant assistant
    readonly property int errorLine: preview.errorLine
    readonly property bool isWrong: preview.errorText.length > 0

    color: isWrong ? Theme.failed : Theme.muted
    elide: Text.ElideRight
    font: Units.captionFont
    maximumLineCount: 3
    objectName: "fieldPreview"
    text: isWrong ? preview.errorText : preview.typeText.length > 0 ? qsTr("= %1 (%2)", "a value and its type").arg(preview.valueText).arg(preview.typeText) : preview.valueText
    visible: preview.hasExpression && text.length > 0
    wrapMode: Text.Wrap

    ExpressionPreviewer {
        id: preview

        assistant: root.assistant
        text: root.value
    }
}
