// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedulesource.h"

#include <agentops/triggers/triggerkinds.h>

#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace agentops::triggers {

namespace {

Q_LOGGING_CATEGORY(lcSchedule, "agentops.triggers")

/// Later than this a due time counts as missed.
constexpr milliseconds kGrace = 1min;
constexpr milliseconds kRetry = 30s;
constexpr qsizetype kMostMadeUp = 100;
/// So many due times are counted one by one; of more only the last two days.
constexpr int kMostCounted = 10'000;
/// What was written further in the future than this was by a clock that was wrong then.
constexpr milliseconds kMostSetBack = 24h;
constexpr milliseconds kNothingDue = 24h * 365;

/// The progress with when it is due next, as it is told now.
TriggerProgress withNextDue(TriggerProgress progress, std::optional<Timestamp> nextDue,
                            Timestamp now)
{
    progress.nextDue = nextDue;
    progress.state.insert(u"at"_s, toIsoString(now));
    return progress;
}

bool wasClockWrong(const TriggerProgress &progress, Timestamp now)
{
    const auto at = fromIsoString(progress.state.value("at"_L1).toString());
    return at && *at - now > kMostSetBack;
}

} // namespace

ScheduleSource::ScheduleSource(TriggerSink &sink, Clock &clock)
    : m_sink(sink)
    , m_clock(clock)
    , m_wake(std::make_unique<CancelSource>())
{ }

QStringList ScheduleSource::kinds() const
{
    return {kScheduleKind};
}

Task<Result<TriggerProgress>> ScheduleSource::begin(ArmedTrigger trigger, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const Cron cron, Cron::parse(trigger.parameters.value("cron"_L1).toString()));
    AO_CO_TRY(const QTimeZone zone,
              findTimeZone(trigger.parameters.value("timeZone"_L1).toString()));
    const Timestamp now = m_clock.now();
    co_return withNextDue({}, cron.next(now, zone), now);
}

void ScheduleSource::watch(const QList<ArmedTrigger> &triggers)
{
    m_schedules.clear();
    for (const ArmedTrigger &trigger : triggers) {
        const auto cron = Cron::parse(trigger.parameters.value("cron"_L1).toString());
        const auto zone = findTimeZone(trigger.parameters.value("timeZone"_L1).toString());
        if (cron && zone) {
            m_schedules.push_back({trigger, *cron, *zone});
        } else {
            // It was valid when it was armed: this computer knows other zones.
            qCWarning(lcSchedule, "%s of %s: %s", qPrintable(trigger.ref.node.text()),
                      qPrintable(trigger.workflowName),
                      qPrintable((cron ? zone.error() : cron.error()).describe()));
        }
    }
    if (m_scope.runningCount() == 0 && !m_schedules.empty() && !m_scope.token().isCancelled())
        m_scope.start(serve());
    look();
}

void ScheduleSource::look()
{
    m_wake->cancel();
}

Task<> ScheduleSource::close()
{
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> ScheduleSource::serve()
{
    while (!m_scope.token().isCancelled()) {
        m_wake = std::make_unique<CancelSource>(m_scope.token());
        const CancelToken wake = m_wake->token();
        std::vector<TriggerRef> refs;
        for (const Schedule &schedule : m_schedules)
            refs.push_back(schedule.trigger.ref);
        for (const TriggerRef &ref : refs)
            co_await serveOne(ref);
        static_cast<void>(co_await m_clock.sleep(untilNext(), wake));
    }
}

Task<> ScheduleSource::serveOne(TriggerRef ref)
{
    const Schedule *found = find(ref);
    if (!found || found->retryAt > m_clock.elapsed() || m_scope.token().isCancelled())
        co_return;
    const Schedule schedule = *found;
    const TriggerProgress &progress = schedule.trigger.progress;
    const Timestamp now = m_clock.now();
    Result<> done;
    if (progress.nextDue && *progress.nextDue <= now) {
        done = co_await makeUp(schedule, now);
    } else if (progress.nextDue && !wasClockWrong(progress, now)) {
        co_return;
    } else {
        const auto next = schedule.cron.next(now, schedule.zone);
        if (next == progress.nextDue)
            co_return;
        done = co_await remember(ref, withNextDue(progress, next, now));
    }
    Schedule *again = find(ref);
    if (!again || (!done && done.error().isCancelled()))
        co_return;
    if (!done) {
        qCWarning(lcSchedule, "%s of %s: %s", qPrintable(ref.node.text()),
                  qPrintable(again->trigger.workflowName), qPrintable(done.error().describe()));
    }
    // Not taken either while the run of the firing before cannot be started.
    if (!done || again->trigger.progress.revision == progress.revision)
        again->retryAt = m_clock.elapsed() + kRetry;
}

ScheduleSource::Due ScheduleSource::dueUntil(const Schedule &schedule, Timestamp now)
{
    Due due;
    std::optional<Timestamp> time = schedule.trigger.progress.nextDue;
    while (time && *time <= now) {
        if (due.times.size() == kMostMadeUp)
            due.times.removeFirst();
        due.times.append(*time);
        const bool isFar = ++due.count == kMostCounted;
        time = schedule.cron.next(isFar ? std::max(*time, now - 48h) : *time, schedule.zone);
    }
    return due;
}

Task<Result<>> ScheduleSource::makeUp(Schedule schedule, Timestamp now)
{
    const TriggerRef ref = schedule.trigger.ref;
    const Due due = dueUntil(schedule, now);
    const auto policy = schedule.trigger.parameters.value("missed"_L1).toString();
    const TriggerProgress after =
        withNextDue(schedule.trigger.progress, schedule.cron.next(now, schedule.zone), now);
    if (policy != u"all") {
        const bool isLate = now - due.times.last() > kGrace;
        if (policy == u"skip" && isLate)
            co_return co_await remember(ref, after);
        AO_CO_CHECK(co_await fire(ref, due.times.last(), due.count - 1, after));
        co_return {};
    }
    for (qsizetype i = 0; i < due.times.size(); ++i) {
        const Schedule *current = find(ref);
        if (!current)
            co_return {};
        const TriggerProgress step =
            withNextDue(current->trigger.progress,
                        i + 1 < due.times.size() ? due.times[i + 1] : after.nextDue, now);
        const int leftOut = i == 0 ? due.count - int(due.times.size()) : 0;
        AO_CO_TRY(const bool isTaken, co_await fire(ref, due.times[i], leftOut, step));
        if (!isTaken)
            break;
    }
    co_return {};
}

Task<Result<bool>> ScheduleSource::fire(TriggerRef ref, Timestamp due, int missed,
                                        TriggerProgress after)
{
    const QString moment = toIsoString(due);
    AO_CO_TRY(const Fired fired,
              co_await m_sink.fire(ref,
                                   {.key = u"at:"_s + moment,
                                    .payload = {{u"dueAt"_s, moment}, {u"missed"_s, missed}},
                                    .after = after}));
    if (Schedule *schedule = find(ref))
        schedule->trigger.progress = fired.progress;
    co_return fired.isTaken;
}

Task<Result<>> ScheduleSource::remember(TriggerRef ref, TriggerProgress after)
{
    AO_CO_TRY(const TriggerProgress progress, co_await m_sink.remember(ref, after));
    if (Schedule *schedule = find(ref))
        schedule->trigger.progress = progress;
    co_return {};
}

ScheduleSource::Schedule *ScheduleSource::find(const TriggerRef &ref)
{
    const auto found = std::ranges::find_if(
        m_schedules, [&ref](const Schedule &schedule) { return schedule.trigger.ref == ref; });
    return found == m_schedules.end() ? nullptr : &*found;
}

milliseconds ScheduleSource::untilNext() const
{
    milliseconds least = kNothingDue;
    for (const Schedule &schedule : m_schedules) {
        const auto &due = schedule.trigger.progress.nextDue;
        if (!due)
            continue;
        least = std::min(
            least, std::max({*due - m_clock.now(), schedule.retryAt - m_clock.elapsed(), 1ms}));
    }
    return least;
}

} // namespace agentops::triggers
