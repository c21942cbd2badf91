// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runstepmodel.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace agentops::ui {

using workflow::StepPath;
using workflow::StepState;
using workflow::StepStatus;

namespace {

constexpr int kWantedMarkCount = 6;

QVariantList toVariants(const QList<TimelineSegment> &segments)
{
    QVariantList list;
    list.reserve(segments.size());
    for (const TimelineSegment &segment : segments)
        list.append(QVariant::fromValue(segment));
    return list;
}

} // namespace

RunStepModel::RunStepModel(QObject *parent) : QAbstractListModel(parent) { }

int RunStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RunStepModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {NodeIdRole, "nodeId"},
        {TitleRole, "title"},
        {KindRole, "kind"},
        {StateKeyRole, "stateKey"},
        {StateTextRole, "stateText"},
        {AttemptRole, "attempt"},
        {AttemptTextRole, "attemptText"},
        {StartedTextRole, "startedText"},
        {DurationTextRole, "durationText"},
        {WaitTextRole, "waitText"},
        {SegmentsRole, "segments"},
        {ProgressRole, "progress"},
        {ProgressTextRole, "progressText"},
        {ErrorTextRole, "errorText"},
        {ErrorDetailRole, "errorDetail"},
        {ArtefactCountRole, "artefactCount"},
        {IsFinalRole, "isFinal"},
        {SummaryTextRole, "summaryText"},
    };
    return names;
}

QVariant RunStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const StepStatus &step = row.step;
    switch (role) {
    case NodeIdRole:
        return step.path.text();
    case Qt::DisplayRole:
    case TitleRole:
        return step.title;
    case KindRole:
        return step.kind;
    case StateKeyRole:
        return stateKey(step.state);
    case StateTextRole:
        return stateText(step.state);
    case AttemptRole:
        return step.attempt;
    case AttemptTextRole:
        //: Which attempt at a step this is
        return step.attempt > 1 ? tr("attempt %1").arg(step.attempt) : QString();
    case StartedTextRole:
        return row.segments.isEmpty() ? QString()
                                      : durationText(milliseconds(row.segments.first().startMs));
    case DurationTextRole:
        return durationOf(row, false);
    case WaitTextRole:
        return durationOf(row, true);
    case SegmentsRole:
        return toVariants(row.segments);
    case ProgressRole:
        return row.progress;
    case ProgressTextRole:
        return row.progressText;
    case ErrorTextRole:
        return errorText(step.error).text;
    case ErrorDetailRole:
        return errorText(step.error).detail;
    case ArtefactCountRole:
        return int(step.artefacts.size());
    case IsFinalRole:
        return isFinal(step.state);
    case SummaryTextRole:
        return summaryOf(row);
    default:
        return {};
    }
}

QString RunStepModel::durationOf(const Row &row, bool waiting)
{
    qint64 total = 0;
    bool any = false;
    for (const TimelineSegment &segment : row.segments) {
        if ((segment.kind != TimelineSegment::Work) != waiting)
            continue;
        any = true;
        total += segment.lengthMs;
    }
    return any ? durationText(milliseconds(total)) : QString();
}

QString RunStepModel::summaryOf(const Row &row)
{
    QStringList parts{row.step.title, stateText(row.step.state), durationOf(row, false)};
    parts.append(errorText(row.step.error).text);
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

double RunStepModel::axisStepMs() const
{
    return double(ui::axisStepMs(m_lengthMs, kWantedMarkCount));
}

int RunStepModel::axisMarkCount() const
{
    return int(m_lengthMs / ui::axisStepMs(m_lengthMs, kWantedMarkCount)) + 1;
}

QStringList RunStepModel::filterTitles() const
{
    QStringList titles{tr("All steps")};
    for (const Row &row : m_rows)
        titles.append(row.step.title);
    return titles;
}

QString RunStepModel::axisText(int mark) const
{
    return mark == 0
        ? QLocale().toString(0)
        : durationText(milliseconds(mark * ui::axisStepMs(m_lengthMs, kWantedMarkCount)));
}

int RunStepModel::telltaleRow() const
{
    const auto stateOf = [](const Row &row) {
        return row.step.state;
    };
    for (const StepState state :
         {StepState::Failed, StepState::InDoubt, StepState::WaitingForApproval,
          StepState::WaitingForRetry, StepState::Running}) {
        const auto row = std::ranges::find(m_rows, state, stateOf);
        if (row != m_rows.end())
            return int(row - m_rows.begin());
    }
    return count() - 1;
}

int RunStepModel::rowOf(const QString &nodeId) const
{
    const auto row = std::ranges::find(m_rows, nodeId, keyOf);
    return row != m_rows.end() ? int(row - m_rows.begin()) : -1;
}

QString RunStepModel::nodeIdAt(int row) const
{
    return row >= 0 && row < count() ? keyOf(m_rows.at(row)) : QString();
}

QString RunStepModel::titleOf(const QString &nodeId) const
{
    const int row = rowOf(nodeId);
    return row >= 0 ? m_rows.at(row).step.title : QString();
}

void RunStepModel::setSteps(const QList<StepStatus> &steps, const Timeline &timeline)
{
    QList<Row> target;
    target.reserve(steps.size());
    for (const StepStatus &step : steps) {
        Row row{step, timeline.segments.value(step.path), -1, {}};
        const int known = rowOf(step.path.text());
        if (known >= 0 && step.state == StepState::Running
            && m_rows.at(known).step.state == StepState::Running) {
            row.progress = m_rows.at(known).progress;
            row.progressText = m_rows.at(known).progressText;
        }
        target.append(std::move(row));
    }
    const int before = count();
    ListDiff::apply(this, m_rows, target, keyOf);
    if (count() != before)
        Q_EMIT countChanged();
    const qint64 length = std::max<qint64>(1, timeline.lengthMs);
    if (m_lengthMs != length) {
        m_lengthMs = length;
        Q_EMIT lengthChanged();
    }
}

void RunStepModel::setProgress(const StepPath &node, double fraction, const QString &text)
{
    const int at = rowOf(node.text());
    if (at < 0 || m_rows.at(at).step.state != StepState::Running)
        return;
    m_rows[at].progress = fraction;
    m_rows[at].progressText = text;
    Q_EMIT dataChanged(index(at), index(at), {ProgressRole, ProgressTextRole});
}

} // namespace agentops::ui
