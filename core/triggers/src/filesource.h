// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filecontents.h"

#include <agentops/base/clock.h>
#include <agentops/triggers/triggersource.h>

#include <QtCore/QObject>

#include <memory>
#include <vector>

namespace agentops {
class WorkerPool;
}

namespace agentops::git {
class TreeWatcher;
}

namespace agentops::store {
class Database;
}

namespace agentops::workflow {
class RunService;
}

namespace agentops::triggers {

/// Files of the working tree whose content has changed, as git sees them: what it ignores is not
/// there. What changes while no program serves is told when one does.
class FileSource final : public TriggerSource
{
public:
    FileSource(TriggerSink &sink, store::Database &database, workflow::RunService &runs,
               WorkerPool &pool, Clock &clock, QString repository);
    ~FileSource() override;

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

private:
    struct Watched
    {
        ArmedTrigger trigger;
        /// Tells which files have changed.
        KnownFiles known;
        /// What was seen last when it differs from what is remembered, and since when it has been
        /// so. Units: Clock::elapsed().
        QString changed;
        std::chrono::milliseconds changedAt{0};
        /// When it was seen as it is remembered; absent: not by this program.
        std::optional<Timestamp> sameAt;

        std::chrono::milliseconds quietTime() const;
    };

    Task<> serve();
    Task<Result<>> serveAll();
    Task<Result<>> serveOne(Watched watched, SeenFiles seen, Timestamp at);
    Watched *find(const TriggerRef &ref);
    /// Until what has changed has been quiet long enough; absent: nothing has.
    std::optional<std::chrono::milliseconds> untilQuiet() const;

    TriggerSink &m_sink;
    store::Database &m_database;
    WorkerPool &m_pool;
    Clock &m_clock;
    QString m_repository;
    std::vector<Watched> m_triggers;
    std::unique_ptr<git::TreeWatcher> m_watcher;
    /// As the watcher has them.
    QStringList m_files;
    bool m_isServing = false;
    /// Since it was looked at last.
    bool m_isChanged = false;
    std::unique_ptr<CancelSource> m_wake;
    /// Hears of runs that end, while it lives.
    QObject m_context;
    TaskScope m_scope;
};

} // namespace agentops::triggers
