// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls

/// Asks for one name.
Dialog {
    id: root

    signal named(name: string)

    acceptEnabled: field.text.trim().length > 0
    objectName: "nameDialog"

    onAboutToShow: {
        field.clear();
        field.forceActiveFocus(Qt.PopupFocusReason);
    }
    onAccepted: named(field.text)

    FormField {
        label: qsTr("Name", "label of a field")
        width: parent.width

        TextField {
            id: field

            Layout.fillWidth: true
            label: root.title
            objectName: "nameField"

            onAccepted: if (root.acceptEnabled)
                root.accept()
        }
    }
}
