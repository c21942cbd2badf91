// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import AgentOps.Controls
import AgentOps.Ui.Theme

/// Tabs, badges, cards, rows and code.
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
