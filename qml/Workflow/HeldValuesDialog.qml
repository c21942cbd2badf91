// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Theme

/// Values that stand for a step that is held: the run goes on with them, and the step does not run.
Dialog {
    id: root

    required property HeldStep held
    readonly property string problem: held.problemWith(text.text)

    acceptEnabled: problem.length === 0
    acceptText: qsTr("Go on with these", "dialog button")
    objectName: "heldValuesDialog"
    title: qsTr("What %1 hands on", "dialog title").arg(held.title)

    onAboutToShow: {
        text.text = held.outputsToEdit();
        text.forceActiveFocus(Qt.PopupFocusReason);
    }
    onAccepted: held.goOnWith(text.text)

    FormField {
        errorText: root.problem
        hint: qsTr("The step does not run: these values go on in its place, by output.")
        label: qsTr("Values as JSON", "label of a field")
        width: parent.width

        TextArea {
            id: text

            Layout.fillWidth: true
            label: qsTr("Values as JSON", "label of a field")
            minimumHeight: 8 * Units.codeLineHeight
            objectName: "heldJson"
        }
    }
}
