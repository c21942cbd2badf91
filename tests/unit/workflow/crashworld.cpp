// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashworld.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QFile>
#include <QtCore/QScopeGuard>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace agentops::testing {

namespace {

constexpr auto kKey = "the one start";
constexpr auto kWho = "ada";

QString contentOf(const StepContext &context)
{
    return u"file of %1 at %2"_s.arg(context.step.text()).arg(context.attempt);
}

} // namespace

CrashWorld::CrashWorld(Document document) : m_document(std::move(document))
{
    for (const Node &node : m_document.nodes)
        teach(node.id.text(), {});
    fixture.end();
}

CrashWorld::~CrashWorld()
{
    fixture.end(); // before the disk below it
}

void CrashWorld::teach(const QString &node, const Deed &deed)
{
    fixture.scripts[node] = [this, deed](StepContext context, CancelToken token) {
        return perform(this, deed, std::move(context), std::move(token));
    };
}

Task<Result<StepOutput>> CrashWorld::perform(CrashWorld *world, Deed deed, StepContext context,
                                             CancelToken token)
{
    if (world->isDead())
        co_return fail(Error::cancelled());
    const QString name = context.step.text();
    if (deed.asks && !context.decision)
        co_return StepOutput{.approval = ApprovalRequest{u"Go on?"_s, name}};
    world->begins(context);
    context.services->log(LogStream::Output, u"%1 at %2\n"_s.arg(name).arg(context.attempt));
    bool hasChild = false;
    if (deed.hasChild) {
        AO_CO_CHECK(co_await context.services->recordProcess({{u"child"_s, name}}));
        if (world->isDead())
            co_return fail(Error::cancelled());
        hasChild = true;
        ++world->m_traces[name].liveChildren;
    }
    // Whoever is cancelled ends its child; whoever is dead does not.
    const auto end = qScopeGuard([&] {
        if (hasChild && !world->isDead())
            --world->m_traces[name].liveChildren;
    });
    if (deed.gate)
        AO_CO_CHECK(co_await deed.gate->wait(token));
    if (deed.leavesFile) {
        AO_CO_CHECK(co_await context.services->writeArtefact(u"file"_s, u"text/plain"_s,
                                                             contentOf(context).toUtf8()));
    }
    if (world->isDead())
        co_return fail(Error::cancelled());
    AO_CO_CHECK(token.check());
    Traces &traces = world->m_traces[name];
    if (deed.isFailing || traces.failures < deed.failures) {
        ++traces.failures;
        traces.isOpen = false;
        co_return fail(agentops::errors::kIo, u"as planned"_s);
    }
    traces.done.append(context.attempt);
    StepOutput result = output(u"out"_s, context.attempt);
    if (deed.wait > 0ms)
        result.dueAt = world->fixture.clock().now() + deed.wait;
    co_return result;
}

void CrashWorld::begins(const StepContext &context)
{
    const QString name = context.step.text();
    Traces &traces = m_traces[name];
    const bool isOutside = this->isOutside(context.step.node());
    const bool isPromised = promise == Promise::Everything || isOutside;
    if (promise == Promise::Everything && holdsBefore(context.step.node()) && !traces.mayBegin)
        violate(u"4: %1 began before anybody had let it go"_s.arg(name));
    if (traces.isCancelled)
        violate(u"2: %1 ran again after it had been cancelled"_s.arg(name));
    if (isPromised && traces.succeededAt > 0)
        violate(u"2: %1 ran again after its success was recorded"_s.arg(name));
    if (isPromised && !traces.begun.isEmpty() && context.attempt <= traces.begun.last().number)
        violate(u"2: %1 does not see that this is another attempt"_s.arg(name));
    if (promise == Promise::Everything && traces.dueAt && fixture.clock().now() < *traces.dueAt)
        violate(u"4: %1 came before it was due"_s.arg(name));
    if (traces.liveChildren > 0)
        violate(u"5: %1 begins while a child of it still runs"_s.arg(name));
    const bool hasKey = !context.idempotencyKey.isEmpty();
    if (isOutside && !hasKey && traces.isOpen)
        violate(u"6: %1 may have happened, and nobody was asked"_s.arg(name));
    traces.isOpen = true;
    traces.begun.append({context.attempt, m_life});
}

void CrashWorld::hear(const RunEvent &event)
{
    if (isDead())
        return;
    Traces &traces = m_traces[event.step.text()];
    if (event.sequence <= m_lastSequence && promise == Promise::Everything)
        violate(u"3: event %1 was announced behind %2"_s.arg(event.sequence).arg(m_lastSequence));
    m_lastSequence = event.sequence;
    const auto due = [&event] {
        return Timestamp(std::chrono::milliseconds(event.data.value("dueAt"_L1).toInteger()));
    };
    if (event.kind == EventKind::StepSucceeded) {
        if (traces.dueAt && fixture.clock().now() < *traces.dueAt)
            violate(u"4: %1 went on before it was due"_s.arg(event.step.text()));
        traces.succeededAt = std::max(event.attempt, 1);
    } else if (event.kind == EventKind::StepRetryScheduled
               || event.kind == EventKind::StepTimerSet) {
        traces.dueAt = due();
    } else if (event.kind == EventKind::RunFinished) {
        m_isFinal = true;
    }
}

bool CrashWorld::isOutside(const NodeId &node) const
{
    const auto isIn = [&node](const Document &document) {
        const Node *found = document.findNode(node);
        return found && found->kind == "deploy"_L1;
    };
    return isIn(m_document) || std::ranges::any_of(called, isIn);
}

bool CrashWorld::holdsBefore(const NodeId &node) const
{
    return std::ranges::contains(breakpoints, node, &Breakpoint::node);
}

void CrashWorld::cancelStep(const StepPath &step)
{
    const Result<> cancelled =
        await(fixture.service().cancelStep(*m_run, step, QLatin1StringView(kWho), {}));
    if (cancelled && !disk.isCut() && promise == Promise::Everything)
        m_traces[step.text()].isCancelled = true;
}

RunServiceOptions CrashWorld::options()
{
    RunServiceOptions options = fixture.options();
    options.isSynced = isSynced;
    options.loadWorkflow = [this](QString, QString name) -> Task<Result<Document>> {
        return [](Document document) -> Task<Result<Document>> {
            co_return document;
        }(called.value(name));
    };
    options.endProcess = [this](QJsonObject identity, CancelToken) -> Task<Result<>> {
        if (!isDead())
            m_traces[identity.value("child"_L1).toString()].liveChildren = 0;
        return []() -> Task<Result<>> {
            co_return Result<>();
        }();
    };
    return options;
}

void CrashWorld::note(const Error &error)
{
    if (disk.isCut() || error.isCancelled())
        return;
    static constexpr std::array kClear{agentops::errors::kIo, agentops::errors::kDiskFull};
    m_errors.append(QString::fromLatin1(error.code().text()));
    m_hasFailed |= disk.hasStruck();
    if (!m_hasFailed || !std::ranges::contains(kClear, error.code()))
        violate(u"an error that says nothing of the disk: "_s + error.describe());
}

void CrashWorld::violate(const QString &sentence)
{
    if (!violations.contains(sentence))
        violations.append(sentence);
}

bool CrashWorld::isOver() const
{
    return disk.isCut() || m_isFinal;
}

void CrashWorld::live(int turns)
{
    ++m_life;
    m_isLost = false;
    m_hasFailed = false;
    m_isEnding = false;
    Result<> begun = fixture.begin(options());
    if (!begun && !disk.isCut()) {
        note(begun.error());
        disk.repair();
        begun = fixture.begin(options());
    }
    m_isOpen = begun.has_value();
    if (m_isOpen) { // a checkpoint now and then, where a real run has one in a thousand pages
        (void)fixture.database().writeBlocking([](store::Connection &connection) {
            return connection.execute("PRAGMA wal_autocheckpoint=40");
        });
    }
    if (!m_isOpen) {
        if (!disk.isCut())
            violate(u"the program does not begin: "_s + begun.error().describe());
        return;
    }
    QObject::connect(&fixture.service(), &RunService::eventRecorded,
                     [this](const RunEvent &event) { hear(event); });
    QObject::connect(&fixture.service(), &RunService::runLost,
                     [this](const RunId &, const Error &error) {
                         note(error);
                         m_isLost = true;
                     });
    QObject::connect(&fixture.service(), &RunService::logAppended,
                     [this](const RunId &, const LogLine &line) {
                         if (!isDead())
                             m_traces[line.step.text()].shown.append(line.text);
                     });
    startOrFind();
    for (int i = 0; i < turns && !isOver(); ++i)
        turn();
}

void CrashWorld::startOrFind()
{
    for (int i = 0; i < 2 && !disk.isCut(); ++i) {
        const auto runs = await(fixture.service().list(10, {}));
        if (runs && runs->size() > 1)
            violate(u"1: one start has made several runs"_s);
        if (runs && !runs->isEmpty()) {
            m_run = runs->first().id;
            m_isFinal = isFinal(runs->first().state);
            return;
        }
        if (m_isPromised && promise == Promise::Everything)
            violate(u"1: a run whose start had returned is gone"_s);
        const auto started =
            await(fixture.service().start(m_document,
                                          {.repository = u"/repository"_s,
                                           .idempotencyKey = QLatin1StringView(kKey),
                                           .breakpoints = breakpoints},
                                          {}));
        if (started) {
            m_run = *started;
            m_isPromised = !disk.isCut();
            return;
        }
        note(started.error());
        if (!disk.isCut())
            disk.repair();
    }
}

void CrashWorld::turn()
{
    fixture.settle();
    if (isOver())
        return;
    recover();
    if (!m_run)
        return startOrFind();
    const auto detail = await(fixture.service().show(*m_run, {}));
    if (!detail) {
        violate(u"the run cannot be read: "_s + detail.error().describe());
        return;
    }
    if (isFinal(detail->status.summary().state)) {
        m_isFinal = true;
        return;
    }
    if (onTurn)
        onTurn(detail->status);
    answer(detail->status);
    fixture.clock().advance(500ms);
}

/// What a person does once the program has told of a fault: has it mended, and tells it to go on.
void CrashWorld::recover()
{
    if (disk.hasStruck() && !disk.isCut()) {
        m_hasFailed = true;
        disk.repair();
    }
    if (!m_isLost || !m_run)
        return;
    m_isLost = false;
    ++m_resumed;
    const Result<> resumed = await(fixture.service().resume(*m_run, {}));
    if (!resumed && !disk.isCut() && codeOf(resumed) != "workflow.run_finished"_L1)
        violate(u"the run does not go on after the fault: "_s + resumed.error().describe());
}

void CrashWorld::answer(const RunStatus &status)
{
    RunService &service = fixture.service();
    for (const StepStatus &step : status.steps()) {
        Traces &traces = m_traces[step.path.text()];
        if (step.hold) {
            if (traces.isLetGo && promise == Promise::Everything)
                violate(u"4: %1 is held again"_s.arg(step.path.text()));
            // Each way of going on: until the next breakpoint, over and into the next step.
            const auto how = StepMode(step.path.text().size() % 3);
            traces.mayBegin = true;
            const auto letGo = await(service.goOn(*m_run, step.path, how, {}));
            traces.isLetGo = letGo && !disk.isCut();
        } else if (step.state == StepState::WaitingForApproval) {
            if (traces.isDecided && promise == Promise::Everything)
                violate(u"4: an answer that was taken is asked for again"_s);
            const auto decided =
                await(service.decide(*m_run, step.path, {true, QLatin1StringView(kWho), {}}, {}));
            if (decided && !disk.isCut())
                traces.isDecided = true;
        } else if (step.state == StepState::InDoubt) {
            const bool hasHappened = traces.done.contains(step.attempt);
            traces.isOpen = false;
            traces.isMarked = hasHappened;
            (void)await(service.resolve(
                *m_run, step.path, hasHappened ? Resolution::MarkSucceeded : Resolution::RunAgain,
                QLatin1StringView(kWho), {}, {}));
        }
        if (isOver())
            return;
    }
}

void CrashWorld::die(FaultyDisk::Loss loss, unsigned seed)
{
    m_isEnding = true; // what the dying program still does does not count
    fixture.end();
    disk.restart(loss, seed);
    m_isOpen = false;
    m_isFinal = false; // whether that was recorded, the journal says
    m_lastSequence = 0;
    if (loss == FaultyDisk::Loss::Power) {
        for (Traces &traces : m_traces)
            traces.liveChildren = 0;
    }
    if (promise == Promise::OutsideOnly) {
        for (Traces &traces : m_traces) {
            traces.dueAt.reset();
            traces.isDecided = false;
            traces.isLetGo = false;
        }
    }
}

RunStatus CrashWorld::status()
{
    const auto detail = await(fixture.service().show(*m_run, {}));
    return detail ? detail->status : RunStatus();
}

void CrashWorld::check()
{
    if (!m_isFinal || !m_isOpen) {
        violate(u"1: the run has not ended"_s);
        return;
    }
    const auto detail = await(fixture.service().show(*m_run, {}));
    if (!detail) {
        violate(u"3: the journal cannot be read: "_s + detail.error().describe());
        return;
    }
    QMap<QString, int> successes;
    for (const RunEvent &event : detail->events) {
        if (event.kind == EventKind::StepSucceeded && ++successes[event.step.text()] > 1)
            violate(u"4: %1 has succeeded twice"_s.arg(event.step.text()));
    }
    for (const StepStatus &step : detail->status.steps())
        checkStep(step);
    const Result<> whole = await(fixture.database().checkIntegrity({}));
    if (!whole)
        violate(u"3: the journal is damaged: "_s + whole.error().describe());
}

void CrashWorld::checkStep(const StepStatus &step)
{
    const Traces traces = m_traces.value(step.path.text());
    const QString name = step.path.text();
    if (step.state == StepState::Succeeded && !traces.begun.isEmpty() && !traces.isMarked) {
        if (!traces.done.contains(step.outputs.value("out"_L1).toInt()))
            violate(u"3: %1 succeeded without its output"_s.arg(name));
    }
    // A program that goes on after a fault of the disk is as good as another one.
    const qsizetype most = 1 + traces.failures + (m_life - 1) + m_resumed;
    if (promise == Promise::Everything && traces.begun.size() > most)
        violate(u"2: %1 began %2 times"_s.arg(name).arg(traces.begun.size()));
    for (const Artefact &artefact : step.artefacts) {
        QFile file(artefact.path);
        if (!file.open(QIODevice::ReadOnly) || file.size() != artefact.sizeBytes)
            violate(u"3: a file of %1 is not whole"_s.arg(name));
    }
    const auto log = await(fixture.service().logs(*m_run, step.path, 0, {}));
    QStringList kept;
    for (const LogLine &line : log.value_or(QList<LogLine>()))
        kept.append(line.text);
    for (const QString &line : traces.shown) {
        if (promise == Promise::Everything && !isSynced && !kept.contains(line))
            violate(u"9: a line of %1 that was shown is gone"_s.arg(name));
    }
}

} // namespace agentops::testing
