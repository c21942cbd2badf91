// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsource.h"

#include "runtraces.h"
#include "triggertables.h"

#include <agentops/base/workerpool.h>
#include <agentops/store/database.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

using workflow::RunService;
using workflow::RunSummary;

namespace {

Q_LOGGING_CATEGORY(lcRuns, "agentops.triggers")

/// Of what is read at once.
constexpr qsizetype kMostRuns = 100;
constexpr qint64 kMostEvents = 2000;
/// After so many events without a match the place is remembered, so that nobody reads them again.
constexpr qint64 kMostReadAgain = 10'000;

/// The id of the workflow in a file of the repository; else the text as it is: a name or an id.
Result<QString> workflowOf(const QString &repository, const QString &text)
{
    const QString path = QDir(repository).filePath(text);
    if (text.isEmpty() || !QFileInfo(path).isFile())
        return text;
    AO_TRY(const auto parsed, workflow::readDocumentFileBlocking(path));
    AO_TRY(const workflow::Document document, parsed.toResult());
    return document.properties.id.toString();
}

bool fits(const ArmedTrigger &trigger, const EndedRun &ended)
{
    const QString wanted = trigger.progress.state.value("workflow"_L1).toString();
    const bool isWanted =
        wanted.isEmpty() || wanted == ended.workflow.toString() || wanted == ended.workflowName;
    return isWanted && trigger.parameters.value("states"_L1).toArray().contains(ended.state)
        && !chainOf(ended.payload, ended.workflow).contains(trigger.ref.workflow.toString());
}

qint64 positionOf(const TriggerProgress &progress)
{
    return progress.state.value("position"_L1).toInteger();
}

} // namespace

RunSource::RunSource(TriggerSink &sink, store::Database &database, RunService &runs,
                     WorkerPool &pool, QString repository)
    : m_sink(sink)
    , m_database(database)
    , m_runs(runs)
    , m_pool(pool)
    , m_repository(std::move(repository))
{
    QObject::connect(&runs, &RunService::runChanged, &m_context, [this](const RunSummary &run) {
        if (isFinal(run.state))
            look();
    });
}

QStringList RunSource::kinds() const
{
    return {kRunKind};
}

Task<Result<TriggerProgress>> RunSource::begin(ArmedTrigger trigger, CancelToken token)
{
    const QString text = trigger.parameters.value("workflow"_L1).toString();
    AO_CO_TRY(const QString wanted,
              co_await onWorker(m_pool, token, [repository = m_repository, text](CancelToken) {
                  return workflowOf(repository, text);
              }));
    AO_CO_TRY(const qint64 position, co_await m_database.read(token, readLastPosition));
    co_return TriggerProgress{.state = {{u"position"_s, position}, {u"workflow"_s, wanted}}};
}

void RunSource::watch(const QList<ArmedTrigger> &triggers)
{
    m_triggers = triggers;
    look();
}

void RunSource::look()
{
    m_isStale = true;
    if (!m_isServing && !m_triggers.isEmpty() && !m_scope.token().isCancelled())
        m_scope.start(serve());
}

Task<> RunSource::close()
{
    m_scope.cancel();
    co_await m_scope.join();
}

Task<> RunSource::serve()
{
    m_isServing = true;
    while (std::exchange(m_isStale, false) && !m_scope.token().isCancelled()) {
        const QList<ArmedTrigger> triggers = m_triggers;
        for (const ArmedTrigger &trigger : triggers) {
            const Result<> done = co_await serveOne(trigger);
            if (!done && !done.error().isCancelled())
                qCWarning(lcRuns, "%s", qPrintable(done.error().describe()));
        }
    }
    m_isServing = false;
}

Task<Result<>> RunSource::serveOne(ArmedTrigger trigger)
{
    AO_CO_TRY(const qint64 end, co_await m_database.read(m_scope.token(), readLastPosition));
    qint64 from = positionOf(trigger.progress);
    while (from < end) {
        const qint64 upTo = std::min(from + kMostEvents, end);
        AO_CO_TRY(const QList<EndedRun> ended,
                  co_await m_database.read(m_scope.token(), [from, upTo](store::Connection &db) {
                      return readEndedRuns(db, from, upTo, int(kMostRuns));
                  }));
        const auto match = std::ranges::find_if(
            ended, [&trigger](const EndedRun &run) { return fits(trigger, run); });
        const qint64 revision = trigger.progress.revision;
        bool isTold = true;
        if (match != ended.end()) {
            AO_CO_TRY(const Fired fired, co_await tell(trigger, *match));
            trigger.progress = fired.progress;
            isTold = fired.isTaken || fired.progress.revision != revision;
        } else {
            from = ended.size() == kMostRuns ? ended.last().position : upTo;
            if (from - positionOf(trigger.progress) <= kMostReadAgain)
                continue;
            TriggerProgress after = trigger.progress;
            after.state.insert(u"position"_s, from);
            AO_CO_TRY(trigger.progress, co_await m_sink.remember(trigger.ref, after));
        }
        from = positionOf(trigger.progress);
        if (ArmedTrigger *armed = find(trigger.ref))
            armed->progress = trigger.progress;
        if (!isTold)
            break;
    }
    co_return {};
}

Task<Result<Fired>> RunSource::tell(ArmedTrigger trigger, EndedRun ended)
{
    if (ended.hasLargeOutputs) {
        const auto outputs = co_await m_runs.outputs(ended.run, m_scope.token());
        if (!outputs
            && (outputs.error().isCancelled()
                || outputs.error().code().errorClass() == ErrorClass::Transient))
            co_return fail(outputs.error());
        if (!outputs) // they are gone: that the run has ended is to be told all the same
            qCWarning(lcRuns, "%s", qPrintable(outputs.error().describe()));
        ended.outputs = outputs.value_or(QJsonObject());
    }
    TriggerProgress after = trigger.progress;
    after.state.insert(u"position"_s, ended.position);
    const QJsonObject payload{{u"run"_s, ended.run.toString()},
                              {u"workflow"_s, ended.workflowName},
                              {u"state"_s, ended.state},
                              {u"outputs"_s, ended.outputs}};
    const QStringList chain = chainOf(ended.payload, ended.workflow);
    co_return co_await m_sink.fire(trigger.ref,
                                   {.key = u"run:"_s + ended.run.toString(),
                                    .payload = withTraces(payload, chain, roundOf(ended.payload)),
                                    .after = after});
}

ArmedTrigger *RunSource::find(const TriggerRef &ref)
{
    const auto found = std::ranges::find(m_triggers, ref, &ArmedTrigger::ref);
    return found == m_triggers.end() ? nullptr : &*found;
}

} // namespace agentops::triggers
