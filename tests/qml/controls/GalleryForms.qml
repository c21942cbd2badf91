// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Buttons, fields and choices.
ColumnLayout {
    Layout.alignment: Qt.AlignTop
    Layout.margins: Units.large
    Layout.preferredWidth: 420
    spacing: Units.medium

    Label {
        font: Units.heroFont
        text: "AgentOps Workbench"
    }

    SectionLabel {
        text: "Buttons"
    }

    RowLayout {
        spacing: Units.small

        Button {
            iconName: "play"
            kind: Button.Primary
            objectName: "primary"
            text: "Run"
        }

        Button {
            iconName: "square"
            text: "Cancel"
        }

        Button {
            iconName: "trash-2"
            kind: Button.Danger
            text: "Delete"
        }

        Button {
            kind: Button.Ghost
            text: "Ghost"
        }
    }

    RowLayout {
        spacing: Units.small

        Button {
            iconName: "check"
            shortcut: "M"
            text: "Viewed"
        }

        Button {
            iconName: "flame"
            opensMenu: true
            text: "Hotspots"
        }

        Button {
            enabled: false
            text: "Disabled"
        }

        IconButton {
            iconName: "settings"
            name: "Settings"
        }

        IconButton {
            checked: true
            iconName: "mouse-pointer-2"
            name: "Select"
        }
    }

    SectionLabel {
        text: "Fields"
    }

    SearchField {
        Layout.fillWidth: true
        placeholderText: "Symbol, file, route, table…"
        shortcut: "Ctrl T"
    }

    RowLayout {
        spacing: Units.small

        TextField {
            Layout.fillWidth: true
            label: "Name"
            text: "feature/rate-limit"
        }

        TextField {
            Layout.fillWidth: true
            errorText: "This name is taken"
            label: "Branch"
            monospace: true
            text: "main"
        }
    }

    FormField {
        Layout.fillWidth: true
        hint: "= 5 methods: RateLimit::handle, retryAfter"
        label: "Framework"

        ComboBox {
            Layout.fillWidth: true
            label: "Framework"
            model: ["PHPUnit 11", "Jest", "pytest"]
        }
    }

    TextArea {
        Layout.fillWidth: true
        label: "Comment"
        placeholderText: "Write a comment…"
    }

    CheckBox {
        checked: true
        text: "builds and passes five times"
    }

    CheckBox {
        text: "adds a named line or branch"
    }

    Switch {
        checked: true
        text: "Reduced motion"
    }

    Switch {
        text: "Send nothing"
    }

    ProgressBar {
        Layout.fillWidth: true
        label: "Indexing"
        value: 0.4
    }
}
