// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/palette.h>

namespace agentops {
class Clock;
}

namespace agentops::ui {
class RunsController;
}

namespace agentops::ui::shell {

/// The runs of the repository, newest first, whatever the list of runs is filtered by. Thread:
/// main.
class RunProvider : public PaletteProvider
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RunProvider(RunsController &controller, const Clock &clock, QObject *parent = nullptr);

    PaletteSection section() const override { return PaletteSection::Runs; }
    QList<PaletteEntry> find(const QString &typed, const PaletteScope &scope) const override;
    void choose(const QString &id, const PaletteScope &scope) override;

private:
    RunsController &m_controller;
    const Clock &m_clock;
};

} // namespace agentops::ui::shell
