// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtGui/QKeySequence>

#include <span>

namespace agentops::ui {

/// Where the keys of a command act.
enum class KeyScope {
    Window, ///< on every page
    Page, ///< while its page is shown
    Canvas, ///< while the canvas of its page has the keyboard
};

/// Who decides which keys a command has, and where else it is found.
enum class CommandUse {
    Palette, ///< also found by the command palette
    Keys, ///< made for keys alone, such as a step to the left
    Fixed, ///< a key that is held or means what it means everywhere: it is listed, not changed
};

/// One thing a person can do, with its words and its keys; the only place where they are written.
struct Command
{
    /// Stable name such as "workflow.run"; the part before the dot is its page.
    const char *id;
    /// What it does, as a command: "Run". English; see commandText().
    const char *text;
    /// The group it is listed in. English; see commandCategory().
    const char *category;
    const char *iconName = "";
    /// Portable, the first one is shown in menus: "Ctrl+Y; Ctrl+Shift+Z".
    const char *keys = "";
    KeyScope scope = KeyScope::Page;
    CommandUse use = CommandUse::Palette;
};

/// Every command of the window. Shape: those of a category stand together.
std::span<const Command> commands();
/// Null when there is none of that id.
const Command *findCommand(const QString &id);
/// In the person's language.
QString commandText(const Command &command);
QString commandCategory(const Command &command);

using KeyList = QList<QKeySequence>;

/// The keys that a command has before anybody changes them.
KeyList defaultKeys(const Command &command);
/// Whether one key could mean both at the same time.
bool canMeet(const Command &a, const Command &b);

} // namespace agentops::ui
