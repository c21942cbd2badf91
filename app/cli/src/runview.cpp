// SPDX-License-Identifier: GPL-3.0-or-later
#include "runview.h"

#include "runtext.h"
#include "text.h"

#include <algorithm>
#include <utility>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

RunView::RunView(RunService &service, RunId run, Console &console) : m_run(run), m_console(console)
{
    connect(&service, &RunService::eventRecorded, this, &RunView::takeEvent);
    connect(&service, &RunService::progressReported, this,
            [this](const RunId &of, const StepPath &node, double fraction, const QString &text) {
                if (of == m_run)
                    showProgress(node, fraction, text);
            });
    connect(&service, &RunService::runChanged, this, [this](const RunSummary &changed) {
        if (changed.id == m_run && changed.waitsFor)
            showWait(*changed.waitsFor);
    });
}

void RunView::begin(RunDetail detail)
{
    const auto isBeginning = [](const RunEvent &event) {
        return event.kind == EventKind::RunCreated || event.kind == EventKind::RunResumed;
    };
    const auto last = std::find_if(detail.events.crbegin(), detail.events.crend(), isBeginning);
    m_status = std::move(detail.status);
    std::for_each(last.base(), detail.events.cend(),
                  [this](const RunEvent &event) { showEvent(event); });
    for (const RunEvent &event : std::exchange(m_early, {}))
        takeEvent(event);
}

void RunView::takeEvent(const RunEvent &event)
{
    if (event.run != m_run)
        return;
    if (!m_status) {
        m_early.append(event);
    } else if (event.sequence > m_status->lastSequence()) {
        (void)m_status->apply(event); // without it, steps are called by their paths
        showEvent(event);
    }
}

QString RunView::labelOf(const StepPath &path) const
{
    const StepStatus *step = m_status ? m_status->findStep(path) : nullptr;
    return step ? stepLabel(*step) : path.text();
}

void RunView::say(Color color, const QString &word, const RunEvent &event, const QString &more)
{
    constexpr int kWordWidth = 9;
    QString line = u"  "_s + m_console.coloredMessage(color, word.leftJustified(kWordWidth)) + u' '
        + labelOf(event.step);
    if (m_starts.contains(event.step))
        line += u"  "_s + durationText(event.at - m_starts.value(event.step));
    m_console.step(more.isEmpty() ? line : line + u": "_s + more);
}

void RunView::showEvent(const RunEvent &event)
{
    const QString message = event.data.value("message"_L1).toString().section(u'\n', 0, 0);
    switch (event.kind) {
    case EventKind::StepStarted:
        m_starts.insert(event.step, event.at);
        m_console.progressOnTerminal(u"  "_s + labelOf(event.step));
        break;
    case EventKind::StepSucceeded:
        say(Color::Green, u"done"_s, event,
            event.data.value("pinned"_L1).toBool()     ? u"pinned"_s
                : event.data.contains("reusedFrom"_L1) ? u"reused"_s
                                                       : QString());
        break;
    case EventKind::StepFailed:
        say(Color::Red, u"failed"_s, event, message);
        break;
    case EventKind::StepRetryScheduled:
        say(Color::Yellow, u"retry"_s, event, message);
        break;
    case EventKind::StepApprovalRequested:
        if (event.data.value("asks"_L1).toString() == "breakpoint"_L1)
            say(Color::Yellow, u"held"_s, event, event.data.value("problem"_L1).toString());
        else
            say(Color::Yellow, u"waiting"_s, event, u"a person has to approve"_s);
        break;
    case EventKind::StepTimerSet:
        say(Color::Yellow, u"waiting"_s, event, u"goes on later"_s);
        break;
    case EventKind::StepQueued:
        say(Color::Yellow, u"waiting"_s, event,
            u"for its turn: %1"_s.arg(turnText(event.data.value("key"_L1).toString(),
                                               event.data.value("limit"_L1).toInt())));
        break;
    case EventKind::StepCancelled:
        say(Color::Yellow, u"cancelled"_s, event);
        break;
    case EventKind::StepSkipped:
        say(Color::Dim, u"skipped"_s, event);
        break;
    case EventKind::StepInDoubt:
        say(Color::Red, u"in doubt"_s, event);
        break;
    case EventKind::StepCancelRequested:
    case EventKind::RunCancelRequested:
        m_console.progressOnTerminal(u"  cancelling"_s);
        break;
    case EventKind::PassStarted:
    case EventKind::PassFinished:
    case EventKind::RunCreated:
    case EventKind::RunStarted:
    case EventKind::RunResumed:
    case EventKind::RunBreakpointsSet:
    case EventKind::RunFinished:
    case EventKind::StepDecided:
    case EventKind::StepInterrupted:
    case EventKind::StepResolved:
        break;
    }
}

void RunView::showWait(const RunTurn &turn)
{
    // Perhaps nobody carries that run out, or it waits for a person.
    const QString more =
        turn.heldBy.isNull() ? QString() : u": agentops runs show "_s + turn.heldBy.toString();
    m_console.step(u"  "_s + m_console.coloredMessage(Color::Yellow, u"waiting  "_s) + u' '
                   + waitText(turn) + more);
}

void RunView::showProgress(const StepPath &node, double fraction, const QString &text)
{
    constexpr int kPercent = 100;
    QString detail = fraction < 0 ? QString() : u"%1 %"_s.arg(qRound(fraction * kPercent));
    if (!text.isEmpty())
        detail += (detail.isEmpty() ? QString() : u", "_s) + text.simplified();
    m_console.progressOnTerminal(u"  "_s + labelOf(node) + u' ' + detail);
}

} // namespace agentops::cli
