// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitsource.h"

#include "triggertables.h"

#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>
#include <agentops/triggers/triggerkinds.h>

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::triggers {

namespace {

Q_LOGGING_CATEGORY(lcGit, "agentops.triggers")

constexpr auto kInterval = 10s;
constexpr auto kNothingToDo = 24h * 365;

} // namespace

GitSource::GitSource(TriggerSink &sink, store::Database &database, WorkerPool &pool, Clock &clock,
                     QString repository)
    : m_sink(sink)
    , m_database(database)
    , m_pool(pool)
    , m_clock(clock)
    , m_repository(std::move(repository))
    , m_wake(std::make_unique<CancelSource>())
{ }

QStringList GitSource::kinds() const
{
    return {kGitKind};
}

Task<Result<TriggerProgress>> GitSource::begin(ArmedTrigger trigger, CancelToken token)
{
    AO_CO_TRY(const QJsonObject refs,
              co_await onWorker(m_pool, token,
                                [repository = m_repository, parameters = trigger.parameters](
                                    CancelToken) -> Result<QJsonObject> {
                                    AO_TRY(const auto found, readGitRefs(repository));
                                    return rememberedRefs(found, parameters);
                                }));
    co_return TriggerProgress{.state = {{u"refs"_s, refs}}};
}

void GitSource::watch(const QList<ArmedTrigger> &triggers)
{
    m_triggers = triggers;
    m_seen.clear();
    if (m_scope.runningCount() == 0 && !triggers.isEmpty() && !m_scope.token().isCancelled())
        m_scope.start(serve());
    look();
}

void GitSource::look()
{
    m_wake->cancel();
}

Task<> GitSource::close()
{
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> GitSource::serve()
{
    while (!m_scope.token().isCancelled()) {
        m_wake = std::make_unique<CancelSource>(m_scope.token());
        const CancelToken wake = m_wake->token();
        const Result<> done = co_await serveAll();
        if (!done && !done.error().isCancelled())
            qCWarning(lcGit, "%s", qPrintable(done.error().describe()));
        static_cast<void>(co_await m_clock.sleep(
            m_triggers.isEmpty() ? std::chrono::milliseconds(kNothingToDo) : kInterval, wake));
    }
}

Task<Result<>> GitSource::serveAll()
{
    const QList<ArmedTrigger> triggers = m_triggers;
    if (triggers.isEmpty())
        co_return {};
    AO_CO_TRY(const QList<GitRef> refs,
              co_await onWorker(m_pool, m_scope.token(), [repository = m_repository](CancelToken) {
                  return readGitRefs(repository);
              }));
    if (refs == m_seen)
        co_return {};
    bool isDone = true;
    for (const ArmedTrigger &trigger : triggers) {
        AO_CO_TRY(const bool isServed, co_await serveOne(trigger, refs));
        isDone = isDone && isServed;
    }
    if (isDone)
        m_seen = refs;
    co_return {};
}

Task<Result<bool>> GitSource::serveOne(ArmedTrigger trigger, QList<GitRef> refs)
{
    const QJsonObject known = trigger.progress.state.value("refs"_L1).toObject();
    const auto find = [repository = m_repository, refs, parameters = trigger.parameters,
                       known](const CancelToken &token) {
        return findGitChanges(repository, refs, parameters, known, token);
    };
    AO_CO_TRY(const QList<GitChange> changes, co_await onWorker(m_pool, m_scope.token(), find));
    bool isServed = true;
    for (const GitChange &change : changes) {
        if (!isServed || co_await isOwn(trigger, change))
            continue;
        AO_CO_TRY(const Fired fired, co_await tell(trigger, change));
        trigger.progress = fired.progress;
        isServed = fired.isTaken;
    }
    AO_CO_TRY(const QJsonObject now, rememberedRefs(refs, trigger.parameters));
    if (isServed && trigger.progress.state.value("refs"_L1).toObject() != now) {
        TriggerProgress after = trigger.progress;
        after.state.insert(u"refs"_s, now);
        AO_CO_TRY(trigger.progress, co_await m_sink.remember(trigger.ref, after));
    }
    const auto armed = std::ranges::find(m_triggers, trigger.ref, &ArmedTrigger::ref);
    if (armed != m_triggers.end())
        armed->progress = trigger.progress;
    co_return isServed;
}

Task<bool> GitSource::isOwn(ArmedTrigger trigger, GitChange change)
{
    const auto run = workflow::RunId::parse(change.madeByRun);
    if (!run)
        co_return false;
    const auto workflow = co_await m_database.read(
        m_scope.token(), [id = *run](store::Connection &db) { return readWorkflowOfRun(db, id); });
    co_return workflow && *workflow == trigger.ref.workflow;
}

Task<Result<Fired>> GitSource::tell(ArmedTrigger trigger, GitChange change)
{
    TriggerProgress after = trigger.progress;
    QJsonObject refs = after.state.value("refs"_L1).toObject();
    refs.insert(change.ref.key(), change.ref.commit.toHex());
    after.state.insert(u"refs"_s, refs);
    const bool isTag = change.ref.kind == GitRef::Kind::Tag;
    const QString before = change.before.isNull() ? QString() : change.before.toHex();
    const QJsonObject payload{{u"branch"_s, isTag ? QString() : change.ref.name},
                              {u"tag"_s, isTag ? change.ref.name : QString()},
                              {u"commit"_s, change.ref.commit.toHex()},
                              {u"before"_s, before},
                              {u"paths"_s, QJsonArray::fromStringList(change.paths)}};
    // A branch may come to the same commit again: the revision tells the two apart.
    const QString key = u"%1:%2:%3"_s.arg(change.ref.key(), change.ref.commit.toHex(),
                                          QString::number(after.revision));
    co_return co_await m_sink.fire(trigger.ref, {.key = key, .payload = payload, .after = after});
}

} // namespace agentops::triggers
