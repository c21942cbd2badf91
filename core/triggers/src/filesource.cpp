// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesource.h"

#include "runtraces.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/treewatcher.h>
#include <agentops/store/database.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace agentops::triggers {

namespace {

Q_LOGGING_CATEGORY(lcFiles, "agentops.triggers")

constexpr milliseconds kLongestQuiet{600'000};

QString digestOf(const TriggerProgress &progress)
{
    return progress.state.value("digest"_L1).toString();
}

} // namespace

FileSource::FileSource(TriggerSink &sink, store::Database &database, workflow::RunService &runs,
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

FileSource::~FileSource() = default;

QStringList FileSource::kinds() const
{
    return {kFilesKind};
}

Task<Result<TriggerProgress>> FileSource::begin(ArmedTrigger trigger, CancelToken token)
{
    const auto see = [repository = m_repository,
                      parameters = trigger.parameters](const CancelToken &cancel) {
        return seeFiles(repository, {{parameters, {}, {}}}, {}, cancel);
    };
    AO_CO_TRY(const SeenTree now, co_await onWorker(m_pool, token, see));
    co_return TriggerProgress{.state = {{u"digest"_s, now.seen.first().digest}}};
}

void FileSource::watch(const QList<ArmedTrigger> &triggers)
{
    std::vector<Watched> watched;
    for (const ArmedTrigger &trigger : triggers) {
        const Watched *known = find(trigger.ref);
        watched.push_back(known && known->trigger.parameters == trigger.parameters ? *known
                                                                                   : Watched());
        watched.back().trigger = trigger;
    }
    m_triggers = std::move(watched);
    if (triggers.isEmpty()) {
        m_watcher.reset();
        m_files.clear();
        return;
    }
    if (!m_watcher) {
        m_watcher = std::make_unique<git::TreeWatcher>(m_repository);
        QObject::connect(m_watcher.get(), &git::TreeWatcher::changed, [this] { look(); });
        m_watcher->setActive(true);
    }
    look();
}

void FileSource::look()
{
    m_isChanged = true;
    m_wake->cancel();
    if (!m_isServing && m_watcher && !m_scope.token().isCancelled())
        m_scope.start(serve());
}

Task<> FileSource::close()
{
    m_watcher.reset();
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> FileSource::serve()
{
    m_isServing = true;
    while (m_watcher && !m_scope.token().isCancelled()) {
        m_isChanged = false;
        m_wake = std::make_unique<CancelSource>(m_scope.token());
        const CancelToken wake = m_wake->token();
        const Result<> done = co_await serveAll();
        if (!done && !done.error().isCancelled())
            qCWarning(lcFiles, "%s", qPrintable(done.error().describe()));
        const auto quiet = untilQuiet();
        if (!m_isChanged && (!done || !quiet))
            break; // whoever looks next comes back to what could not be done
        if (!m_isChanged)
            static_cast<void>(co_await m_clock.sleep(*quiet, wake));
    }
    m_isServing = false;
}

Task<Result<>> FileSource::serveAll()
{
    const Timestamp at = m_clock.now();
    const milliseconds begun = m_clock.elapsed();
    const std::vector<Watched> triggers = m_triggers;
    QList<WantedFiles> wanted;
    for (const Watched &watched : triggers)
        wanted.append(
            {watched.trigger.parameters, digestOf(watched.trigger.progress), watched.known});
    const auto see = [repository = m_repository, wanted, files = m_files](const CancelToken &stop) {
        return seeFiles(repository, wanted, files, stop);
    };
    AO_CO_TRY(const SeenTree tree, co_await onWorker(m_pool, m_scope.token(), see));
    if (tree.files && m_watcher) {
        m_files = *tree.files;
        m_watcher->setFiles(m_files);
    }
    for (qsizetype i = 0; i < tree.seen.size(); ++i) {
        const SeenFiles &seen = tree.seen[i];
        Watched *watched = find(triggers[size_t(i)].trigger.ref);
        if (!watched || watched->trigger.parameters != wanted[i].parameters)
            continue; // armed anew meanwhile
        if (seen.digest == digestOf(watched->trigger.progress)) {
            watched->known = {seen.digest, seen.contents};
            watched->changed.clear();
            watched->sameAt = at;
        } else if (std::exchange(watched->changed, seen.digest) != seen.digest) {
            // Quiet are files that are the same after some time, whatever others do meanwhile.
            watched->changedAt = m_clock.elapsed();
        } else if (begun - watched->changedAt >= watched->quietTime()) {
            watched->changed.clear();
            AO_CO_CHECK(co_await serveOne(*watched, seen, at));
        }
    }
    co_return {};
}

Task<Result<>> FileSource::serveOne(Watched watched, SeenFiles seen, Timestamp at)
{
    const ArmedTrigger &trigger = watched.trigger;
    const auto read = [repository = m_repository,
                       since = watched.sameAt.value_or(at)](store::Connection &db) {
        return readRound(db, repository, since);
    };
    AO_CO_TRY(const int round, co_await m_database.read(m_scope.token(), read));
    TriggerProgress after = trigger.progress;
    after.state.insert(u"digest"_s, seen.digest);
    TriggerProgress now;
    if (round >= kMostRounds) {
        AO_CO_TRY(now, co_await m_sink.refuse(trigger.ref, after, tooManyRounds()));
    } else {
        const QJsonObject payload{{u"paths"_s, QJsonArray::fromStringList(seen.changed)}};
        const QString key = u"%1:%2"_s.arg(seen.digest, QString::number(after.revision));
        AO_CO_TRY(const Fired fired,
                  co_await m_sink.fire(
                      trigger.ref,
                      {.key = key, .payload = withTraces(payload, {}, round), .after = after}));
        now = fired.progress;
        m_isChanged = m_isChanged || (!fired.isTaken && now.revision != after.revision);
    }
    if (Watched *current = find(trigger.ref)) {
        current->trigger.progress = now;
        if (digestOf(now) == seen.digest) {
            current->known = {seen.digest, seen.contents};
            current->sameAt = at;
        }
    }
    co_return {};
}

milliseconds FileSource::Watched::quietTime() const
{
    const milliseconds given(trigger.parameters.value("quietMs"_L1).toInteger());
    return std::clamp(given, milliseconds(0), kLongestQuiet);
}

FileSource::Watched *FileSource::find(const TriggerRef &ref)
{
    const auto found = std::ranges::find_if(
        m_triggers, [&ref](const Watched &watched) { return watched.trigger.ref == ref; });
    return found == m_triggers.end() ? nullptr : &*found;
}

std::optional<milliseconds> FileSource::untilQuiet() const
{
    std::optional<milliseconds> least;
    for (const Watched &watched : m_triggers) {
        if (watched.changed.isEmpty())
            continue;
        const milliseconds left = watched.changedAt + watched.quietTime() - m_clock.elapsed();
        least = std::min(least.value_or(left), left);
    }
    return least ? std::optional(std::max(*least, milliseconds(0))) : std::nullopt;
}

} // namespace agentops::triggers
