// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph

/// What can be run of the workflow, and where it holds.
Menu {
    id: root

    required property DeskCommands commands

    title: qsTr("Run", "menu")

    ActionItem {
        command: root.commands.find("workflow.runFrom")
    }

    ActionItem {
        command: root.commands.find("workflow.runOnly")
    }

    ActionItem {
        command: root.commands.find("workflow.runTo")
    }

    MenuSeparator {}

    ActionItem {
        command: root.commands.find("workflow.breakpoint")
    }

    ActionItem {
        command: root.commands.find("workflow.breakpointCondition")
    }

    ActionItem {
        command: root.commands.find("workflow.breakpoints")
    }
}
