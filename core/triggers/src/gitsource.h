// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitchanges.h"

#include <agentops/base/clock.h>
#include <agentops/triggers/triggersource.h>

#include <memory>

namespace agentops {
class WorkerPool;
}

namespace agentops::store {
class Database;
}

namespace agentops::triggers {

/// New commits and tags. It looks every ten seconds, and at once when a git hook says so.
class GitSource final : public TriggerSource
{
public:
    GitSource(TriggerSink &sink, store::Database &database, WorkerPool &pool, Clock &clock,
              QString repository);

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

private:
    Task<> serve();
    Task<Result<>> serveAll();
    /// Whether everything in it was told.
    Task<Result<bool>> serveOne(ArmedTrigger trigger, QList<GitRef> refs);
    Task<Result<Fired>> tell(ArmedTrigger trigger, GitChange change);
    Task<bool> isOwn(ArmedTrigger trigger, GitChange change);

    TriggerSink &m_sink;
    store::Database &m_database;
    WorkerPool &m_pool;
    Clock &m_clock;
    QString m_repository;
    QList<ArmedTrigger> m_triggers;
    /// As they were when every trigger had been served.
    QList<GitRef> m_seen;
    std::unique_ptr<CancelSource> m_wake;
    TaskScope m_scope;
};

} // namespace agentops::triggers
