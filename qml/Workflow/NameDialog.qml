// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Theme

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

    TextField {
        id: field

        label: root.title
        objectName: "nameField"
        placeholderText: qsTr("Check and ship")
        width: parent.width

        onAccepted: if (root.acceptEnabled)
            root.accept()
    }
}
