// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runreport.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/runview.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::RunDetail;
using workflow::RunEvent;
using workflow::RunId;
using workflow::StepPath;

namespace {

/// As many digits of an id as tell runs apart: the first half of a UUIDv7 is its time.
constexpr qsizetype kShortIdLength = 8;

} // namespace

RunView::RunView(QObject *parent) : QObject(parent) { }

RunId RunView::runId() const
{
    return m_run ? summary().id : RunId();
}

QString RunView::runIdText() const
{
    return m_run ? summary().id.toString() : QString();
}

QString RunView::shortId() const
{
    return runIdText().right(kShortIdLength);
}

QString RunView::workflowName() const
{
    return m_run ? summary().workflowName : QString();
}

QString RunView::stateKey() const
{
    return m_run ? ui::stateKey(summary().state) : QString();
}

QString RunView::stateText() const
{
    return m_run ? ui::stateText(summary().state, m_run->waitsFor) : QString();
}

QString RunView::startedText() const
{
    return m_run ? momentText(summary().createdAt, m_now) : QString();
}

QString RunView::durationText() const
{
    if (!m_run || !summary().startedAt)
        return {};
    return ui::durationText(summary().finishedAt.value_or(m_now) - *summary().startedAt);
}

QString RunView::stepsText() const
{
    if (!m_run)
        return {};
    //: Finished and planned steps of a run
    return tr("%1 of %2 steps").arg(summary().finishedCount).arg(summary().plannedCount);
}

double RunView::progress() const
{
    return m_run ? summary().progress() : 0;
}

QString RunView::errorText() const
{
    return m_run ? ui::errorText(summary().error).text : QString();
}

QString RunView::errorDetail() const
{
    return m_run ? ui::errorText(summary().error).detail : QString();
}

QString RunView::rerunOf() const
{
    return m_run && !summary().rerunOf.isNull() ? summary().rerunOf.toString() : QString();
}

QString RunView::commitText() const
{
    if (!m_run || !m_run->status.workspace() || m_run->status.workspace()->head.isEmpty())
        return {};
    constexpr qsizetype kShortLength = 8;
    const QString head = m_run->status.workspace()->head.first(kShortLength);
    return m_run->status.workspace()->hasChanges ? head + " +"_L1 : head;
}

bool RunView::isActive() const
{
    return m_run && !isFinal(summary().state);
}

bool RunView::isCancelling() const
{
    return isActive() && m_run->status.isCancelRequested();
}

bool RunView::isResumable() const
{
    return isActive() && !m_isRunningHere && summary().state != workflow::RunState::Waiting;
}

QString RunView::report() const
{
    return m_run ? runReport(*m_run, m_now) : QString();
}

void RunView::show(const RunDetail &run, const std::shared_ptr<LogReader> &log, Timestamp now)
{
    const bool isOther = !m_run || summary().id != run.status.summary().id;
    m_run = run;
    m_now = now;
    if (isOther) {
        m_isRunningHere = false;
        QHash<workflow::NodeId, QString> titles;
        for (const workflow::StepStatus &step : run.status.steps())
            titles.insert(step.node, stepTitle(step));
        const std::optional<workflow::RunWorkspace> &workspace = run.status.workspace();
        m_log.setNodeFilter({});
        m_log.show(log, titles, workspace ? workspace->folder : summary().repository);
    } else {
        m_log.goOn();
    }
    refresh();
}

void RunView::clear()
{
    if (!m_run)
        return;
    m_run.reset();
    m_log.clear();
    refresh();
}

bool RunView::apply(const RunEvent &event, Timestamp now)
{
    if (!m_run || event.run != summary().id || event.sequence <= m_run->status.lastSequence())
        return true;
    if (!m_run->status.apply(event))
        return false;
    m_run->events.append(event);
    m_now = std::max(now, m_now);
    refresh();
    return true;
}

void RunView::setProgress(const StepPath &node, double fraction, const QString &text)
{
    m_steps.setProgress(node, fraction, text);
}

void RunView::setRunningHere(bool running)
{
    if (m_isRunningHere == running)
        return;
    m_isRunningHere = running;
    Q_EMIT changed();
}

void RunView::setWaitsFor(const std::optional<workflow::RunTurn> &turn)
{
    if (!m_run || m_run->waitsFor == turn)
        return;
    m_run->waitsFor = turn;
    Q_EMIT changed();
}

void RunView::setNow(Timestamp now)
{
    m_now = now;
    if (isActive())
        m_steps.setSteps(shownSteps(), timelineOf(m_run->events, m_now));
    Q_EMIT timeChanged();
}

QList<workflow::StepStatus> RunView::shownSteps() const
{
    QList<workflow::StepStatus> steps =
        m_run ? m_run->status.steps() : QList<workflow::StepStatus>();
    for (workflow::StepStatus &step : steps)
        step.title = stepTitle(step);
    return steps;
}

void RunView::retranslate()
{
    refresh();
    for (QAbstractListModel *model :
         std::initializer_list<QAbstractListModel *>{&m_steps, &m_log, &m_artefacts, &m_questions})
        rereadRows(*model);
    Q_EMIT m_steps.countChanged(); // the titles of its filter
    Q_EMIT m_steps.lengthChanged();
}

void RunView::refresh()
{
    const QList<workflow::StepStatus> steps = shownSteps();
    m_steps.setSteps(steps, m_run ? timelineOf(m_run->events, m_now) : Timeline());
    m_artefacts.setSteps(steps);
    m_questions.setSteps(steps);
    Q_EMIT changed();
    Q_EMIT timeChanged();
    Q_EMIT reportChanged();
    setShown(runId());
}

void RunView::setShown(const RunId &id)
{
    if (m_shown == id)
        return;
    m_shown = id;
    Q_EMIT runIdChanged();
}

} // namespace agentops::ui
