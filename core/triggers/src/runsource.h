// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/triggers/triggersource.h>

#include <QtCore/QObject>
#include <QtCore/QString>

namespace agentops {
class WorkerPool;
}

namespace agentops::store {
class Database;
}

namespace agentops::workflow {
class RunService;
}

namespace agentops::triggers {

struct EndedRun;

/// Ends of runs, as the journal has them: also of runs that ended while no program served.
/// A firing names the workflows it came through (`chain`); none of them is begun by it again.
class RunSource final : public TriggerSource
{
public:
    RunSource(TriggerSink &sink, store::Database &database, workflow::RunService &runs,
              WorkerPool &pool, QString repository);

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

private:
    Task<> serve();
    Task<Result<>> serveOne(ArmedTrigger trigger);
    Task<Result<Fired>> tell(ArmedTrigger trigger, EndedRun ended);
    ArmedTrigger *find(const TriggerRef &ref);

    TriggerSink &m_sink;
    store::Database &m_database;
    workflow::RunService &m_runs;
    WorkerPool &m_pool;
    QString m_repository;
    QList<ArmedTrigger> m_triggers;
    bool m_isServing = false;
    bool m_isStale = false;
    /// Hears of runs that end, while it lives.
    QObject m_context;
    TaskScope m_scope;
};

} // namespace agentops::triggers
