// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/telemetry/runtimeline.h>

#include <agentops/workflow/steppolicy.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::telemetry {

using workflow::EventKind;
using workflow::RunError;
using workflow::RunEvent;
using workflow::StepPath;

namespace {

RunError errorOf(const RunEvent &event)
{
    return {event.data.value("code"_L1).toString(), event.data.value("message"_L1).toString(),
            workflow::errorClassFromName(event.data.value("class"_L1).toString())
                .value_or(ErrorClass::Failure)};
}

/// Follows the events one by one.
class Fold
{
public:
    void apply(const RunEvent &event);
    RunTimeline take() { return std::move(m_timeline); }

private:
    StepTimeline &step(const StepPath &path);
    Attempt &begin(const RunEvent &event);
    /// The attempt that an event is about; one that took no time begins with its end.
    Attempt &current(const RunEvent &event);
    void end(const RunEvent &event, Outcome outcome);
    void applyToStep(const RunEvent &event);
    void startPass(const RunEvent &event);
    void endPass(const RunEvent &event);
    /// What is still open below a path ends with it.
    void closeBelow(const QString &prefix, Timestamp at);

    RunTimeline m_timeline;
    QHash<StepPath, qsizetype> m_index;
    QHash<StepPath, Timestamp> m_queued;
    /// Steps with an attempt that has not ended: no more than run at the same time.
    QSet<StepPath> m_open;
    QHash<std::pair<StepPath, int>, qsizetype> m_passIndex;
};

/// At a breakpoint the step has not begun: no attempt is about it.
bool isOfHold(const RunEvent &event)
{
    return event.data.value("asks"_L1).toString() == "breakpoint"_L1
        || event.data.contains("goesOn"_L1);
}

StepTimeline &Fold::step(const StepPath &path)
{
    const auto found = m_index.constFind(path);
    if (found != m_index.cend())
        return m_timeline.steps[*found];
    m_index.insert(path, m_timeline.steps.size());
    m_timeline.steps.append({.path = path});
    return m_timeline.steps.last();
}

Attempt &Fold::begin(const RunEvent &event)
{
    Attempt attempt{.number = event.attempt, .startedAt = event.at};
    if (m_queued.contains(event.step))
        attempt.queuedAt = m_queued.take(event.step);
    QList<Attempt> &attempts = step(event.step).attempts;
    attempts.append(attempt);
    m_open.insert(event.step);
    return attempts.last();
}

Attempt &Fold::current(const RunEvent &event)
{
    QList<Attempt> &attempts = step(event.step).attempts;
    return attempts.isEmpty() || attempts.last().endedAt ? begin(event) : attempts.last();
}

void Fold::end(const RunEvent &event, Outcome outcome)
{
    Attempt &attempt = current(event);
    attempt.endedAt = event.at;
    attempt.outcome = outcome;
    attempt.error = errorOf(event);
    m_open.remove(event.step);
}

void Fold::apply(const RunEvent &event)
{
    m_timeline.lastAt = std::max(m_timeline.lastAt, event.at);
    switch (event.kind) {
    case EventKind::RunResumed:
        m_timeline.resumedAt.append(event.at);
        break;
    case EventKind::RunCancelRequested:
        m_timeline.cancelRequestedAt = event.at;
        break;
    case EventKind::RunFinished:
        closeBelow({}, event.at);
        break;
    case EventKind::PassStarted:
        startPass(event);
        break;
    case EventKind::PassFinished:
        endPass(event);
        break;
    default:
        if (!event.step.isEmpty())
            applyToStep(event);
    }
}

void Fold::applyToStep(const RunEvent &event)
{
    switch (event.kind) {
    case EventKind::StepQueued:
        m_queued.insert(event.step, event.at);
        break;
    case EventKind::StepStarted:
        begin(event);
        break;
    case EventKind::StepSucceeded:
        end(event, Outcome::Succeeded);
        break;
    case EventKind::StepFailed:
        end(event, Outcome::Failed);
        break;
    case EventKind::StepRetryScheduled:
        current(event).moments.append(event);
        end(event, Outcome::Retried);
        break;
    case EventKind::StepInterrupted:
        end(event, Outcome::Interrupted);
        break;
    case EventKind::StepInDoubt:
        end(event, Outcome::InDoubt);
        break;
    case EventKind::StepApprovalRequested:
    case EventKind::StepDecided:
    case EventKind::StepTimerSet:
        if (!isOfHold(event))
            current(event).moments.append(event);
        break;
    case EventKind::StepResolved: {
        QList<Attempt> &attempts = step(event.step).attempts;
        if (!attempts.isEmpty())
            attempts.last().moments.append(event);
        break;
    }
    case EventKind::StepCancelled: {
        StepTimeline &cancelled = step(event.step);
        const bool isOpen = !cancelled.attempts.isEmpty() && !cancelled.attempts.last().endedAt;
        if (isOpen)
            end(event, Outcome::Cancelled);
        else
            cancelled.passedOverAt = event.at;
        break;
    }
    case EventKind::StepSkipped:
        step(event.step).passedOverAt = event.at;
        step(event.step).reason = event.data.value("reason"_L1).toString();
        break;
    default:
        break;
    }
}

void Fold::startPass(const RunEvent &event)
{
    const int index = event.data.value("pass"_L1).toInt();
    m_passIndex.insert({event.step, index}, m_timeline.passes.size());
    m_timeline.passes.append({.container = event.step, .index = index, .startedAt = event.at});
}

void Fold::endPass(const RunEvent &event)
{
    const int index = event.data.value("pass"_L1).toInt();
    const auto found = m_passIndex.constFind({event.step, index});
    if (found == m_passIndex.cend())
        return;
    PassTimeline &pass = m_timeline.passes[*found];
    pass.endedAt = event.at;
    pass.error = errorOf(event);
    closeBelow(u"%1#%2/"_s.arg(event.step.text()).arg(index), event.at);
}

void Fold::closeBelow(const QString &prefix, Timestamp at)
{
    m_open.removeIf([&](const StepPath &path) {
        if (!path.text().startsWith(prefix))
            return false;
        Attempt &attempt = step(path).attempts.last();
        attempt.endedAt = at;
        attempt.outcome = Outcome::Cancelled;
        return true;
    });
}

} // namespace

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Running:
        return u"running"_s;
    case Outcome::Succeeded:
        return u"succeeded"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Retried:
        return u"retried"_s;
    case Outcome::Interrupted:
        return u"interrupted"_s;
    case Outcome::InDoubt:
        return u"in_doubt"_s;
    case Outcome::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

const StepTimeline *RunTimeline::findStep(const StepPath &path) const
{
    const auto found = std::ranges::find(steps, path, &StepTimeline::path);
    return found == steps.end() ? nullptr : &*found;
}

RunTimeline timelineOf(const QList<RunEvent> &events)
{
    Fold fold;
    for (const RunEvent &event : events)
        fold.apply(event);
    return fold.take();
}

} // namespace agentops::telemetry
