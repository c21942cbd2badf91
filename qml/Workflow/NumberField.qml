// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls

/// A number with its name above it.
FormField {
    id: root

    required property string value
    property bool whole: false
    /// What a test finds the editor by.
    property string fieldName

    signal entered(number: string)

    NumberInput {
        Layout.fillWidth: true
        label: root.label
        objectName: root.fieldName
        value: root.value
        whole: root.whole

        onEntered: number => root.entered(number)
    }
}
