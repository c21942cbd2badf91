// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/portmodel.h>

#include <agentops/ui/models/runtext.h>

namespace agentops::ui::graph {

int PortModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PortModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PortRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case TypeRole:
        return row.type;
    case TypeTextRole:
        return portTypeText(row.type);
    case HelpRole:
        return row.help;
    case ConnectionRole:
        return row.connection;
    case IsInputRole:
        return row.isInput;
    case RequiredRole:
        return row.isRequired;
    default:
        return {};
    }
}

QHash<int, QByteArray> PortModel::roleNames() const
{
    return {
        {NameRole, "name"},          {TypeRole, "portType"},         {TypeTextRole, "portTypeText"},
        {HelpRole, "help"},          {ConnectionRole, "connection"}, {IsInputRole, "isInput"},
        {RequiredRole, "isRequired"}};
}

void PortModel::setRows(const QList<PortRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace agentops::ui::graph
