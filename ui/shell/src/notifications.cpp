// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/notifications.h>

#include <algorithm>

namespace agentops::ui::shell {

Notifications::Notifications(QObject *parent) : QAbstractListModel(parent) { }

int Notifications::post(const Message &message)
{
    const int key = m_nextKey++;
    beginInsertRows({}, 0, 0);
    m_rows.prepend({key, message, QDateTime::currentDateTime()});
    endInsertRows();
    if (m_rows.size() > kMaximumKept) {
        beginRemoveRows({}, kMaximumKept, kMaximumKept);
        m_rows.removeLast();
        endRemoveRows();
    }
    Q_EMIT countChanged();
    Q_EMIT posted(key);
    return key;
}

int Notifications::unread() const
{
    return static_cast<int>(std::ranges::count(m_rows, false, &Row::read));
}

void Notifications::dismiss(int key)
{
    const auto row = std::ranges::find(m_rows, key, &Row::key);
    if (row == m_rows.end() || !row->toast)
        return;
    row->toast = false;
    const QModelIndex changed = index(static_cast<int>(row - m_rows.begin()));
    Q_EMIT dataChanged(changed, changed, {ToastRole});
}

void Notifications::markAllRead()
{
    for (Row &row : m_rows)
        row.read = true;
    Q_EMIT countChanged();
}

void Notifications::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    Q_EMIT countChanged();
}

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case KeyRole:
        return row.key;
    case ToneRole:
        return row.message.tone;
    case TitleRole:
        return row.message.title;
    case TextRole:
        return row.message.text;
    case TimeRole:
        return row.time;
    case ActionIdRole:
        return row.message.actionId;
    case ActionTextRole:
        return row.message.actionText;
    case ToastRole:
        return row.toast;
    default:
        return {};
    }
}

QHash<int, QByteArray> Notifications::roleNames() const
{
    return {{KeyRole, "key"},     {ToneRole, "tone"},
            {TitleRole, "title"}, {TextRole, "text"},
            {TimeRole, "time"},   {ActionIdRole, "actionId"},
            {ToastRole, "toast"}, {ActionTextRole, "actionText"}};
}

} // namespace agentops::ui::shell
