// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import AgentOps.Controls
import AgentOps.Ui.Graph
import AgentOps.Ui.Models

/// What can be done with what is selected.
Menu {
    id: root

    required property CalledWorkflows calls
    required property GraphSession session
    required property RunDesk desk
    readonly property CanvasCommands commands: session.commands
    /// Where on the canvas it was asked for.
    property point place

    ActionItem {
        command: root.commands.find("workflow.addNode")
    }

    ActionItem {
        command: root.commands.find("workflow.editText")
    }

    ActionItem {
        command: root.commands.find("workflow.settings")
    }

    ActionItem {
        command: root.calls.find("workflow.openCalled")
    }

    RunMenu {
        commands: root.desk.commands
    }

    MenuSeparator {}

    ActionItem {
        command: root.commands.find("workflow.cut")
    }

    ActionItem {
        command: root.commands.find("workflow.copy")
    }

    MenuItem {
        readonly property Action command: root.commands.find("workflow.paste")

        enabled: command.enabled
        iconName: command.iconName
        shortcut: command.shortcutText
        text: command.text

        onTriggered: root.session.pasteAt(root.place)
    }

    ActionItem {
        command: root.commands.find("workflow.pasteWithLinks")
    }

    ActionItem {
        command: root.commands.find("workflow.duplicateSelection")
    }

    MenuSeparator {}

    ActionItem {
        command: root.commands.find("workflow.connect")
    }

    ActionItem {
        command: root.commands.find("workflow.replace")
    }

    ActionItem {
        command: root.commands.find("workflow.group")
    }

    ActionItem {
        command: root.commands.find("workflow.collapse")
    }

    ActionItem {
        command: root.commands.find("workflow.moveInto")
    }

    ActionItem {
        command: root.commands.find("workflow.moveOut")
    }

    ActionItem {
        command: root.calls.find("workflow.extract")
    }

    ActionItem {
        command: root.calls.find("workflow.inline")
    }

    Menu {
        enabled: root.commands.find("workflow.layOut").enabled
        title: qsTr("Arrange", "menu")

        ActionItem {
            command: root.commands.find("workflow.layOut")
        }

        MenuSeparator {}

        ActionItem {
            command: root.commands.find("workflow.alignLeft")
        }

        ActionItem {
            command: root.commands.find("workflow.alignCenter")
        }

        ActionItem {
            command: root.commands.find("workflow.alignRight")
        }

        MenuSeparator {}

        ActionItem {
            command: root.commands.find("workflow.alignTop")
        }

        ActionItem {
            command: root.commands.find("workflow.alignMiddle")
        }

        ActionItem {
            command: root.commands.find("workflow.alignBottom")
        }

        MenuSeparator {}

        ActionItem {
            command: root.commands.find("workflow.distributeHorizontally")
        }

        ActionItem {
            command: root.commands.find("workflow.distributeVertically")
        }
    }

    ActionItem {
        command: root.commands.find("workflow.detach")
    }

    ActionItem {
        command: root.commands.find("workflow.mute")
    }

    ActionItem {
        command: root.commands.find("workflow.deleteSelection")
        danger: true
    }
}
