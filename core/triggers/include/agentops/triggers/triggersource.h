// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/triggers/trigger.h>

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace agentops::triggers {

/// Where a source tells what has happened.
/// Thread: main. Errors: base.cancelled when the service closes, triggers.not_armed, and those of
/// the store: nothing was taken then.
class TriggerSink
{
public:
    virtual ~TriggerSink() = default;

    /// Takes a firing, in one transaction with what is remembered with it, unless somebody has
    /// changed the trigger's progress meanwhile; then starts its run, once for its key over all
    /// programs on the data. What is taken is started, whoever is killed in between.
    virtual Task<Result<Fired>> fire(TriggerRef trigger, Firing firing) = 0;
    /// Remembers without starting anything. Where another program was quicker its progress comes
    /// back.
    virtual Task<Result<TriggerProgress>> remember(TriggerRef trigger, TriggerProgress after) = 0;
    /// The same, and tells why something that has happened begins no run.
    virtual Task<Result<TriggerProgress>> refuse(TriggerRef trigger, TriggerProgress after,
                                                 Error why) = 0;
};

/// Sees one kind of event and tells it: the clock, files, refs, runs, webhooks, later a backend.
/// Thread: main.
class TriggerSource
{
public:
    virtual ~TriggerSource() = default;

    /// Kinds of the nodes it serves.
    virtual QStringList kinds() const = 0;
    /// Where a trigger begins that is armed now.
    virtual Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) = 0;
    /// Watches for these instead of the ones before.
    virtual void watch(const QList<ArmedTrigger> &triggers) = 0;
    /// Looks again: something may have happened that nobody has told, the clock may have been set.
    virtual void look() = 0;
    /// Ends what goes on; nothing is told any more. Await before destruction.
    virtual Task<> close() = 0;
};

} // namespace agentops::triggers
