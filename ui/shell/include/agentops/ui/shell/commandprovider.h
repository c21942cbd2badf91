// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palette.h>

#include <functional>

namespace agentops::ui {
class Keymap;
}

namespace agentops::ui::shell {

class ActionRegistry;

/// What can be done now, and what can be done on other pages: that one shows its page first.
/// Thread: main.
class CommandProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// Both must outlive it.
    CommandProvider(ActionRegistry &registry, const Keymap &keymap, QObject *parent = nullptr);

    /// How another page is shown, by its name; nothing while there is none.
    void setShowPage(std::function<void(const QString &page)> showPage);

    PaletteSection section() const override { return PaletteSection::Commands; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override;
    /// A command of another page that decides about a run or throws work away only shows that page.
    void choose(const QString &id, const PaletteScope &scope) override;

private:
    QList<PaletteEntry> ofOtherPages() const;

    ActionRegistry &m_registry;
    const Keymap &m_keymap;
    std::function<void(const QString &page)> m_showPage;
};

} // namespace agentops::ui::shell
