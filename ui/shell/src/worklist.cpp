// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/worklist.h>

namespace agentops::ui::shell {

WorkList::WorkList(QObject *parent) : QAbstractListModel(parent) { }

void WorkList::watch(Operation *operation)
{
    connect(operation, &Operation::stateChanged, this, [this, operation] { refresh(operation); });
    connect(operation, &QObject::destroyed, this, [this, operation] { drop(operation); });
    refresh(operation);
}

void WorkList::refresh(Operation *operation)
{
    if (!operation->isRunning()) {
        drop(operation);
        return;
    }
    if (m_running.contains(operation))
        return;
    beginInsertRows({}, count(), count());
    m_running.append(operation);
    endInsertRows();
    Q_EMIT countChanged();
}

void WorkList::drop(Operation *operation)
{
    const auto row = static_cast<int>(m_running.indexOf(operation));
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_running.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

int WorkList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant WorkList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != OperationRole)
        return {};
    return QVariant::fromValue(m_running[index.row()]);
}

QHash<int, QByteArray> WorkList::roleNames() const
{
    return {{OperationRole, "operation"}};
}

} // namespace agentops::ui::shell
