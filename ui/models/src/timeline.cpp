// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/timeline.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::ui {

using workflow::EventKind;
using workflow::RunEvent;
using workflow::StepPath;

namespace {

class Builder
{
public:
    explicit Builder(Timestamp origin) : m_origin(origin) { }

    void add(const RunEvent &event)
    {
        switch (event.kind) {
        case EventKind::StepDecided:
            if (event.data.contains("goesOn"_L1)) { // it was held, and has not begun
                close(event, {});
                break;
            }
            [[fallthrough]]; // the step is called again, with the decision
        case EventKind::StepStarted:
            open(event, TimelineSegment::Work, u"running"_s);
            break;
        case EventKind::StepApprovalRequested:
            open(event, TimelineSegment::WaitForPerson, u"waiting"_s);
            break;
        case EventKind::StepInDoubt:
            open(event, TimelineSegment::WaitForPerson, u"inDoubt"_s);
            break;
        case EventKind::StepRetryScheduled:
        case EventKind::StepTimerSet:
        case EventKind::StepQueued:
            open(event, TimelineSegment::WaitForRetry, u"waiting"_s);
            break;
        case EventKind::StepSucceeded:
            if (m_timeline.segments[event.step].isEmpty()) // took no time
                open(event, TimelineSegment::Work, u"running"_s);
            close(event, u"ok"_s);
            break;
        case EventKind::StepFailed:
            close(event, u"failed"_s);
            break;
        case EventKind::StepCancelled:
        case EventKind::StepSkipped:
        case EventKind::StepInterrupted:
            close(event, u"skipped"_s);
            break;
        case EventKind::StepResolved:
            close(event, {});
            break;
        case EventKind::RunFinished:
            for (auto it = m_timeline.segments.begin(); it != m_timeline.segments.end(); ++it)
                end(*it, at(event.at), u"skipped"_s);
            break;
        case EventKind::RunCreated:
        case EventKind::RunStarted:
        case EventKind::RunResumed:
        case EventKind::RunCancelRequested:
        case EventKind::RunBreakpointsSet:
        case EventKind::StepCancelRequested:
        case EventKind::PassStarted:
        case EventKind::PassFinished:
            break;
        }
        m_timeline.lengthMs = std::max(m_timeline.lengthMs, at(event.at));
    }

    Timeline finish(Timestamp now)
    {
        for (QList<TimelineSegment> &line : m_timeline.segments) {
            if (line.isEmpty() || !line.last().isOpen)
                continue;
            line.last().lengthMs = std::max<qint64>(0, at(now) - line.last().startMs);
            m_timeline.lengthMs = std::max(m_timeline.lengthMs, at(now));
        }
        return std::move(m_timeline);
    }

private:
    // A wall clock that was set back must not turn bars around.
    qint64 at(Timestamp time) const { return std::max<qint64>(0, (time - m_origin).count()); }

    void open(const RunEvent &event, TimelineSegment::Kind kind, const QString &state)
    {
        QList<TimelineSegment> &line = m_timeline.segments[event.step];
        end(line, at(event.at), stateBefore(kind));
        line.append({kind, at(event.at), 0, state, event.attempt, true});
    }

    /// How an attempt ended that is followed by a segment of this kind.
    static QString stateBefore(TimelineSegment::Kind kind)
    {
        switch (kind) {
        case TimelineSegment::WaitForPerson: // it has done its part and asks
            return u"ok"_s;
        case TimelineSegment::WaitForRetry:
            return u"failed"_s;
        case TimelineSegment::Work:
            break;
        }
        return u"skipped"_s;
    }

    void close(const RunEvent &event, const QString &state)
    {
        end(m_timeline.segments[event.step], at(event.at), state);
    }

    static void end(QList<TimelineSegment> &line, qint64 at, const QString &state)
    {
        if (line.isEmpty() || !line.last().isOpen)
            return;
        TimelineSegment &segment = line.last();
        segment.isOpen = false;
        segment.lengthMs = std::max<qint64>(0, at - segment.startMs);
        // A wait keeps its own colour, whatever came after it.
        if (segment.kind == TimelineSegment::Work && !state.isEmpty())
            segment.stateKey = state;
    }

    const Timestamp m_origin;
    Timeline m_timeline;
};

} // namespace

Timeline timelineOf(const QList<RunEvent> &events, Timestamp now)
{
    if (events.isEmpty())
        return {};
    const auto started = std::ranges::find(events, EventKind::RunStarted, &RunEvent::kind);
    Builder builder(started != events.end() ? started->at : events.first().at);
    for (const RunEvent &event : events)
        builder.add(event);
    return builder.finish(now);
}

qint64 axisStepMs(qint64 lengthMs, int wantedCount)
{
    using namespace std::chrono;
    static constexpr std::array kSteps{1ms,
                                       2ms,
                                       5ms,
                                       10ms,
                                       20ms,
                                       50ms,
                                       100ms,
                                       200ms,
                                       500ms,
                                       1000ms,
                                       2000ms,
                                       5000ms,
                                       10'000ms,
                                       15'000ms,
                                       30'000ms,
                                       milliseconds(1min),
                                       milliseconds(2min),
                                       milliseconds(5min),
                                       milliseconds(10min),
                                       milliseconds(15min),
                                       milliseconds(30min),
                                       milliseconds(1h),
                                       milliseconds(2h),
                                       milliseconds(6h),
                                       milliseconds(12h)};
    const qint64 marks = std::max(1, wantedCount);
    const qint64 least = (lengthMs + marks - 1) / marks;
    for (const milliseconds step : kSteps) {
        if (step.count() >= least)
            return step.count();
    }
    const qint64 day = milliseconds(24h).count();
    return (least + day - 1) / day * day;
}

} // namespace agentops::ui
