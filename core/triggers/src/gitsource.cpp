// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitsource.h"

#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>
#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/runservice.h>

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

QString nameOf(const TriggerRef &ref)
{
    return ref.workflow.toString() + u'/' + ref.node.text();
}

TriggerProgress withRef(TriggerProgress progress, const GitRef &ref)
{
    QJsonObject refs = progress.state.value("refs"_L1).toObject();
    refs.insert(ref.key(), ref.commit.toHex());
    progress.state.insert(u"refs"_s, refs);
    return progress;
}

} // namespace

GitSource::GitSource(TriggerSink &sink, store::Database &database, workflow::RunService &runs,
                     WorkerPool &pool, Clock &clock, QString repository)
    : m_sink(sink)
    , m_database(database)
    , m_pool(pool)
    , m_clock(clock)
    , m_repository(std::move(repository))
    , m_wake(std::make_unique<CancelSource>())
{
    // What a run has done is told apart from what others do after its end.
    QObject::connect(&runs, &workflow::RunService::runChanged, &m_context,
                     [this](const workflow::RunSummary &run) {
                         if (isFinal(run.state))
                             look();
                     });
}

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
    m_stamp.clear();
    ++m_watchCount;
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
    const Timestamp at = m_clock.now();
    const auto see = [repository = m_repository, stamp = m_stamp](CancelToken) {
        return seeGitRefs(repository, stamp);
    };
    const int watchCount = m_watchCount;
    AO_CO_TRY(const SeenRefs seen, co_await onWorker(m_pool, m_scope.token(), see));
    if (watchCount != m_watchCount)
        co_return {}; // others are to be served now
    if (!seen.refs || *seen.refs == m_seen) {
        m_stamp = seen.stamp;
        for (const ArmedTrigger &trigger : triggers)
            m_sameAt.insert(nameOf(trigger.ref), at);
        co_return {};
    }
    const QList<GitRef> refs = *seen.refs;
    m_stamp.clear();
    bool isDone = true;
    for (const ArmedTrigger &trigger : triggers) {
        const Result<bool> isServed = co_await serveOne(trigger, refs, at);
        if (!isServed && isServed.error().isCancelled())
            co_return fail(isServed.error());
        if (!isServed) {
            qCWarning(lcGit, "%s of %s: %s", qPrintable(trigger.ref.node.text()),
                      qPrintable(trigger.workflowName), qPrintable(isServed.error().describe()));
        }
        isDone = isDone && isServed.value_or(false);
    }
    if (isDone && watchCount == m_watchCount) {
        m_seen = refs;
        m_stamp = seen.stamp;
    }
    co_return {};
}

Task<Result<bool>> GitSource::serveOne(ArmedTrigger trigger, QList<GitRef> refs, Timestamp at)
{
    const QJsonObject known = trigger.progress.state.value("refs"_L1).toObject();
    const auto find = [repository = m_repository, refs, parameters = trigger.parameters,
                       known](const CancelToken &token) {
        return findGitChanges(repository, refs, parameters, known, token);
    };
    AO_CO_TRY(const QList<GitChange> changes, co_await onWorker(m_pool, m_scope.token(), find));
    bool isServed = true;
    AO_CO_TRY(QJsonObject now, rememberedRefs(refs, trigger.parameters));
    for (const GitChange &change : changes) {
        if (!isServed)
            break;
        if (change.commits.isEmpty()) {
            // It stays new until its commit can be read.
            qCWarning(lcGit, "%s names a commit that is not there: %s", qPrintable(change.ref.name),
                      qPrintable(change.ref.commit.toHex()));
            const QJsonValue before = known.value(change.ref.key());
            if (before.isUndefined())
                now.remove(change.ref.key());
            else
                now.insert(change.ref.key(), before);
            continue;
        }
        AO_CO_TRY(const auto fired, co_await tellIfWanted(trigger, change));
        if (!fired)
            continue;
        trigger.progress = fired->progress;
        isServed = fired->isTaken;
    }
    if (isServed && trigger.progress.state.value("refs"_L1).toObject() != now) {
        TriggerProgress after = trigger.progress;
        after.state.insert(u"refs"_s, now);
        AO_CO_TRY(trigger.progress, co_await m_sink.remember(trigger.ref, after));
    }
    const auto armed = std::ranges::find(m_triggers, trigger.ref, &ArmedTrigger::ref);
    if (armed != m_triggers.end())
        armed->progress = trigger.progress;
    if (isServed)
        m_sameAt.insert(nameOf(trigger.ref), at);
    co_return isServed;
}

Result<> GitSource::judgeCommits(store::Connection &db, const ArmedTrigger &trigger,
                                 const GitChange &change, const QList<NewCommit> &commits,
                                 Judged &judged)
{
    const QString own = trigger.ref.workflow.toString();
    for (const NewCommit &commit : commits) {
        auto run = workflow::RunId::parse(commit.run).value_or(workflow::RunId());
        if (change.ref.kind == GitRef::Kind::Tag) {
            AO_TRY(run, readTagMaker(db, change.ref.name, commit.commit.toHex()));
        }
        AO_TRY(const std::optional<MakerRun> maker, readMaker(db, run));
        const QStringList chain = maker ? chainOf(maker->payload, maker->workflow) : QStringList();
        if (chain.contains(own)) {
            judged.isCircle |= chain.last() != own;
            continue;
        }
        judged.commits.append(commit);
        judged.chain += chain;
        judged.round = std::max(judged.round, maker ? roundOf(maker->payload) : 0);
        judged.isOfPerson |= !maker;
    }
    return {};
}

Task<Result<GitSource::Judged>> GitSource::judge(ArmedTrigger trigger, GitChange change)
{
    // On the thread of the database: there may be a thousand commits.
    const auto read = [trigger, change, repository = m_repository,
                       since = m_sameAt.value(nameOf(trigger.ref), m_clock.now())](
                          store::Connection &db) -> Result<Judged> {
        Judged judged;
        AO_CHECK(judgeCommits(db, trigger, change, change.commits, judged));
        const QList<NewCommit> brought = broughtByNobody(change, judged.commits);
        AO_CHECK(judgeCommits(db, trigger, change, brought, judged));
        judged.chain.removeDuplicates();
        if (judged.isOfPerson) {
            judged.chain.clear();
            AO_TRY(const int round, readRound(db, repository, since));
            judged.round = std::max(judged.round, round);
            AO_TRY(judged.apart, readApartRuns(db, since));
        }
        return judged;
    };
    co_return co_await m_database.read(m_scope.token(), read);
}

Task<Result<std::optional<Fired>>> GitSource::tellIfWanted(ArmedTrigger trigger, GitChange change)
{
    AO_CO_TRY(Judged judged, co_await judge(trigger, change));
    if (judged.commits.isEmpty() && !judged.isCircle)
        co_return std::nullopt;
    const auto find = [repository = m_repository, change, parameters = trigger.parameters,
                       commits = judged.commits.isEmpty() ? change.commits : judged.commits](
                          const CancelToken &token) {
        return wantedPaths(repository, change, commits, parameters, token);
    };
    AO_CO_TRY(const auto paths, co_await onWorker(m_pool, m_scope.token(), find));
    if (!paths)
        co_return std::nullopt;
    if (judged.commits.isEmpty()) {
        co_return co_await refuse(
            trigger, change,
            Error(errors::kGoesInCircles,
                  u"the new commit of %1 was made by a run that this workflow has begun through "
                  "others: they would go round in circles"_s.arg(change.ref.name)));
    }
    if (!judged.apart.isEmpty()) {
        const auto count = [repository = m_repository, judged](const CancelToken &token) {
            return roundOfCommits(repository, judged.commits, judged.apart, token);
        };
        AO_CO_TRY(const int round, co_await onWorker(m_pool, m_scope.token(), count));
        judged.round = std::max(judged.round, round);
    }
    if (judged.round >= kMostRounds)
        co_return co_await refuse(trigger, change, tooManyRounds());
    co_return co_await tell(trigger, change, *paths, judged);
}

Task<Result<Fired>> GitSource::refuse(ArmedTrigger trigger, GitChange change, Error why)
{
    const TriggerProgress after = withRef(trigger.progress, change.ref);
    AO_CO_TRY(const TriggerProgress now, co_await m_sink.refuse(trigger.ref, after, why));
    co_return Fired{.isTaken = now.state == after.state, .run = {}, .progress = now};
}

Task<Result<Fired>> GitSource::tell(ArmedTrigger trigger, GitChange change, QStringList paths,
                                    Judged judged)
{
    const TriggerProgress after = withRef(trigger.progress, change.ref);
    const bool isTag = change.ref.kind == GitRef::Kind::Tag;
    const QString before = change.before.isNull() ? QString() : change.before.toHex();
    const QJsonObject payload{{u"branch"_s, isTag ? QString() : change.ref.name},
                              {u"tag"_s, isTag ? change.ref.name : QString()},
                              {u"commit"_s, change.ref.commit.toHex()},
                              {u"before"_s, before},
                              {u"paths"_s, QJsonArray::fromStringList(paths)}};
    // A branch may come to the same commit again: the revision tells the two apart.
    const QString key = u"%1:%2:%3"_s.arg(change.ref.key(), change.ref.commit.toHex(),
                                          QString::number(after.revision));
    co_return co_await m_sink.fire(
        trigger.ref,
        {.key = key, .payload = withTraces(payload, judged.chain, judged.round), .after = after});
}

} // namespace agentops::triggers
