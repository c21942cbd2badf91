// SPDX-License-Identifier: GPL-3.0-or-later
#include "runeventtext.h"

#include <agentops/ui/graph/runhistoryview.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>
#include <chrono>

namespace agentops::ui::graph {

namespace {

constexpr std::chrono::milliseconds kPlayStep{300};
/// So many steps, at most, play a whole run.
constexpr int kPlaySteps = 120;
/// Events folded in one go while nothing else is to be done: a few milliseconds.
constexpr qint64 kPreparedAtOnce = 1000;
/// No slider is wide enough to tell more marks apart.
constexpr int kMostMarks = 400;

} // namespace

RunHistoryView::RunHistoryView(RunView &view, QObject *parent) : QObject(parent), m_view(view)
{
    connect(&view, &RunView::changed, this, &RunHistoryView::follow);
    connect(&view, &RunView::retranslated, this, &RunHistoryView::moved);
    m_playTimer.setInterval(kPlayStep);
    connect(&m_playTimer, &QTimer::timeout, this, &RunHistoryView::playOn);
    connect(&m_prepareTimer, &QTimer::timeout, this, [this] {
        if (!m_history.prepare(kPreparedAtOnce))
            m_prepareTimer.stop();
    });
}

void RunHistoryView::open()
{
    if (m_isOpened)
        return;
    m_isOpened = true;
    load();
}

void RunHistoryView::leave()
{
    if (!m_isOpened)
        return;
    m_isOpened = false;
    load();
}

void RunHistoryView::load()
{
    m_playTimer.stop();
    const bool hasRun = m_isOpened && !m_view.isEmpty();
    m_run = hasRun ? m_view.runId() : workflow::RunId();
    m_history = hasRun ? RunHistory(m_view.run()->events) : RunHistory();
    m_position = count();
    m_failures.clear();
    addFailures(0);
    m_prepareTimer.start();
    Q_EMIT moved();
}

void RunHistoryView::follow()
{
    if (!m_isOpened)
        return;
    if (m_view.runId() != m_run) {
        load();
        return;
    }
    if (m_view.isEmpty())
        return;
    const QList<workflow::RunEvent> &events = m_view.run()->events;
    const int before = count();
    if (events.size() <= before)
        return;
    const bool isAtEnd = !isPast();
    for (const workflow::RunEvent &event : events.sliced(before))
        m_history.append(event);
    addFailures(before);
    if (isAtEnd)
        m_position = count();
    m_prepareTimer.start();
    Q_EMIT moved();
}

void RunHistoryView::setPosition(int position)
{
    if (count() == 0)
        return;
    position = std::clamp(position, 1, count());
    if (position == m_position)
        return;
    m_position = position;
    if (!isPast())
        m_playTimer.stop();
    Q_EMIT moved();
}

QString RunHistoryView::text() const
{
    if (count() == 0)
        return {};
    const workflow::RunEvent &event = m_history.events().at(m_position - 1);
    const workflow::StepStatus *step = m_view.run()->status.findStep(event.step);
    return runEventText(event, step ? stepTitle(*step) : event.step.text());
}

QString RunHistoryView::timeText() const
{
    return count() > 0 ? clockText(time()) : QString();
}

void RunHistoryView::failureBack()
{
    const auto at = std::ranges::lower_bound(std::as_const(m_failures), m_position);
    if (at != m_failures.cbegin())
        setPosition(*std::prev(at));
}

void RunHistoryView::failureOn()
{
    const auto at = std::ranges::upper_bound(std::as_const(m_failures), m_position);
    if (at != m_failures.cend())
        setPosition(*at);
}

void RunHistoryView::togglePlaying()
{
    if (count() == 0)
        return;
    if (isPlaying()) {
        m_playTimer.stop();
    } else {
        if (!isPast())
            m_position = 1;
        m_playTimer.start();
    }
    Q_EMIT moved();
}

void RunHistoryView::playOn()
{
    setPosition(m_position + std::max(1, count() / kPlaySteps));
}

void RunHistoryView::addFailures(qsizetype from)
{
    const qsizetype before = m_failures.size();
    for (qsizetype i = from; i < m_history.events().size(); ++i) {
        // Where marks would lie upon one another, the first stands for them.
        const int nearest = m_failures.isEmpty() ? -1 : m_failures.last();
        if (isFailure(m_history.events().at(i))
            && (nearest < 0 || int(i) + 1 - nearest > count() / kMostMarks))
            m_failures.append(int(i) + 1);
    }
    if (m_failures.size() != before || from == 0)
        Q_EMIT failuresChanged();
}

} // namespace agentops::ui::graph
