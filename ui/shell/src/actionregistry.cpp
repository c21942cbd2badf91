// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/actionregistry.h>

namespace agentops::ui::shell {

ActionRegistry::ActionRegistry(const Keymap *keymap, QObject *parent)
    : QAbstractListModel(parent)
    , m_keymap(keymap)
{ }

qsizetype ActionRegistry::rowFor(Action *action) const
{
    if (m_keymap)
        action->follow(m_keymap);
    for (qsizetype i = m_actions.size(); i-- > 0;) {
        if (m_actions[i]->category() == action->category())
            return i + 1;
    }
    return m_actions.size();
}

void ActionRegistry::add(Action *action)
{
    if (!action || m_actions.contains(action))
        return;
    const auto row = static_cast<int>(rowFor(action));
    beginInsertRows({}, row, row);
    insert(action, row);
    endInsertRows();
    Q_EMIT actionsChanged();
}

void ActionRegistry::insert(Action *action, qsizetype row)
{
    m_actions.insert(row, action);
    connect(action, &Action::changed, this, [this, action] { announce(action); });
    connect(action, &QObject::destroyed, this, [this, action] { remove(action); });
}

void ActionRegistry::setPageActions(const QList<Action *> &actions)
{
    beginResetModel();
    for (const QPointer<Action> &action : std::as_const(m_pageActions)) {
        if (action) {
            m_actions.removeOne(action);
            disconnect(action, nullptr, this, nullptr);
        }
    }
    m_pageActions.clear();
    for (Action *action : actions) {
        if (!action || m_actions.contains(action))
            continue;
        insert(action, rowFor(action));
        m_pageActions.append(action);
    }
    endResetModel();
    Q_EMIT actionsChanged();
}

void ActionRegistry::remove(Action *action)
{
    const qsizetype row = m_actions.indexOf(action);
    if (row < 0)
        return;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_actions.removeAt(row);
    endRemoveRows();
    disconnect(action, nullptr, this, nullptr);
    Q_EMIT actionsChanged();
}

void ActionRegistry::announce(Action *action)
{
    const QModelIndex changed = index(static_cast<int>(m_actions.indexOf(action)));
    Q_EMIT dataChanged(changed, changed, {CategoryRole});
    Q_EMIT actionsChanged();
}

Action *ActionRegistry::find(const QString &actionId) const
{
    for (Action *action : m_actions) {
        if (action->actionId() == actionId)
            return action;
    }
    return nullptr;
}

bool ActionRegistry::trigger(const QString &actionId) const
{
    Action *action = find(actionId);
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

int ActionRegistry::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ActionRegistry::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    Action *action = m_actions[index.row()];
    switch (role) {
    case ActionRole:
        return QVariant::fromValue(action);
    case CategoryRole:
        return action->category();
    case Qt::DisplayRole:
        return action->text();
    default:
        return {};
    }
}

QHash<int, QByteArray> ActionRegistry::roleNames() const
{
    return {{ActionRole, "action"}, {CategoryRole, "category"}};
}

} // namespace agentops::ui::shell
