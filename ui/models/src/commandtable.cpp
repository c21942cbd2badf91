// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window: its words, its icon and the keys it has before anybody changes them.
#include <agentops/ui/models/commands.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <array>
#include <string_view>

namespace agentops::ui {

namespace {

constexpr auto kCommandContext = "Commands";

constexpr auto kGo = QT_TRANSLATE_NOOP("Commands", "Go to");
constexpr auto kRepository = QT_TRANSLATE_NOOP("Commands", "Repository");
constexpr auto kAppearance = QT_TRANSLATE_NOOP("Commands", "Appearance");
constexpr auto kProgram = QT_TRANSLATE_NOOP("Commands", "Program");
constexpr auto kWorkflow = QT_TRANSLATE_NOOP("Commands", "Workflow");
constexpr auto kRun = QT_TRANSLATE_NOOP("Commands", "Run of the workflow");
constexpr auto kEditing = QT_TRANSLATE_NOOP("Commands", "Editing");
constexpr auto kArranging = QT_TRANSLATE_NOOP("Commands", "Arranging");
constexpr auto kView = QT_TRANSLATE_NOOP("Commands", "View");
constexpr auto kWalking = QT_TRANSLATE_NOOP("Commands", "Walking the canvas");
constexpr auto kMap = QT_TRANSLATE_NOOP("Commands", "Code map");
constexpr auto kReview = QT_TRANSLATE_NOOP("Commands", "Review");
constexpr auto kRuns = QT_TRANSLATE_NOOP("Commands", "Runs");

constexpr std::array kCommands{
    Command{"page.workflow", QT_TRANSLATE_NOOP("Commands", "Workflows"), kGo, "workflow", "Ctrl+1",
            KeyScope::Window},
    Command{"page.map", QT_TRANSLATE_NOOP("Commands", "Code map"), kGo, "network", "Ctrl+2",
            KeyScope::Window},
    Command{"page.review", QT_TRANSLATE_NOOP("Commands", "Review"), kGo, "git-pull-request",
            "Ctrl+3", KeyScope::Window},
    Command{"page.runs", QT_TRANSLATE_NOOP("Commands", "Runs"), kGo, "history", "Ctrl+4",
            KeyScope::Window},
    Command{"page.settings", QT_TRANSLATE_NOOP("Commands", "Settings"), kGo, "settings", "Ctrl+,",
            KeyScope::Window},
    Command{"repository.open", QT_TRANSLATE_NOOP("Commands", "Open a repository…"), kRepository,
            "folder-open", "Ctrl+O", KeyScope::Window},
    Command{"repository.close", QT_TRANSLATE_NOOP("Commands", "Close the repository"), kRepository,
            "x", "", KeyScope::Window},
    Command{"theme.system", QT_TRANSLATE_NOOP("Commands", "Colours of the system"), kAppearance,
            "monitor", "", KeyScope::Window},
    Command{"theme.light", QT_TRANSLATE_NOOP("Commands", "Light colours"), kAppearance, "sun", "",
            KeyScope::Window},
    Command{"theme.dark", QT_TRANSLATE_NOOP("Commands", "Dark colours"), kAppearance, "moon", "",
            KeyScope::Window},
    Command{"theme.contrast", QT_TRANSLATE_NOOP("Commands", "High contrast"), kAppearance, "eye",
            "", KeyScope::Window},
    Command{"density.toggle", QT_TRANSLATE_NOOP("Commands", "More room between things"),
            kAppearance, "unfold-vertical", "", KeyScope::Window},
    Command{"motion.toggle", QT_TRANSLATE_NOOP("Commands", "Reduced motion"), kAppearance,
            "activity", "", KeyScope::Window},
    Command{"language.en", "English", kAppearance, "languages", "", KeyScope::Window},
    Command{"language.fr", "Français", kAppearance, "languages", "", KeyScope::Window},
    Command{"palette.show", QT_TRANSLATE_NOOP("Commands", "Command palette"), kProgram, "command",
            "Ctrl+K", KeyScope::Window},
    Command{"notifications.show", QT_TRANSLATE_NOOP("Commands", "Notifications"), kProgram, "bell",
            "", KeyScope::Window},
    Command{"shortcuts.show", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"), kProgram,
            "keyboard", "?", KeyScope::Window},
    Command{"window.new", QT_TRANSLATE_NOOP("Commands", "New window"), kProgram, "app-window",
            "Ctrl+Shift+N", KeyScope::Window},
    Command{"window.close", QT_TRANSLATE_NOOP("Commands", "Close window"), kProgram, "x", "Ctrl+W",
            KeyScope::Window},
    Command{"program.quit", QT_TRANSLATE_NOOP("Commands", "Quit"), kProgram, "power", "Ctrl+Q",
            KeyScope::Window},
    Command{"workflow.save", QT_TRANSLATE_NOOP("Commands", "Save"), kWorkflow, "save", "Ctrl+S"},
    Command{"workflow.new", QT_TRANSLATE_NOOP("Commands", "New workflow…"), kWorkflow, "plus",
            "Ctrl+N"},
    Command{"workflow.open", QT_TRANSLATE_NOOP("Commands", "Open workflow…"), kWorkflow,
            "folder-open", "Ctrl+Shift+O"},
    Command{"workflow.duplicate", QT_TRANSLATE_NOOP("Commands", "Duplicate workflow"), kWorkflow,
            "copy"},
    Command{"workflow.import", QT_TRANSLATE_NOOP("Commands", "Import workflow…"), kWorkflow,
            "file-plus"},
    Command{"workflow.export", QT_TRANSLATE_NOOP("Commands", "Export workflow…"), kWorkflow,
            "file-down"},
    Command{"workflow.templates", QT_TRANSLATE_NOOP("Commands", "New from a template…"), kWorkflow,
            "layout-grid"},
    Command{"workflow.exportImage", QT_TRANSLATE_NOOP("Commands", "Export as image…"), kWorkflow,
            "image"},
    Command{"workflow.copyImage", QT_TRANSLATE_NOOP("Commands", "Copy as image"), kWorkflow,
            "clipboard", "Ctrl+Shift+C"},
    Command{"workflow.revert", QT_TRANSLATE_NOOP("Commands", "Revert to the saved file"), kWorkflow,
            "rotate-ccw"},
    Command{"workflow.delete", QT_TRANSLATE_NOOP("Commands", "Delete workflow…"), kWorkflow,
            "trash-2"},
    Command{"workflow.run", QT_TRANSLATE_NOOP("Commands", "Run"), kRun, "play", "Ctrl+Return"},
    Command{"workflow.cancel", QT_TRANSLATE_NOOP("Commands", "Cancel"), kRun, "square", "Ctrl+."},
    Command{"workflow.approve", QT_TRANSLATE_NOOP("Commands", "Approve"), kRun, "check",
            "Ctrl+Shift+Return"},
    Command{"workflow.reject", QT_TRANSLATE_NOOP("Commands", "Reject"), kRun, "x"},
    Command{"workflow.resume", QT_TRANSLATE_NOOP("Commands", "Resume the run"), kRun,
            "step-forward"},
    Command{"workflow.undo", QT_TRANSLATE_NOOP("Commands", "Undo"), kEditing, "undo-2", "Ctrl+Z"},
    Command{"workflow.redo", QT_TRANSLATE_NOOP("Commands", "Redo"), kEditing, "redo-2",
            "Ctrl+Y; Ctrl+Shift+Z"},
    Command{"workflow.cut", QT_TRANSLATE_NOOP("Commands", "Cut"), kEditing, "scissors", "Ctrl+X",
            KeyScope::Canvas},
    Command{"workflow.copy", QT_TRANSLATE_NOOP("Commands", "Copy"), kEditing, "copy", "Ctrl+C",
            KeyScope::Canvas},
    Command{"workflow.paste", QT_TRANSLATE_NOOP("Commands", "Paste"), kEditing, "clipboard",
            "Ctrl+V", KeyScope::Canvas},
    Command{"workflow.duplicateSelection", QT_TRANSLATE_NOOP("Commands", "Duplicate"), kEditing,
            "copy", "Ctrl+D"},
    Command{"workflow.deleteSelection", QT_TRANSLATE_NOOP("Commands", "Delete the selection"),
            kEditing, "trash-2", "Del; Backspace", KeyScope::Canvas},
    Command{"workflow.selectAll", QT_TRANSLATE_NOOP("Commands", "Select all"), kEditing, "group",
            "Ctrl+A", KeyScope::Canvas},
    Command{"workflow.clearSelection", QT_TRANSLATE_NOOP("Commands", "Select nothing"), kEditing,
            "", "Esc", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.addNode", QT_TRANSLATE_NOOP("Commands", "Add a node"), kEditing, "plus",
            "A; /", KeyScope::Canvas},
    Command{"workflow.addNote", QT_TRANSLATE_NOOP("Commands", "Add a note"), kEditing,
            "sticky-note"},
    Command{"workflow.connect", QT_TRANSLATE_NOOP("Commands", "Connect from here"), kEditing,
            "link", "C", KeyScope::Canvas},
    Command{"workflow.mute", QT_TRANSLATE_NOOP("Commands", "Mute or unmute"), kEditing, "eye-off",
            "M", KeyScope::Canvas},
    Command{"workflow.detach", QT_TRANSLATE_NOOP("Commands", "Take out and reconnect"), kEditing,
            "unlink", "X", KeyScope::Canvas},
    Command{"workflow.group", QT_TRANSLATE_NOOP("Commands", "Frame the selection"), kEditing,
            "group", "Ctrl+G"},
    Command{"workflow.collapse", QT_TRANSLATE_NOOP("Commands", "Collapse or expand"), kEditing,
            "chevron-down", "F", KeyScope::Canvas},
    Command{"workflow.moveInto", QT_TRANSLATE_NOOP("Commands", "Move into a container…"), kEditing,
            "corner-down-right", "I", KeyScope::Canvas},
    Command{"workflow.moveOut", QT_TRANSLATE_NOOP("Commands", "Move out of the container"),
            kEditing, "log-out", "O", KeyScope::Canvas},
    Command{"workflow.settings", QT_TRANSLATE_NOOP("Commands", "Settings of the selection"),
            kEditing, "sliders-horizontal", "Return", KeyScope::Canvas},
    Command{"workflow.contextMenu", QT_TRANSLATE_NOOP("Commands", "Menu of the selection"),
            kEditing, "", "Menu; Shift+F10", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nudgeLeft", QT_TRANSLATE_NOOP("Commands", "Move the selection to the left"),
            kEditing, "", "Shift+Left", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nudgeRight", QT_TRANSLATE_NOOP("Commands", "Move the selection to the right"),
            kEditing, "", "Shift+Right", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nudgeUp", QT_TRANSLATE_NOOP("Commands", "Move the selection up"), kEditing,
            "", "Shift+Up", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nudgeDown", QT_TRANSLATE_NOOP("Commands", "Move the selection down"),
            kEditing, "", "Shift+Down", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.alignLeft", QT_TRANSLATE_NOOP("Commands", "Align left edges"), kArranging, "",
            "Alt+A", KeyScope::Canvas},
    Command{"workflow.alignCenter", QT_TRANSLATE_NOOP("Commands", "Align centres"), kArranging, "",
            "Alt+H", KeyScope::Canvas},
    Command{"workflow.alignRight", QT_TRANSLATE_NOOP("Commands", "Align right edges"), kArranging,
            "", "Alt+D", KeyScope::Canvas},
    Command{"workflow.alignTop", QT_TRANSLATE_NOOP("Commands", "Align top edges"), kArranging, "",
            "Alt+W", KeyScope::Canvas},
    Command{"workflow.alignMiddle", QT_TRANSLATE_NOOP("Commands", "Align middles"), kArranging, "",
            "Alt+V", KeyScope::Canvas},
    Command{"workflow.alignBottom", QT_TRANSLATE_NOOP("Commands", "Align bottom edges"), kArranging,
            "", "Alt+S", KeyScope::Canvas},
    Command{"workflow.distributeHorizontally",
            QT_TRANSLATE_NOOP("Commands", "Even gaps from left to right"), kArranging, "columns-2",
            "Alt+Shift+H", KeyScope::Canvas},
    Command{"workflow.distributeVertically",
            QT_TRANSLATE_NOOP("Commands", "Even gaps from top to bottom"), kArranging, "rows-2",
            "Alt+Shift+V", KeyScope::Canvas},
    Command{"workflow.layOut", QT_TRANSLATE_NOOP("Commands", "Lay out by itself"), kArranging,
            "layout-grid", "Shift+L", KeyScope::Canvas},
    Command{"workflow.zoomIn", QT_TRANSLATE_NOOP("Commands", "Zoom in"), kView, "plus",
            "Ctrl++; Ctrl+=; +; ="},
    Command{"workflow.zoomOut", QT_TRANSLATE_NOOP("Commands", "Zoom out"), kView, "minus",
            "Ctrl+-; -"},
    Command{"workflow.actualSize", QT_TRANSLATE_NOOP("Commands", "Actual size"), kView, "maximize",
            "Ctrl+0; 1"},
    Command{"workflow.fit", QT_TRANSLATE_NOOP("Commands", "Show the whole workflow"), kView,
            "maximize", "0", KeyScope::Canvas},
    Command{"workflow.zoomToSelection", QT_TRANSLATE_NOOP("Commands", "Show the selection"), kView,
            "maximize", "2", KeyScope::Canvas},
    Command{"workflow.canvas", QT_TRANSLATE_NOOP("Commands", "Go to the canvas"), kView, "", "F6"},
    Command{"workflow.inspector", QT_TRANSLATE_NOOP("Commands", "Show or hide the inspector"),
            kView, "panel-right", "Ctrl+I"},
    Command{"workflow.drawer", QT_TRANSLATE_NOOP("Commands", "Show or hide problems and logs"),
            kView, "panel-bottom", "Ctrl+J"},
    Command{"workflow.goLeft", QT_TRANSLATE_NOOP("Commands", "Node on the left"), kWalking, "",
            "Left", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.goRight", QT_TRANSLATE_NOOP("Commands", "Node on the right"), kWalking, "",
            "Right", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.goUp", QT_TRANSLATE_NOOP("Commands", "Node above"), kWalking, "", "Up",
            KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.goDown", QT_TRANSLATE_NOOP("Commands", "Node below"), kWalking, "", "Down",
            KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nextElement", QT_TRANSLATE_NOOP("Commands", "Next node, note or frame"),
            kWalking, "", "N", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.previousElement",
            QT_TRANSLATE_NOOP("Commands", "Previous node, note or frame"), kWalking, "", "P",
            KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nextConnection", QT_TRANSLATE_NOOP("Commands", "Next connection"), kWalking,
            "", "E", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.previousConnection", QT_TRANSLATE_NOOP("Commands", "Previous connection"),
            kWalking, "", "Shift+E", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.nextPort", QT_TRANSLATE_NOOP("Commands", "Next port"), kWalking, "",
            "Alt+Down; Alt+Right", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.previousPort", QT_TRANSLATE_NOOP("Commands", "Previous port"), kWalking, "",
            "Alt+Up; Alt+Left", KeyScope::Canvas, CommandUse::Keys},
    Command{"workflow.pan", QT_TRANSLATE_NOOP("Commands", "Held: drag the view"), kWalking, "",
            "Space", KeyScope::Canvas, CommandUse::Fixed},
    Command{"map.search", QT_TRANSLATE_NOOP("Commands", "Find a symbol or file"), kMap, "search",
            "Ctrl+T"},
    Command{"map.refresh", QT_TRANSLATE_NOOP("Commands", "Index again"), kMap, "refresh-cw", "F5"},
    Command{"map.fit", QT_TRANSLATE_NOOP("Commands", "Show the whole map"), kMap, "maximize",
            "Ctrl+0"},
    Command{"map.outline", QT_TRANSLATE_NOOP("Commands", "Outline"), kMap, "list-tree",
            "Ctrl+Shift+O"},
    Command{"map.walk", QT_TRANSLATE_NOOP("Commands", "Walk what is drawn"), kMap, "",
            "Left; Right; Up; Down", KeyScope::Canvas, CommandUse::Fixed},
    Command{"map.enter", QT_TRANSLATE_NOOP("Commands", "Go in"), kMap, "", "Return",
            KeyScope::Canvas, CommandUse::Fixed},
    Command{"map.leave", QT_TRANSLATE_NOOP("Commands", "Go out"), kMap, "", "Esc", KeyScope::Canvas,
            CommandUse::Fixed},
    Command{"map.zoomIn", QT_TRANSLATE_NOOP("Commands", "Zoom in"), kMap, "",
            "+; =", KeyScope::Canvas, CommandUse::Fixed},
    Command{"map.zoomOut", QT_TRANSLATE_NOOP("Commands", "Zoom out"), kMap, "", "-",
            KeyScope::Canvas, CommandUse::Fixed},
    Command{"map.everything", QT_TRANSLATE_NOOP("Commands", "Show everything"), kMap, "", "0; Home",
            KeyScope::Canvas, CommandUse::Fixed},
    Command{"review.range", QT_TRANSLATE_NOOP("Commands", "Choose what to review"), kReview,
            "git-compare", "Ctrl+Shift+R"},
    Command{"review.reload", QT_TRANSLATE_NOOP("Commands", "Compare again"), kReview, "refresh-cw",
            "F5"},
    Command{"review.filter", QT_TRANSLATE_NOOP("Commands", "Filter files"), kReview, "search", "/"},
    Command{"review.nextLine", QT_TRANSLATE_NOOP("Commands", "Next line"), kReview, "", "J",
            KeyScope::Page, CommandUse::Keys},
    Command{"review.previousLine", QT_TRANSLATE_NOOP("Commands", "Previous line"), kReview, "", "K",
            KeyScope::Page, CommandUse::Keys},
    Command{"review.nextChange", QT_TRANSLATE_NOOP("Commands", "Next change"), kReview,
            "arrow-down", "N"},
    Command{"review.previousChange", QT_TRANSLATE_NOOP("Commands", "Previous change"), kReview,
            "arrow-up", "P"},
    Command{"review.nextThread", QT_TRANSLATE_NOOP("Commands", "Next comment"), kReview,
            "message-square", "Shift+N"},
    Command{"review.previousThread", QT_TRANSLATE_NOOP("Commands", "Previous comment"), kReview,
            "message-square", "Shift+P"},
    Command{"review.nextFile", QT_TRANSLATE_NOOP("Commands", "Next file"), kReview, "chevron-right",
            "]"},
    Command{"review.previousFile", QT_TRANSLATE_NOOP("Commands", "Previous file"), kReview,
            "chevron-left", "["},
    Command{"review.comment", QT_TRANSLATE_NOOP("Commands", "Comment on this line"), kReview,
            "message-square-plus", "C"},
    Command{"review.commentFile", QT_TRANSLATE_NOOP("Commands", "Comment on this file"), kReview,
            "message-square-plus", "Shift+C"},
    Command{"review.viewed", QT_TRANSLATE_NOOP("Commands", "Mark file as viewed, or not"), kReview,
            "check", "R"},
    Command{"review.viewedNext",
            QT_TRANSLATE_NOOP("Commands", "Mark file as viewed and go to the next"), kReview,
            "check-check", "Shift+M"},
    Command{"review.unified", QT_TRANSLATE_NOOP("Commands", "Side by side or unified"), kReview,
            "columns-2", "M"},
    Command{"review.expand", QT_TRANSLATE_NOOP("Commands", "Open the fold"), kReview, "", "X",
            KeyScope::Page, CommandUse::Keys},
    Command{"review.expandAll", QT_TRANSLATE_NOOP("Commands", "Show the whole file"), kReview,
            "unfold-vertical", "Shift+X"},
    Command{"review.side", QT_TRANSLATE_NOOP("Commands", "Switch between old and new side"),
            kReview, "", "S", KeyScope::Page, CommandUse::Keys},
    Command{"review.copy", QT_TRANSLATE_NOOP("Commands", "Copy lines"), kReview, "copy", "Ctrl+C",
            KeyScope::Page, CommandUse::Keys},
    Command{"review.undoDelete", QT_TRANSLATE_NOOP("Commands", "Bring back the deleted comment"),
            kReview, "undo-2"},
    Command{"review.walk", QT_TRANSLATE_NOOP("Commands", "Walk the lines"), kReview, "",
            "Up; Down; PgUp; PgDown; Home; End", KeyScope::Canvas, CommandUse::Fixed},
    Command{"review.sides", QT_TRANSLATE_NOOP("Commands", "Old side, new side"), kReview, "",
            "Left; Right", KeyScope::Canvas, CommandUse::Fixed},
    Command{"review.enter", QT_TRANSLATE_NOOP("Commands", "Open the fold"), kReview, "", "Return",
            KeyScope::Canvas, CommandUse::Fixed},
    Command{"runs.reload", QT_TRANSLATE_NOOP("Commands", "Reload runs"), kRuns, "refresh-cw", "F5"},
    Command{"runs.filter", QT_TRANSLATE_NOOP("Commands", "Filter runs"), kRuns, "search", "Ctrl+F"},
    Command{"runs.rerun", QT_TRANSLATE_NOOP("Commands", "Run again"), kRuns, "rotate-ccw",
            "Ctrl+Shift+R"},
    Command{"runs.cancel", QT_TRANSLATE_NOOP("Commands", "Cancel run"), kRuns, "ban"},
    Command{"runs.resume", QT_TRANSLATE_NOOP("Commands", "Resume run"), kRuns, "play"},
    Command{"runs.approve", QT_TRANSLATE_NOOP("Commands", "Approve"), kRuns, "check",
            "Ctrl+Shift+Return"},
    Command{"runs.reject", QT_TRANSLATE_NOOP("Commands", "Reject"), kRuns, "x"},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

const Command *findCommand(const QString &id)
{
    static const QHash<QString, const Command *> byId = [] {
        QHash<QString, const Command *> all;
        for (const Command &command : kCommands)
            all.insert(QString::fromLatin1(command.id), &command);
        return all;
    }();
    return byId.value(id);
}

QString commandText(const Command &command)
{
    return QCoreApplication::translate(kCommandContext, command.text);
}

QString commandCategory(const Command &command)
{
    return QCoreApplication::translate(kCommandContext, command.category);
}

KeyList defaultKeys(const Command &command)
{
    const auto keys = QString::fromLatin1(command.keys);
    return keys.isEmpty() ? KeyList() : QKeySequence::listFromString(keys);
}

bool canMeet(const Command &a, const Command &b)
{
    const auto page = [](const Command &command) {
        const std::string_view id(command.id);
        return id.substr(0, id.find('.'));
    };
    return a.scope == KeyScope::Window || b.scope == KeyScope::Window || page(a) == page(b);
}

} // namespace agentops::ui
