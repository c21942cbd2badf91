// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

#include <vector>

namespace agentops::ui::graph {

/// The journal of a run as states that can be gone to, forwards and back.
///
/// A state is the fold of the events before it. Some are kept on the way, about one for each
/// kStride events and fewer for a run of very many steps, so that none is folded from the start.
/// Complexity: a step forwards takes one event, any other one at most as many as lie between two
/// kept states, and the copy of a state.
/// Thread: a plain value; any.
class RunHistory
{
public:
    static constexpr qint64 kStride = 500;
    /// The most steps that kept states hold together.
    static constexpr qsizetype kMostKeptSteps = 200'000;

    RunHistory();
    explicit RunHistory(QList<workflow::RunEvent> events);

    const QList<workflow::RunEvent> &events() const { return m_events; }
    /// Sequence of the last event.
    qint64 count() const { return m_events.size(); }
    /// The next event of the same run.
    void append(const workflow::RunEvent &event) { m_events.append(event); }
    /// The state once `sequence` events had happened, within what there is. Valid until the next
    /// call.
    const workflow::RunStatus &at(qint64 sequence);
    /// Folds some events that nobody has asked for yet; false once there are none.
    bool prepare(qint64 most);
    qsizetype keptCount() const { return qsizetype(m_kept.size()); }

private:
    void foldOn(workflow::RunStatus &status, qint64 sequence);
    void keep(const workflow::RunStatus &status);

    QList<workflow::RunEvent> m_events;
    /// Ascending; the first is that before any event.
    std::vector<workflow::RunStatus> m_kept;
    qint64 m_stride = kStride;
    qsizetype m_keptSteps = 0;
    /// Where it was last.
    workflow::RunStatus m_now;
    /// How far prepare() has come.
    workflow::RunStatus m_ahead;
};

} // namespace agentops::ui::graph
