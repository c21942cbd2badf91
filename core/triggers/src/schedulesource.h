// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/triggers/cron.h>
#include <agentops/triggers/triggersource.h>

#include <memory>
#include <vector>

namespace agentops::triggers {

/// What is due by the clock: one timer for all schedules, set to the one that is due next.
/// A firing's key is the moment that it was due at, so a clock that goes back begins nothing again.
class ScheduleSource final : public TriggerSource
{
public:
    ScheduleSource(TriggerSink &sink, Clock &clock);

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

private:
    struct Schedule
    {
        ArmedTrigger trigger;
        Cron cron;
        QTimeZone zone;
        /// After something went wrong that may pass. Units: Clock::elapsed().
        std::chrono::milliseconds retryAt{0};
    };
    /// Due times up to a moment, the last hundred of them, and how many there were.
    struct Due
    {
        QList<Timestamp> times;
        int count = 0;
    };

    Task<> serve();
    Task<> serveOne(TriggerRef ref);
    /// Makes up for everything that was due until now, as the schedule's policy says.
    Task<Result<>> makeUp(Schedule schedule, Timestamp now);
    /// Whether it was taken.
    Task<Result<bool>> fire(TriggerRef ref, Timestamp due, int missed, TriggerProgress after);
    Task<Result<>> remember(TriggerRef ref, TriggerProgress after);
    Schedule *find(const TriggerRef &ref);
    std::chrono::milliseconds untilNext() const;
    static Due dueUntil(const Schedule &schedule, Timestamp now);

    TriggerSink &m_sink;
    Clock &m_clock;
    std::vector<Schedule> m_schedules;
    std::unique_ptr<CancelSource> m_wake;
    TaskScope m_scope;
};

} // namespace agentops::triggers
