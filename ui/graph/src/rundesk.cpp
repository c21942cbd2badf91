// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/rundesk.h>

#include "planmaking.h"

#include <agentops/base/clock.h>
#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/models/timetext.h>

#include <chrono>

namespace agentops::ui::graph {

namespace {

constexpr std::chrono::milliseconds kEditDelay{300};

} // namespace

RunDesk::RunDesk(GraphSession &session, WorkflowRun &run, const WorkflowServices &services,
                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_run(run)
    , m_service(*services.runs)
    , m_clock(*services.clock)
    , m_plan([this](const workflow::NodeId &node) { return titleOf(node); })
    , m_breakpoints(session, services.breakpoints, *services.files)
    , m_held(session, run, *services.runs)
    , m_commands(std::make_unique<DeskCommands>(*this))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kEditDelay);
    connect(&m_delay, &QTimer::timeout, this, &RunDesk::makeAnew);
    connect(&session, &GraphSession::documentChanged, this, [this] {
        if (m_isShown && isStale())
            m_delay.start();
        Q_EMIT changed();
    });
    connect(&run, &WorkflowRun::inputsEdited, this, [this] {
        if (!m_isShown || m_part != RunPart::ToHere)
            return;
        m_made.reset();
        m_delay.start();
        Q_EMIT changed();
    });
    connect(&run, &WorkflowRun::changed, this, [this] {
        if (m_isShown && m_run.isActive())
            close(); // somebody has started another one
        m_commands->refresh();
    });
    connect(&m_breakpoints, &BreakpointModel::changed, this,
            [this] { m_run.setBreakpoints(m_breakpoints.points()); });
    connect(&m_breakpoints, &BreakpointModel::edited, &run, &WorkflowRun::sendBreakpoints);
    connect(&m_planning, &Operation::stateChanged, this, &RunDesk::changed);
    for (const auto change : {&GraphSession::selectionChanged, &GraphSession::documentChanged,
                              &GraphSession::diagnosticsChanged})
        connect(&session, change, m_commands.get(), &DeskCommands::refresh);
    connect(session.commands(), &CanvasCommands::openChanged, m_commands.get(),
            &DeskCommands::refresh);
    connect(&m_held, &HeldStep::changed, m_commands.get(), &DeskCommands::refresh);
    connect(m_held.operation(), &Operation::stateChanged, m_commands.get(), &DeskCommands::refresh);
    m_commands->refresh();
}

RunDesk::~RunDesk() = default;

QString RunDesk::titleOf(const workflow::NodeId &node) const
{
    const int index = m_session.scene().indexOf(node);
    return index >= 0 ? m_session.scene().nodes()[size_t(index)].title : QString();
}

QString RunDesk::title() const
{
    switch (m_part) {
    case RunPart::FromHere:
        return tr("Run from “%1”").arg(titleOf(m_node));
    case RunPart::OnlyThis:
        return tr("Run only “%1”").arg(titleOf(m_node));
    case RunPart::ToHere:
        return tr("Run to “%1”").arg(titleOf(m_node));
    }
    Q_UNREACHABLE_RETURN({});
}

QString RunDesk::note() const
{
    if (!m_made)
        return {};
    if (m_made->isWithoutEarlier)
        return tr("No run of this workflow has ended yet: what the step needs must run first.");
    if (m_made->earlier)
        return tr("What is kept was done by the run of %1.")
            .arg(momentText(m_made->earlier->createdAt, m_clock.now()));
    return m_part == RunPart::FromHere
        ? tr("No run of this workflow has ended yet: everything runs.")
        : QString();
}

bool RunDesk::isStale() const
{
    return m_revision != m_session.editor().revision();
}

bool RunDesk::isReady() const
{
    return m_isShown && m_made && !m_made->isWithoutEarlier && !isStale() && !m_planning.isRunning()
        && m_plan.runCount() > 0 && !hasErrors(m_session.diagnostics());
}

bool RunDesk::offersToHere() const
{
    return m_isShown && m_made && m_made->isWithoutEarlier;
}

bool RunDesk::asksInputs() const
{
    return m_isShown && m_part == RunPart::ToHere && m_run.inputs()->count() > 0;
}

bool RunDesk::isCanvasShown() const
{
    return isOpen() && m_session.commands()->isOpen();
}

bool RunDesk::canPlan() const
{
    return isCanvasShown() && m_session.selectedNodeCount() == 1 && !m_run.isActive()
        && !hasErrors(m_session.diagnostics());
}

void RunDesk::follow(const workflow::WorkflowId &workflow)
{
    close();
    m_workflow = workflow;
    m_breakpoints.follow(workflow);
    m_commands->refresh();
}

void RunDesk::planFromHere()
{
    ask(RunPart::FromHere);
}

void RunDesk::planOnlyThis()
{
    ask(RunPart::OnlyThis);
}

void RunDesk::planToHere()
{
    ask(RunPart::ToHere);
}

void RunDesk::planToHereInstead()
{
    if (!m_isShown)
        return;
    m_part = RunPart::ToHere;
    makeAnew();
}

void RunDesk::ask(RunPart part)
{
    if (!canPlan())
        return;
    m_part = part;
    m_node = *m_session.interaction().view().selectedNodes.begin();
    m_plan.setRows({});
    m_isShown = true;
    m_run.history()->leave();
    m_run.setCovered(true);
    makeAnew();
    Q_EMIT shown();
}

void RunDesk::makeAnew()
{
    m_delay.stop();
    if (!m_isShown)
        return;
    if (m_session.scene().indexOf(m_node) < 0) {
        close(); // it was deleted
        return;
    }
    m_made.reset();
    m_revision = m_session.editor().revision();
    const PlanQuestion question{m_part, m_node, m_session.editor().document(),
                                m_run.startOptions()};
    m_planning.run(
        tr("Looking at what would run"),
        [&](CancelToken token) { return makePlan(&m_service, question, std::move(token)); },
        [this](const RunPlan &made) { show(made); });
    Q_EMIT changed();
}

void RunDesk::show(const RunPlan &made)
{
    m_made = std::make_unique<RunPlan>(made);
    paint();
}

void RunDesk::paint()
{
    const NodeTitles titles = [this](const workflow::NodeId &node) {
        return titleOf(node);
    };
    m_plan.setRows(m_made->isWithoutEarlier ? QList<PlanRow>()
                                            : planRows(m_made->rerun, m_made->dry, titles));
    m_session.clearOverlays();
    m_session.setOverlays(planOverlays(m_plan.rows(), m_made->question.document));
    Q_EMIT changed();
}

void RunDesk::start()
{
    if (!isReady()) {
        if (m_isShown && isStale())
            makeAnew();
        return;
    }
    RunPlan plan = *m_made;
    const QString text = title();
    plan.question.options.breakpoints = m_breakpoints.points();
    close();
    m_run.begin(text, [this, plan](CancelToken token) {
        if (plan.earlier)
            return m_service.rerun(plan.earlier->id, plan.request, plan.question.options,
                                   std::move(token));
        return m_service.start(plan.question.document, plan.question.options, std::move(token));
    });
}

void RunDesk::close()
{
    if (!m_isShown)
        return;
    m_isShown = false;
    m_delay.stop();
    m_planning.cancel();
    m_planning.reset();
    m_made.reset();
    m_plan.setRows({});
    m_run.setCovered(false);
    m_session.commands()->focusCanvas();
    Q_EMIT changed();
}

void RunDesk::askForCondition()
{
    if (m_breakpoints.selectedRow() < 0)
        m_breakpoints.toggle();
    if (const int row = m_breakpoints.selectedRow(); row >= 0)
        Q_EMIT conditionWanted(row);
}

void RunDesk::retranslate()
{
    m_breakpoints.retranslate();
    m_held.retranslate();
    if (m_isShown && m_made)
        paint();
    Q_EMIT changed();
}

} // namespace agentops::ui::graph
