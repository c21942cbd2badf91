// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Every control of the design system in the states that matter, for tests and for the eye.
Rectangle {
    id: root

    color: Theme.canvas

    RowLayout {
        anchors.fill: parent
        spacing: 0

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

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            Layout.margins: Units.large
            spacing: Units.medium

            Tabs {
                Layout.fillWidth: true
                label: "Drawer"

                Tab {
                    count: 1
                    text: "Problems"
                }

                Tab {
                    text: "Logs"
                }

                Tab {
                    text: "Data"
                }
            }

            Flow {
                Layout.fillWidth: true
                spacing: Units.small

                Repeater {
                    model: ["ok", "running", "waiting", "failed", "inDoubt", "skipped", "cancelled", "pending"]

                    StatePill {
                        required property string modelData

                        stateName: modelData
                        text: modelData === "running" ? "step 4 of 9" : ""
                    }
                }

                Badge {
                    text: "612 files · 4,127 symbols"
                }

                Badge {
                    iconName: "sparkles"
                    text: "draft"
                    tone: "accent"
                }
            }

            Card {
                Layout.fillWidth: true

                ColumnLayout {
                    width: parent.width

                    Label {
                        font: Units.bodyStrongFont
                        text: "Off-by-one is now right, and untested"
                    }

                    Label {
                        Layout.fillWidth: true
                        color: Theme.muted
                        text: "No test reaches line 42 with exactly 60 hits; proven by a surviving mutant."
                        wrapMode: Text.Wrap
                    }
                }
            }

            Panel {
                Layout.fillWidth: true
                edge: Qt.TopEdge

                Column {
                    width: parent.width

                    ListRow {
                        iconName: "file-code"
                        text: "RateLimit.php"
                        width: parent.width

                        Badge {
                            iconName: "message-square"
                            text: "2"
                        }
                    }

                    ListRow {
                        iconName: "file-code"
                        selected: true
                        text: "RateLimitStore.php"
                        width: parent.width
                    }

                    ListRow {
                        detail: "/srv/shop-api"
                        iconName: "folder-git-2"
                        text: "shop-api"
                        width: parent.width
                    }

                    KeyValue {
                        key: "Duration"
                        value: "1.2 s"
                        width: parent.width
                    }
                }
            }

            CodeView {
                Layout.fillWidth: true
                fileName: "OrderService.php"
                firstLine: 24
                markedLine: 27
                text: "<?php\npublic function settle(Order $order): void\n{\n    DB::transaction(function () use ($order) {\n        $order->update(['status' => Status::Paid]); // once\n        foreach ($order->lines as $line) { return 42; }\n    });\n}"
            }

            Toast {
                Layout.fillWidth: true
                actionText: "Show"
                text: "12 of 12 steps in 1 min 4 s"
                title: "Check and ship succeeded"
            }
        }

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            Layout.margins: Units.large
            Layout.preferredWidth: 400
            spacing: Units.medium

            StateView {
                Layout.fillWidth: true
                Layout.preferredHeight: 240
                actionIcon: "folder-open"
                actionText: "Open a repository"
                iconName: "folder-git-2"
                showing: StateView.Empty
                text: "Everything stays on this machine. Nothing is sent anywhere until you ask for it."
                title: "Open a repository to begin"
            }

            StateView {
                Layout.fillWidth: true
                Layout.preferredHeight: 220
                actionText: "Try again"
                showing: StateView.Failed
                text: "The database is written by a newer version of the program."
                title: "The runs could not be read"
            }

            StateView {
                Layout.fillWidth: true
                Layout.preferredHeight: 130
                progress: 0.6
                showing: StateView.Loading
                title: "Indexing 612 files"
            }
        }
    }
}
