// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowrun.h>

#include <agentops/base/clock.h>
#include <agentops/ui/graph/edgeoverlay.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <chrono>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
namespace {

constexpr int kRunsSearched = 200;
constexpr std::chrono::seconds kClockStep{1};
constexpr std::chrono::milliseconds kPastPause{80};

workflow::Parameter fieldOf(const workflow::InputSpec &input)
{
    workflow::Parameter parameter;
    parameter.name = input.name;
    parameter.help = input.help;
    parameter.defaultValue = input.defaultValue;
    parameter.isRequired = input.isRequired;
    switch (input.type) {
    case workflow::PortType::Number:
        parameter.type = workflow::Parameter::Type::Number;
        break;
    case workflow::PortType::Boolean:
        parameter.type = workflow::Parameter::Type::Boolean;
        break;
    case workflow::PortType::List:
        parameter.type = workflow::Parameter::Type::List;
        break;
    default:
        parameter.type = workflow::Parameter::Type::Text;
        break;
    }
    return parameter;
}

workflow::Resolution resolutionOf(RunsController::Answer answer)
{
    switch (answer) {
    case RunsController::RunAgain:
        return workflow::Resolution::RunAgain;
    case RunsController::ItHappened:
        return workflow::Resolution::MarkSucceeded;
    case RunsController::ItFailed:
        return workflow::Resolution::MarkFailed;
    }
    Q_UNREACHABLE_RETURN(workflow::Resolution::MarkFailed);
}

} // namespace

WorkflowRun::WorkflowRun(GraphSession &session, workflow::RunService &service, Clock &clock,
                         QString repository, QString person, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_service(service)
    , m_clock(clock)
    , m_repository(std::move(repository))
    , m_person(std::move(person))
    , m_history(m_view)
    , m_edgeData(session, m_view)
    , m_passes(session)
    , m_choice(service, clock)
{
    m_view.earlier()->setService(service);
    m_pastView.earlier()->setService(service);
    connect(&m_history, &RunHistoryView::moved, this, &WorkflowRun::moveTo);
    connect(&m_passes, &PassModel::chosen, this, &WorkflowRun::choosePass);
    connect(m_edgeData.data(), &StepData::passChosen, this, &WorkflowRun::showPassOf);
    connect(&m_choice, &RunChoice::chosen, this, [this](const workflow::RunId &run) {
        m_isOfThisRevision = false;
        dismiss();
        open(run);
    });
    m_pastTimer.setSingleShot(true);
    m_pastTimer.setInterval(kPastPause);
    connect(&m_pastTimer, &QTimer::timeout, this, &WorkflowRun::showPast);
    connect(&service, &workflow::RunService::eventRecorded, this, &WorkflowRun::onEvent);
    connect(&service, &workflow::RunService::logAppended, this, [this](const workflow::RunId &run) {
        if (m_run == run)
            m_view.readLogOn();
    });
    connect(&service, &workflow::RunService::progressReported, this, &WorkflowRun::onProgress);
    connect(&service, &workflow::RunService::runLost, this, [this](const workflow::RunId &run) {
        if (m_run != run)
            return;
        m_view.setRunningHere(false);
        paint();
    });
    connect(&service, &workflow::RunService::runRemoved, this, [this](const workflow::RunId &run) {
        if (m_run == run)
            dismiss();
    });
    connect(&session, &GraphSession::documentChanged, this, &WorkflowRun::changed);
    m_inputs.setApply([this](const QString &name, const QJsonValue &value) {
        m_inputValues.insert(name, value);
        prepareInputs();
        Q_EMIT inputsEdited();
    });
    m_clockTimer.setInterval(kClockStep);
    connect(&m_clockTimer, &QTimer::timeout, this, &WorkflowRun::paint);
}

bool WorkflowRun::isActive() const
{
    return m_status && !isFinal(m_status->summary().state);
}

QString WorkflowRun::stateKeyText() const
{
    return m_status ? stateKey(m_status->summary().state) : u"planned"_s;
}

QString WorkflowRun::stepText() const
{
    if (!m_status)
        return {};
    const workflow::RunSummary &summary = m_status->summary();
    if (isFinal(summary.state))
        return summary.startedAt && summary.finishedAt
            ? durationText(*summary.finishedAt - *summary.startedAt)
            : QString();
    return tr("%1 of %2 steps").arg(summary.finishedCount).arg(summary.plannedCount);
}

bool WorkflowRun::isUpToDate() const
{
    return m_isOfThisRevision && m_revision == m_session.editor().revision();
}

void WorkflowRun::follow(workflow::WorkflowId workflow)
{
    m_workflow = workflow;
    m_choice.setWorkflow(workflow);
    m_isOfThisRevision = false;
    m_inputValues = {};
    dismiss();
    m_opening.run(
        tr("Looking for the last run"),
        [this](CancelToken token) { return m_service.list(kRunsSearched, token); },
        [this](const QList<workflow::RunSummary> &runs) {
            for (const workflow::RunSummary &run : runs) {
                if (run.workflow == m_workflow) {
                    open(run.id);
                    return;
                }
            }
        });
}

void WorkflowRun::dismiss()
{
    m_run.reset();
    m_status.reset();
    m_progress.clear();
    m_chosenPasses.clear();
    m_early.clear();
    m_opening.cancel();
    m_clockTimer.stop();
    m_view.clear();
    m_passes.clear();
    m_choice.setCurrent({});
    if (!m_isCovered)
        m_session.clearOverlays();
    Q_EMIT changed();
}

void WorkflowRun::open(workflow::RunId run)
{
    m_run = run;
    m_choice.setCurrent(run);
    m_status.reset();
    m_early.clear();
    m_progress.clear();
    m_opening.run(
        tr("Reading the run"),
        [this, run](CancelToken token) { return m_service.show(run, token); },
        [this](const workflow::RunDetail &detail) { show(detail); });
    Q_EMIT changed();
}

void WorkflowRun::show(const workflow::RunDetail &run)
{
    m_status = run.status;
    m_facts = RunFacts(run.document);
    m_view.show(run, logReaderOf(m_service, *m_run), m_clock.now());
    m_view.setRunningHere(m_service.activeRuns().contains(*m_run));
    for (const workflow::RunEvent &event : std::exchange(m_early, {})) {
        if (!onEvent(event))
            return;
    }
    paint();
    // One that was begun here may have been changed while it was begun.
    if (m_isOfThisRevision)
        sendBreakpoints();
}

bool WorkflowRun::onEvent(const workflow::RunEvent &event)
{
    if (!m_run || event.run != *m_run)
        return true;
    if (!m_status) {
        m_early.append(event);
        return true;
    }
    if (event.sequence <= m_status->lastSequence())
        return true;
    // After a gap, such as events of another program, the journal is read again.
    if (!m_status->apply(event) || !m_view.apply(event, m_clock.now())) {
        open(event.run);
        return false;
    }
    if (event.kind == workflow::EventKind::StepStarted)
        m_progress.remove(event.step);
    m_view.setRunningHere(m_service.activeRuns().contains(*m_run));
    paint();
    return true;
}

void WorkflowRun::onProgress(const workflow::RunId &run, const workflow::StepPath &step,
                             double fraction, const QString &text)
{
    if (m_run != run)
        return;
    m_progress.insert(step, {fraction, text});
    m_view.setProgress(step, fraction, text);
    paint();
}

void WorkflowRun::paintCanvas()
{
    const bool isPast = m_history.isPast();
    const workflow::RunStatus &status = isPast ? m_history.status() : *m_status;
    const Timestamp now = isPast ? m_history.time() : m_clock.now();
    const ShownSteps shown = shownSteps(status, m_chosenPasses);
    m_session.setOverlays(
        nodeOverlays(status, shown, m_facts,
                     isPast ? QHash<workflow::StepPath, StepProgress>() : m_progress, now),
        edgeOverlays(m_session.editor().document(), status.steps(), shown.steps));
    m_passes.show(status, shown);
    m_edgeData.setPaths(m_passes.paths());
}

void WorkflowRun::setCovered(bool isCovered)
{
    if (m_isCovered == isCovered)
        return;
    m_isCovered = isCovered;
    m_session.clearOverlays();
    if (isCovered)
        m_passes.clear(); // painting brings them back
    paint();
}

void WorkflowRun::paint()
{
    if (!m_status)
        return;
    if (!m_isCovered)
        paintCanvas();
    if (isActive() && !m_clockTimer.isActive())
        m_clockTimer.start();
    else if (!isActive())
        m_clockTimer.stop();
    m_view.setNow(m_clock.now());
    Q_EMIT changed();
}

void WorkflowRun::moveTo()
{
    const bool isPast = m_history.isPast();
    // It is told also when the run has gone on behind a moment that stays.
    const int place = m_history.position();
    const bool isElsewhere = std::exchange(m_movedTo, place) != place;
    if (isPast && !m_wasPast)
        showPast(); // before anybody reads it
    else if (isPast && isElsewhere)
        m_pastTimer.start();
    if (isPast != m_wasPast) {
        m_wasPast = isPast;
        m_edgeData.setView(*moment());
        Q_EMIT momentChanged();
    }
    if (!isPast) {
        m_pastTimer.stop();
        m_pastView.clear();
    }
    paint();
}

void WorkflowRun::showPast()
{
    if (!m_history.isPast() || m_view.isEmpty())
        return;
    workflow::RunDetail past{m_history.status(), m_view.run()->document, m_history.eventsUntil()};
    m_pastView.show(past, nullptr, m_history.time());
    m_edgeData.setPaths(m_passes.paths());
}

void WorkflowRun::reveal(const QString &path)
{
    const workflow::StepPath step(path);
    showPassOf(step);
    m_session.revealNode(step.node().text());
}

void WorkflowRun::showPassOf(const workflow::StepPath &step)
{
    choosePassesOf(step, m_chosenPasses);
    followAgain();
    paint();
}

void WorkflowRun::choosePass(const QString &container, int pass)
{
    m_chosenPasses.insert(workflow::StepPath(container), pass);
    followAgain();
    paint();
}

void WorkflowRun::followAgain()
{
    if (!m_status)
        return;
    const workflow::RunStatus &status = m_history.isPast() ? m_history.status() : *m_status;
    for (const ShownContainer &shown : shownSteps(status, m_chosenPasses).containers) {
        if (shown.shown == shown.byItself)
            m_chosenPasses.remove(status.steps()[shown.step].path);
    }
}

void WorkflowRun::retranslate()
{
    m_view.retranslate();
    m_pastView.retranslate();
    rereadRows(m_inputs);
    rereadRows(m_passes);
    Q_EMIT m_choice.changed();
    paint();
    Q_EMIT changed();
}

bool WorkflowRun::prepareInputs()
{
    QList<Field> fields;
    for (const workflow::InputSpec &input : m_session.editor().document().properties.inputs) {
        const workflow::Parameter parameter = fieldOf(input);
        fields.append({parameter,
                       m_inputValues.contains(input.name) ? m_inputValues.value(input.name)
                                                          : QJsonValue(QJsonValue::Undefined),
                       {}});
    }
    m_inputs.setFields(fields);
    return !fields.isEmpty();
}

workflow::RunOptions WorkflowRun::startOptions()
{
    prepareInputs();
    workflow::RunOptions options;
    options.repository = m_repository;
    options.breakpoints = m_breakpoints;
    for (const Field &field : m_inputs.fields()) {
        const bool isBlank = field.value.isUndefined()
            || (field.parameter.isRequired && field.value.toString(u"-"_s).isEmpty());
        if (!isBlank)
            options.inputs.insert(field.parameter.name, field.value);
    }
    return options;
}

void WorkflowRun::start()
{
    const workflow::Document document = m_session.editor().document();
    begin(tr("Starting %1").arg(document.properties.name),
          [this, document, options = startOptions()](CancelToken token) {
              return m_service.start(document, options, std::move(token));
          });
}

void WorkflowRun::begin(const QString &text, const Starter &starter)
{
    const quint64 revision = m_session.editor().revision();
    m_operation.run(text, starter, [this, revision](workflow::RunId run) {
        dismiss();
        m_revision = revision;
        m_isOfThisRevision = true;
        open(run);
        Q_EMIT started();
    });
}

void WorkflowRun::setBreakpoints(const QList<workflow::Breakpoint> &breakpoints)
{
    m_breakpoints = breakpoints;
}

void WorkflowRun::sendBreakpoints()
{
    if (!isActive() || m_status->breakpoints() == m_breakpoints)
        return;
    m_breaking.run(tr("Telling the run where to hold"), [&](CancelToken token) {
        return m_service.setBreakpoints(*m_run, m_breakpoints, std::move(token));
    });
}

void WorkflowRun::cancel()
{
    if (!m_run)
        return;
    m_operation.run(tr("Cancelling"),
                    [this](CancelToken token) { return m_service.cancel(*m_run, token); });
}

void WorkflowRun::resume()
{
    if (!m_run)
        return;
    m_operation.run(
        tr("Resuming the run"),
        [this](CancelToken token) { return m_service.resume(*m_run, token); },
        [this] { m_view.setRunningHere(m_run && m_service.activeRuns().contains(*m_run)); });
}

void WorkflowRun::approve(const QString &nodeId, const QString &comment)
{
    decide(nodeId, true, comment);
}

void WorkflowRun::reject(const QString &nodeId, const QString &comment)
{
    decide(nodeId, false, comment);
}

void WorkflowRun::answer(const QString &nodeId, RunsController::Answer answer,
                         const QString &comment)
{
    if (!m_run)
        return;
    m_operation.run(tr("Answering"), [&](CancelToken token) {
        return m_service.resolve(*m_run, workflow::StepPath(nodeId), resolutionOf(answer), m_person,
                                 comment, token);
    });
}

void WorkflowRun::decide(const QString &nodeId, bool isApproved, const QString &comment)
{
    if (!m_run)
        return;
    const workflow::Decision decision{isApproved, m_person, comment};
    m_operation.run(isApproved ? tr("Approving") : tr("Rejecting"), [&](CancelToken token) {
        return m_service.decide(*m_run, workflow::StepPath(nodeId), decision, token);
    });
}

} // namespace agentops::ui::graph
