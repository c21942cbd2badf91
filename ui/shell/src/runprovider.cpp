// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/runprovider.h>

#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;

RunProvider::RunProvider(RunsController &controller, const Clock &clock, QObject *parent)
    : PaletteProvider(parent)
    , m_controller(controller)
    , m_clock(clock)
{
    connect(controller.runs(), &RunListModel::totalCountChanged, this, &PaletteProvider::changed);
}

QList<PaletteEntry> RunProvider::find(const QString &typed, const PaletteScope &) const
{
    QList<PaletteEntry> entries;
    const Timestamp now = m_clock.now();
    for (const workflow::RunSummary &run : m_controller.runs()->all()) {
        PaletteEntry entry;
        entry.id = run.id.toString();
        entry.title = run.workflowName;
        //: State of a run and when it began
        entry.help =
            tr("%1, %2").arg(stateText(run.state, run.waitsFor), momentText(run.createdAt, now));
        entry.iconName = u"history"_s;
        if (rate(entry, typed, entry.id))
            entries.append(std::move(entry));
    }
    return entries;
}

void RunProvider::choose(const QString &id, const PaletteScope &)
{
    m_controller.select(id);
}

} // namespace agentops::ui::shell
