// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/nodelistmodel.h>

namespace agentops::ui::map {

int NodeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant NodeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const NodeRow &row = m_rows[index.row()];
    switch (role) {
    case NodeIdRole:
        return row.nodeId;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case DetailRole:
        return row.detail;
    case IconNameRole:
        return row.iconName;
    case LanguageRole:
        return row.language;
    case CountRole:
        return row.count;
    case SectionRole:
        return row.section;
    default:
        return {};
    }
}

QHash<int, QByteArray> NodeListModel::roleNames() const
{
    return {{NodeIdRole, "nodeId"},     {NameRole, "name"},         {DetailRole, "detail"},
            {IconNameRole, "iconName"}, {LanguageRole, "language"}, {CountRole, "edgeCount"},
            {SectionRole, "section"}};
}

void NodeListModel::setRows(QList<NodeRow> rows)
{
    if (rows == m_rows)
        return;
    const bool countDiffers = rows.size() != m_rows.size();
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    if (countDiffers)
        Q_EMIT countChanged();
}

QString NodeListModel::nodeIdAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[row].nodeId : QString();
}

} // namespace agentops::ui::map
