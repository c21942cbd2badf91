// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/markdownhtml.h>
#include <agentops/ui/models/questionmodel.h>

#include <algorithm>

namespace agentops::ui {

using workflow::StepState;
using workflow::StepStatus;

QuestionModel::QuestionModel(QObject *parent) : QAbstractListModel(parent) { }

int QuestionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> QuestionModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {NodeIdRole, "nodeId"}, {TitleRole, "title"},         {TextRole, "text"},
        {HtmlRole, "html"},     {StepTitleRole, "stepTitle"}, {IsApprovalRole, "isApproval"},
        {IsHeldRole, "isHeld"},
    };
    return names;
}

QVariant QuestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case NodeIdRole:
        return row.step.text();
    case Qt::DisplayRole:
    case TitleRole:
        if (row.isHeld)
            return tr("“%1” is held before it begins").arg(row.stepTitle);
        if (!row.isApproval)
            return tr("Did “%1” happen?").arg(row.stepTitle);
        return row.request.title.isEmpty() ? row.stepTitle : row.request.title;
    case TextRole:
        if (row.isHeld)
            return {};
        if (!row.isApproval) {
            return tr("The program ended while this step was changing something outside of its "
                      "worktree. Look whether it did, then say how to go on.");
        }
        return row.request.text;
    case HtmlRole:
        return markdownHtml(data(index, TextRole).toString());
    case StepTitleRole:
        return row.stepTitle;
    case IsApprovalRole:
        return row.isApproval;
    case IsHeldRole:
        return row.isHeld;
    default:
        return {};
    }
}

QString QuestionModel::approvalNodeId() const
{
    const auto row = std::ranges::find(m_rows, true, &Row::isApproval);
    return row != m_rows.end() ? row->step.text() : QString();
}

void QuestionModel::setSteps(const QList<StepStatus> &steps)
{
    QList<Row> target;
    for (const StepStatus &step : steps) {
        const bool isWaiting = step.state == StepState::WaitingForApproval;
        if (!isWaiting && step.state != StepState::InDoubt)
            continue;
        const bool isHeld = isWaiting && step.hold.has_value();
        const bool isApproval = isWaiting && !isHeld;
        target.append({step.path, step.attempt, step.title, isApproval, isHeld,
                       isApproval ? step.approval.value_or(workflow::ApprovalRequest())
                                  : workflow::ApprovalRequest()});
    }
    const int before = count();
    ListDiff::apply(this, m_rows, target, [](const Row &row) { return row.step.text(); });
    if (count() != before)
        Q_EMIT countChanged();
    Q_EMIT changed();
}

} // namespace agentops::ui
