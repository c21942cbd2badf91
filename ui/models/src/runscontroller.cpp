// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runscontroller.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::ui {

using workflow::RunEvent;
using workflow::RunId;
using workflow::RunService;
using workflow::RunState;
using workflow::RunSummary;
using workflow::StepPath;

namespace {

constexpr auto kClockInterval = 1s;

} // namespace

RunsController::RunsController(RunService &service, WorkerPool &files, Clock &clock, QString person,
                               QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_clock(clock)
    , m_person(std::move(person))
    , m_preview(files)
{
    m_view.earlier()->setService(service);
    m_clockTimer.setInterval(kClockInterval);
    connect(&m_clockTimer, &QTimer::timeout, this, &RunsController::tick);
    connect(&m_service, &RunService::eventRecorded, this, &RunsController::onEventRecorded);
    connect(&m_service, &RunService::runChanged, this, &RunsController::onRunChanged);
    connect(&m_service, &RunService::runRemoved, this, &RunsController::onRunRemoved);
    connect(&m_service, &RunService::logAppended, this, [this](const RunId &run) {
        if (run == m_selected)
            m_view.readLogOn();
    });
    connect(&m_service, &RunService::progressReported, this,
            [this](const RunId &run, const StepPath &node, double fraction, const QString &text) {
                if (run == m_selected)
                    m_view.setProgress(node, fraction, text);
            });
    connect(&m_service, &RunService::runLost, this, [this](const RunId &run) {
        if (run == m_selected)
            m_view.setRunningHere(false);
    });
    m_runs.setNow(m_clock.now());
    reload();
}

QString RunsController::selectedRun() const
{
    return m_selected.isNull() ? QString() : m_selected.toString();
}

int RunsController::waitingCount() const
{
    return m_waitingCount;
}

int RunsController::activeCount() const
{
    return m_activeCount;
}

void RunsController::reload()
{
    m_loading.run(
        tr("Reading the list of runs"),
        [this](CancelToken token) { return m_service.list(kListLimit, token); },
        [this](const QList<RunSummary> &runs) {
            m_runs.setNow(m_clock.now());
            m_runs.setRuns(runs);
            updateCounts();
        });
}

void RunsController::select(const QString &runId)
{
    const RunId id = RunId::parse(runId).value_or(RunId());
    if (id == m_selected)
        return;
    m_selected = id;
    m_view.clear();
    m_preview.close();
    m_acting.reset();
    Q_EMIT selectedRunChanged();
    reopen();
}

void RunsController::reopen()
{
    m_earlyEvents.clear();
    if (m_selected.isNull()) {
        m_opening.cancel();
        m_opening.reset();
        return;
    }
    m_opening.run(
        tr("Reading the run"),
        [this](CancelToken token) { return m_service.show(m_selected, token); },
        [this](const workflow::RunDetail &run) {
            m_view.show(run, logReaderOf(m_service, m_selected), m_clock.now());
            m_view.setRunningHere(m_service.activeRuns().contains(m_selected));
            const QList<RunEvent> early = std::exchange(m_earlyEvents, {});
            const auto follows = [this](const RunEvent &event) {
                return m_view.apply(event, m_clock.now());
            };
            if (!std::ranges::all_of(early, follows))
                reopen();
        });
}

void RunsController::retranslate()
{
    rereadRows(m_runs);
    m_view.retranslate();
}

void RunsController::onEventRecorded(const RunEvent &event)
{
    if (event.run != m_selected)
        return;
    if (m_opening.isRunning()) {
        m_earlyEvents.append(event);
        return;
    }
    m_view.setRunningHere(m_service.activeRuns().contains(m_selected));
    if (!m_view.apply(event, m_clock.now()))
        reopen();
}

void RunsController::onRunChanged(const RunSummary &run)
{
    m_runs.setNow(m_clock.now());
    m_runs.update(run);
    if (run.id == m_selected && !m_opening.isRunning())
        m_view.setWaitsFor(run.waitsFor);
    updateCounts();
}

void RunsController::onRunRemoved(const RunId &run)
{
    if (run == m_selected)
        select({});
    m_runs.remove(run);
    updateCounts();
}

void RunsController::goOn(const QString &nodeId)
{
    m_acting.run(tr("Going on"), [&](CancelToken token) {
        return m_service.goOn(m_selected, StepPath(nodeId), workflow::StepMode::Continue, token);
    });
}

void RunsController::approve(const QString &nodeId, const QString &comment)
{
    decide(tr("Approving"), nodeId, true, comment);
}

void RunsController::reject(const QString &nodeId, const QString &comment)
{
    decide(tr("Rejecting"), nodeId, false, comment);
}

void RunsController::decide(const QString &text, const QString &nodeId, bool isApproved,
                            const QString &comment)
{
    m_acting.run(text, [&](CancelToken token) {
        return m_service.decide(m_selected, StepPath(nodeId), {isApproved, m_person, comment},
                                token);
    });
}

void RunsController::answer(const QString &nodeId, Answer answer, const QString &comment)
{
    const workflow::Resolution resolution = answer == RunAgain ? workflow::Resolution::RunAgain
        : answer == ItHappened                                 ? workflow::Resolution::MarkSucceeded
                                                               : workflow::Resolution::MarkFailed;
    m_acting.run(tr("Answering"), [&](CancelToken token) {
        return m_service.resolve(m_selected, StepPath(nodeId), resolution, m_person, comment,
                                 token);
    });
}

void RunsController::cancelRun()
{
    m_acting.run(tr("Cancelling the run"),
                 [this](CancelToken token) { return m_service.cancel(m_selected, token); });
}

void RunsController::resumeRun()
{
    m_acting.run(
        tr("Resuming the run"),
        [this](CancelToken token) { return m_service.resume(m_selected, token); },
        [this] { m_view.setRunningHere(m_service.activeRuns().contains(m_selected)); });
}

void RunsController::rerun()
{
    rerun(tr("Starting the run again"), {});
}

void RunsController::rerunFrom(const QString &nodeId)
{
    rerun(tr("Starting again from “%1”").arg(m_view.steps()->titleOf(nodeId)),
          {.extent = workflow::RerunRequest::Extent::From, .from = {StepPath(nodeId)}});
}

void RunsController::rerun(const QString &text, workflow::RerunRequest request)
{
    const RunSummary *run = m_runs.findRun(m_selected);
    workflow::RunOptions options;
    options.repository = run ? run->repository : QString();
    m_acting.run(
        text,
        [&](CancelToken token) { return m_service.rerun(m_selected, request, options, token); },
        [this](const RunId &id) { select(id.toString()); });
}

void RunsController::tick()
{
    const Timestamp now = m_clock.now();
    m_runs.setNow(now);
    m_view.setNow(now);
}

void RunsController::updateCounts()
{
    const int waiting = m_runs.countIn(RunState::Waiting);
    const int active =
        waiting + m_runs.countIn(RunState::Running) + m_runs.countIn(RunState::Pending);
    if (active > 0 && !m_clockTimer.isActive())
        m_clockTimer.start();
    else if (active == 0)
        m_clockTimer.stop();
    if (m_waitingCount == waiting && m_activeCount == active)
        return;
    m_waitingCount = waiting;
    m_activeCount = active;
    Q_EMIT countsChanged();
}

} // namespace agentops::ui
