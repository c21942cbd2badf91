// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowlistmodel.h>

#include <agentops/ui/graph/nodetext.h>

namespace agentops::ui::graph {

int WorkflowListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant WorkflowListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkflowEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return entry.source == WorkflowEntry::Source::Example ? exampleName(entry.name)
                                                              : entry.name;
    case FileRole:
        return entry.file;
    case SectionRole:
        switch (entry.source) {
        case WorkflowEntry::Source::File:
            return tr("In this repository");
        case WorkflowEntry::Source::Draft:
            return tr("Not saved yet");
        case WorkflowEntry::Source::Example:
            return tr("Examples");
        }
        return {};
    case HasDraftRole:
        return entry.hasDraft;
    case ProblemRole:
        return entry.problem;
    case IsExampleRole:
        return entry.source == WorkflowEntry::Source::Example;
    default:
        return {};
    }
}

QHash<int, QByteArray> WorkflowListModel::roleNames() const
{
    return {{NameRole, "name"},         {FileRole, "file"},       {SectionRole, "section"},
            {HasDraftRole, "hasDraft"}, {ProblemRole, "problem"}, {IsExampleRole, "isExample"}};
}

void WorkflowListModel::setEntries(const QList<WorkflowEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace agentops::ui::graph
