// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitchanges.h"

#include <agentops/base/clock.h>
#include <agentops/triggers/triggersource.h>

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <memory>

namespace agentops {
class WorkerPool;
}

namespace agentops::store {
class Connection;
class Database;
} // namespace agentops::store

namespace agentops::workflow {
class RunService;
}

namespace agentops::triggers {

/// New commits and tags. It looks every ten seconds, at first only at the dates of git's files, and
/// at once when a git hook says so.
class GitSource final : public TriggerSource
{
public:
    GitSource(TriggerSink &sink, store::Database &database, workflow::RunService &runs,
              WorkerPool &pool, Clock &clock, QString repository);

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

private:
    Task<> serve();
    Task<Result<>> serveAll();
    /// Whether everything in it was told.
    Task<Result<bool>> serveOne(ArmedTrigger trigger, QList<GitRef> refs, Timestamp at);
    /// What is to be told of a change, judged by who has made it.
    struct Judged
    {
        /// Commits that the trigger has not brought about itself.
        QList<NewCommit> commits;
        bool isOfPerson = false;
        /// Of the runs that have made them; empty when a person has made one.
        QStringList chain;
        int round = 0;
        /// Runs in whose worktrees commits that name no run may have been made.
        QList<ApartRun> apart;
        /// It has brought the commits about through other workflows.
        bool isCircle = false;
    };
    /// Adds what is told of these.
    static Result<> judgeCommits(store::Connection &db, const ArmedTrigger &trigger,
                                 const GitChange &change, const QList<NewCommit> &commits,
                                 Judged &judged);
    Task<Result<Judged>> judge(ArmedTrigger trigger, GitChange change);
    /// Nothing when it was not told because the trigger does not wait for it.
    Task<Result<std::optional<Fired>>> tellIfWanted(ArmedTrigger trigger, GitChange change);
    Task<Result<Fired>> tell(ArmedTrigger trigger, GitChange change, QStringList paths,
                             Judged judged);
    Task<Result<Fired>> refuse(ArmedTrigger trigger, GitChange change, Error why);

    TriggerSink &m_sink;
    store::Database &m_database;
    WorkerPool &m_pool;
    Clock &m_clock;
    QString m_repository;
    QList<ArmedTrigger> m_triggers;
    /// As they were when every trigger had been served.
    QList<GitRef> m_seen;
    /// How their files looked then; empty: that is not known.
    QByteArray m_stamp;
    int m_watchCount = 0;
    /// When the refs were last as a trigger remembers them, by its name.
    QHash<QString, Timestamp> m_sameAt;
    std::unique_ptr<CancelSource> m_wake;
    /// Hears of runs that end, while it lives.
    QObject m_context;
    TaskScope m_scope;
};

} // namespace agentops::triggers
