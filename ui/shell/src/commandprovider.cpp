// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/commandprovider.h>

#include <agentops/ui/models/keymap.h>
#include <agentops/ui/shell/actionregistry.h>

#include <QtCore/QSet>

#include <algorithm>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

namespace {

/// The palette does not offer itself.
constexpr auto kPalette = "palette.show"_L1;

/// What decides about a run or throws work away is not done before its page has been looked at.
bool isSeenFirst(const QString &id)
{
    static const QSet<QString> kIds{
        u"workflow.run"_s,    u"workflow.cancel"_s, u"workflow.approve"_s, u"workflow.reject"_s,
        u"workflow.resume"_s, u"workflow.delete"_s, u"workflow.revert"_s,  u"workflow.undo"_s,
        u"workflow.redo"_s,   u"runs.rerun"_s,      u"runs.cancel"_s,      u"runs.resume"_s,
        u"runs.approve"_s,    u"runs.reject"_s,
    };
    return kIds.contains(id);
}

/// Whether it belongs to the page that is shown, not to the window.
bool isOfPage(const Action *action)
{
    const Command *command = findCommand(action->actionId());
    return command && command->scope != KeyScope::Window;
}

PaletteEntry entryOf(const Action &action)
{
    PaletteEntry entry;
    entry.id = action.actionId();
    entry.title = action.text();
    entry.help = action.category();
    entry.iconName = action.isChecked() ? u"check"_s : action.iconName();
    entry.shortcut = action.shortcutText();
    entry.group = action.category();
    return entry;
}

} // namespace

CommandProvider::CommandProvider(ActionRegistry &registry, const Keymap &keymap, QObject *parent)
    : PaletteProvider(parent)
    , m_registry(registry)
    , m_keymap(keymap)
{
    connect(&registry, &ActionRegistry::actionsChanged, this, &PaletteProvider::changed);
}

void CommandProvider::setShowPage(std::function<void(const QString &page)> showPage)
{
    m_showPage = std::move(showPage);
    Q_EMIT changed();
}

QList<PaletteEntry> CommandProvider::ofOtherPages() const
{
    QList<PaletteEntry> entries;
    for (const Command &command : commands()) {
        const auto id = QString::fromLatin1(command.id);
        // What acts on a selection means nothing before its page is looked at.
        if (command.use != CommandUse::Palette || command.scope != KeyScope::Page
            || m_registry.find(id))
            continue;
        PaletteEntry entry;
        entry.id = id;
        entry.title = commandText(command);
        entry.help = commandCategory(command);
        entry.iconName = QString::fromLatin1(command.iconName);
        const KeyList keys = m_keymap.keys(id);
        if (!keys.isEmpty())
            entry.shortcut = keys.first().toString(QKeySequence::NativeText);
        entry.group = entry.help;
        entries.append(std::move(entry));
    }
    return entries;
}

QList<PaletteEntry> CommandProvider::find(const QString &typed, const PaletteScope &) const
{
    QList<Action *> actions = m_registry.actions();
    std::ranges::stable_partition(actions, isOfPage);
    QList<PaletteEntry> all;
    for (const Action *action : std::as_const(actions)) {
        if (action->isInPalette() && action->isEnabled() && !action->text().isEmpty()
            && action->actionId() != kPalette)
            all.append(entryOf(*action));
    }
    if (m_showPage)
        all += ofOtherPages();
    QList<PaletteEntry> entries;
    for (PaletteEntry &entry : all) {
        // What belongs to a group is also found by the name of the group.
        if (rate(entry, typed, QString(entry.group + u' ' + entry.title)))
            entries.append(std::move(entry));
    }
    return entries;
}

void CommandProvider::choose(const QString &id, const PaletteScope &)
{
    if (!m_registry.find(id) && m_showPage) {
        m_showPage(id.section(u'.', 0, 0));
        if (isSeenFirst(id))
            return;
    }
    m_registry.trigger(id);
}

} // namespace agentops::ui::shell
