// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/triggers/triggersource.h>

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <memory>

namespace agentops {
class WorkerPool;
}

namespace agentops::git {
class TreeWatcher;
}

namespace agentops::triggers {

/// Files of the working tree whose content has changed, as git sees them: what it ignores is not
/// there. What changes while no program serves is told when one does.
class FileSource final : public TriggerSource
{
public:
    FileSource(TriggerSink &sink, WorkerPool &pool, Clock &clock, QString repository);
    ~FileSource() override;

    QStringList kinds() const override;
    Task<Result<TriggerProgress>> begin(ArmedTrigger trigger, CancelToken token) override;
    void watch(const QList<ArmedTrigger> &triggers) override;
    void look() override;
    Task<> close() override;

    /// Content by path.
    using Contents = QMap<QString, QByteArray>;

private:
    Task<> serve();
    Task<Result<>> serveAll();
    Task<Result<>> serveOne(ArmedTrigger trigger, Contents files);
    Task<Result<Contents>> read();
    /// How long what has changed has to stay as it is; negative when nothing has.
    Result<std::chrono::milliseconds> quietTime(const Contents &files) const;

    TriggerSink &m_sink;
    WorkerPool &m_pool;
    Clock &m_clock;
    QString m_repository;
    QList<ArmedTrigger> m_triggers;
    /// What a digest stood for, to tell which files have changed since.
    QHash<QString, Contents> m_known;
    std::unique_ptr<git::TreeWatcher> m_watcher;
    bool m_isServing = false;
    /// Since it was looked at last.
    bool m_isChanged = false;
    TaskScope m_scope;
};

} // namespace agentops::triggers
