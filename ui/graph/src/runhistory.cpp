// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/runhistory.h>

#include <algorithm>

namespace agentops::ui::graph {

using workflow::RunStatus;

RunHistory::RunHistory() : m_kept(1) { }

RunHistory::RunHistory(QList<workflow::RunEvent> events)
    : m_events(std::move(events))
    , m_kept(1) { }

const RunStatus &RunHistory::at(qint64 sequence)
{
    sequence = std::clamp<qint64>(sequence, 0, count());
    const auto after = std::ranges::upper_bound(m_kept, sequence, {}, &RunStatus::lastSequence);
    const RunStatus &nearest = *std::prev(after);
    const bool isOnTheWay =
        m_now.lastSequence() <= sequence && m_now.lastSequence() >= nearest.lastSequence();
    if (!isOnTheWay)
        m_now = nearest;
    foldOn(m_now, sequence);
    return m_now;
}

bool RunHistory::prepare(qint64 most)
{
    if (m_ahead.lastSequence() < m_kept.back().lastSequence())
        m_ahead = m_kept.back();
    const qint64 before = m_ahead.lastSequence();
    foldOn(m_ahead, std::min(before + most, count()));
    const bool isDone = m_ahead.lastSequence() == count() || m_ahead.lastSequence() == before;
    if (isDone)
        m_ahead = {}; // it has kept what it came by
    return !isDone;
}

void RunHistory::foldOn(RunStatus &status, qint64 sequence)
{
    while (status.lastSequence() < sequence) {
        if (!status.apply(m_events[status.lastSequence()]))
            return;
        if (status.lastSequence() % m_stride == 0)
            keep(status);
    }
}

void RunHistory::keep(const RunStatus &status)
{
    if (status.lastSequence() <= m_kept.back().lastSequence())
        return;
    m_kept.push_back(status);
    m_keptSteps += status.steps().size();
    while (m_keptSteps > kMostKeptSteps && m_kept.size() > 2) {
        m_stride *= 2;
        std::erase_if(
            m_kept, [this](const RunStatus &kept) { return kept.lastSequence() % m_stride != 0; });
        m_keptSteps = 0;
        for (const RunStatus &kept : m_kept)
            m_keptSteps += kept.steps().size();
    }
}

} // namespace agentops::ui::graph
