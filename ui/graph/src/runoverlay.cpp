// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/runoverlay.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::NodeId;
using workflow::RetryPolicy;
using workflow::RunStatus;
using workflow::StepState;
using workflow::StepStatus;

namespace {

struct RunOverlay
{
    Q_DECLARE_TR_FUNCTIONS(RunOverlay)
};

QString originWord(StepOrigin origin)
{
    switch (origin) {
    case StepOrigin::Ran:
        return {};
    case StepOrigin::Kept:
        return RunOverlay::tr("kept", "on a card: from the run that this one repeats");
    case StepOrigin::Cached:
        return RunOverlay::tr("cached", "on a card: from an earlier run");
    case StepOrigin::Pinned:
        return RunOverlay::tr("pinned", "on a card: values that a person has pinned");
    }
    Q_UNREACHABLE_RETURN({});
}

QString originSentence(StepOrigin origin)
{
    switch (origin) {
    case StepOrigin::Ran:
        return {};
    case StepOrigin::Kept:
        return RunOverlay::tr("Kept from the run that this one repeats; it did not run again.");
    case StepOrigin::Cached:
        return RunOverlay::tr("An earlier run came to this with the same input; it did not run.");
    case StepOrigin::Pinned:
        return RunOverlay::tr("Its values are pinned; it did not run.");
    }
    Q_UNREACHABLE_RETURN({});
}

/// Whole seconds, so that a countdown does not flicker.
QString timeUntil(Timestamp due, Timestamp now)
{
    using namespace std::chrono;
    const seconds left = ceil<seconds>(std::max(due - now, milliseconds::zero()));
    if (left < seconds(10)) // with a digit behind the point otherwise
        return RunOverlay::tr("%1 s", "seconds of a countdown").arg(left.count());
    return durationText(left);
}

/// How often a step is tried before it has failed for good.
int attemptsOf(const StepStatus &step, const RetryPolicy &retry)
{
    return step.error.isEmpty() ? retry.maxAttempts
                                : retry.ruleFor(step.error.errorClass).maxAttempts;
}

QString attemptText(const StepStatus &step, const RetryPolicy &retry, int attempt)
{
    const int most = attemptsOf(step, retry);
    // A crash gives one more.
    return attempt <= most ? RunOverlay::tr("attempt %1 of %2").arg(attempt).arg(most)
                           : RunOverlay::tr("attempt %1").arg(attempt);
}

QString waitText(const StepStatus &step, const RetryPolicy &retry, Timestamp now)
{
    switch (step.state) {
    case StepState::WaitingForApproval:
        return step.hold ? holdText(*step.hold) : RunOverlay::tr("waits for approval");
    case StepState::InDoubt:
        return RunOverlay::tr("did it happen? please decide");
    case StepState::WaitingForRetry: {
        const QString next = attemptText(step, retry, step.attempt + 1);
        //: an attempt, and how long until it begins
        return step.dueAt ? RunOverlay::tr("%1 in %2").arg(next, timeUntil(*step.dueAt, now))
                          : next;
    }
    case StepState::WaitingForTime:
        if (step.dueAt)
            return RunOverlay::tr("goes on in %1").arg(timeUntil(*step.dueAt, now));
        break;
    default:
        break;
    }
    return stateText(step.state);
}

NodeOverlay overlayOf(const StepStatus &step, StepOrigin origin, const RetryPolicy &retry,
                      const StepProgress &progress, Timestamp now)
{
    NodeOverlay overlay;
    overlay.state = step.state;
    overlay.origin = origin;
    overlay.progress = progress.fraction;
    // A container over a list knows how far it is.
    if (overlay.progress < 0 && !step.items.isEmpty())
        overlay.progress = double(step.finishedPassCount) / double(step.items.size());
    overlay.footer = footerText(step, origin, retry, now, progress.text);
    return overlay;
}

} // namespace

RunFacts::RunFacts(const workflow::Document &document)
{
    for (const workflow::Node &node : document.nodes) {
        if (node.retry != RetryPolicy())
            retries.insert(node.id, node.retry);
        if (!node.parent.isEmpty())
            bodyNodes.append(node.id);
    }
}

QHash<NodeId, NodeOverlay> nodeOverlays(const RunStatus &run, const ShownSteps &shown,
                                        const RunFacts &facts,
                                        const QHash<workflow::StepPath, StepProgress> &progress,
                                        Timestamp now)
{
    QHash<NodeId, NodeOverlay> overlays;
    for (const NodeId &node : facts.bodyNodes)
        overlays.insert(node, NodeOverlay());
    for (const auto &[node, index] : shown.steps.asKeyValueRange()) {
        const StepStatus &step = run.steps()[index];
        overlays.insert(node,
                        overlayOf(step, originOf(step, run.summary().rerunOf),
                                  facts.retries.value(node), progress.value(step.path), now));
    }
    return overlays;
}

QString holdText(const workflow::Hold &hold)
{
    switch (hold.reason) {
    case workflow::Hold::Reason::Breakpoint:
        return RunOverlay::tr("held by a breakpoint");
    case workflow::Hold::Reason::Stepping:
        return RunOverlay::tr("held: going step by step");
    case workflow::Hold::Reason::BrokenCondition:
        return RunOverlay::tr("held: the condition of the breakpoint is broken");
    }
    Q_UNREACHABLE_RETURN({});
}

QString footerText(const StepStatus &step, StepOrigin origin, const RetryPolicy &retry,
                   Timestamp now, const QString &progressText)
{
    QStringList parts;
    switch (step.state) {
    case StepState::Planned:
        return {};
    case StepState::Running:
    case StepState::Succeeded:
    case StepState::Failed:
        if (origin != StepOrigin::Ran)
            parts.append(originWord(origin));
        else if (step.startedAt)
            parts.append(durationText(step.finishedAt.value_or(now) - *step.startedAt));
        break;
    default:
        parts.append(waitText(step, retry, now));
        break;
    }
    if (step.attempt > 1 && step.state != StepState::WaitingForRetry)
        parts.append(attemptText(step, retry, step.attempt));
    if (step.state == StepState::Running && !progressText.isEmpty())
        parts.append(progressText);
    if (step.passCount > 0 && step.state == StepState::Running)
        parts.append(RunOverlay::tr("%n passes done", nullptr, step.finishedPassCount));
    if (step.state == StepState::Failed)
        parts.append(errorText(step.error).text);
    if (step.decision)
        parts.append(step.decision->isApproved
                         ? RunOverlay::tr("approved by %1").arg(step.decision->by)
                         : RunOverlay::tr("rejected by %1").arg(step.decision->by));
    return parts.join(u" · "_s);
}

StepOrigin originOf(const StepStatus &step, const workflow::RunId &rerunOf)
{
    if (step.isPinned)
        return StepOrigin::Pinned;
    if (step.reusedFrom.isNull())
        return StepOrigin::Ran;
    return step.reusedFrom == rerunOf ? StepOrigin::Kept : StepOrigin::Cached;
}

QString overlayText(const NodeOverlay &overlay)
{
    QStringList parts{stateText(overlay.state)};
    if (!overlay.footer.isEmpty() && overlay.footer != parts.first())
        parts.append(overlay.footer);
    const QString origin = originSentence(overlay.origin);
    return origin.isEmpty() ? parts.join(u" · "_s) : parts.join(u" · "_s) + u'\n' + origin;
}

QString spokenOverlay(const NodeOverlay &overlay)
{
    const QString origin = originSentence(overlay.origin);
    if (isFinal(overlay.state))
        return overlayText(overlay).replace(u'\n', u" · "_s);
    return origin.isEmpty() ? stateText(overlay.state)
                            : stateText(overlay.state) + u" · "_s + origin;
}

} // namespace agentops::ui::graph
