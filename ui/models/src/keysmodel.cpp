// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/keysmodel.h>

#include <algorithm>

namespace agentops::ui {

using namespace Qt::StringLiterals;

KeysModel::KeysModel(QObject *parent) : QAbstractListModel(parent) { }

void KeysModel::setKeymap(Keymap *keymap)
{
    if (m_keymap == keymap)
        return;
    if (m_keymap)
        disconnect(m_keymap, nullptr, this, nullptr);
    m_keymap = keymap;
    if (keymap)
        connect(keymap, &Keymap::changed, this, &KeysModel::refresh);
    Q_EMIT keymapChanged();
    refresh();
}

void KeysModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    refresh();
}

void KeysModel::setBoundOnly(bool isBoundOnly)
{
    if (m_isBoundOnly == isBoundOnly)
        return;
    m_isBoundOnly = isBoundOnly;
    Q_EMIT boundOnlyChanged();
    refresh();
}

QStringList KeysModel::keyTexts(const Command &command) const
{
    QStringList texts;
    if (!m_keymap)
        return texts;
    const KeyList keys = m_keymap->keys(QString::fromLatin1(command.id));
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return texts;
}

QString KeysModel::sentence(const Command &command) const
{
    const QStringList keys = keyTexts(command);
    return keys.isEmpty()
        ? tr("%1: no keys", "a command without keys").arg(commandText(command))
        : tr("%1: %2", "a command and its keys")
              .arg(commandText(command), keys.join(tr(" or ", "between two keys")));
}

bool KeysModel::isShown(const Command &command) const
{
    const QStringList keys = keyTexts(command);
    if (m_isBoundOnly && keys.isEmpty())
        return false;
    const auto fits = [this](const QString &text) {
        return text.contains(m_filter, Qt::CaseInsensitive);
    };
    return m_filter.isEmpty() || fits(commandText(command)) || fits(commandCategory(command))
        || std::ranges::any_of(keys, fits);
}

void KeysModel::refresh()
{
    QList<const Command *> rows;
    for (const Command &command : commands()) {
        if (m_keymap && isShown(command))
            rows.append(&command);
    }
    if (rows == m_rows) {
        if (!rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        Q_EMIT countChanged();
    }
    Q_EMIT keysChanged();
    Q_EMIT changingChanged();
}

const Command *KeysModel::changeable(int row) const
{
    if (row < 0 || row >= m_rows.size() || !m_keymap || m_rows[row]->use == CommandUse::Fixed)
        return nullptr;
    return m_rows[row];
}

QString KeysModel::changing() const
{
    return m_changing ? commandText(*m_changing) : QString();
}

QString KeysModel::conflict() const
{
    if (!m_conflict)
        return {};
    const QString key = m_conflict->key.toString(QKeySequence::NativeText);
    const QString other = commandText(*findCommand(m_conflict->commandId));
    return m_conflict->canTakeOver
        ? tr("%1 is the key of “%2”.", "a key and a command").arg(key, other)
        : tr("%1 always means “%2”.", "a key and what it does").arg(key, other);
}

void KeysModel::begin(int row)
{
    const Command *command = changeable(row);
    if (!command)
        return;
    m_conflict.reset();
    m_changing = command;
    Q_EMIT changingChanged();
}

void KeysModel::press(int key, int modifiers, const QString &text)
{
    if (!m_changing)
        return;
    if (key == Qt::Key_Escape || key == Qt::Key_Tab || key == Qt::Key_Backtab) {
        giveUp();
        return;
    }
    const QKeySequence pressed = pressedKey(key, Qt::KeyboardModifiers(modifiers), text);
    if (!pressed.isEmpty())
        change(*m_changing, {pressed}, Keymap::Taken::Refuse);
}

void KeysModel::change(const Command &command, const KeyList &keys, Keymap::Taken taken)
{
    const std::optional<KeyConflict> conflict =
        m_keymap->setKeys(QString::fromLatin1(command.id), keys, taken);
    if (conflict) {
        m_changing = &command;
        m_wanted = keys;
        m_conflict = conflict;
        Q_EMIT changingChanged();
        return;
    }
    Q_EMIT announced(sentence(command));
    end();
}

void KeysModel::takeOver()
{
    if (m_changing && m_keymap && canTakeOver())
        change(*m_changing, m_wanted, Keymap::Taken::TakeOver);
}

void KeysModel::giveUp()
{
    if (m_changing)
        end();
}

void KeysModel::end()
{
    m_changing = nullptr;
    m_conflict.reset();
    Q_EMIT changingChanged();
}

void KeysModel::clear(int row)
{
    if (const Command *command = changeable(row))
        change(*command, {}, Keymap::Taken::Refuse);
}

void KeysModel::reset(int row)
{
    if (const Command *command = changeable(row))
        change(*command, defaultKeys(*command), Keymap::Taken::Refuse);
}

void KeysModel::resetAll()
{
    if (m_keymap)
        m_keymap->resetAll();
    end();
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Command &command = *m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return commandText(command);
    case CategoryRole:
        return commandCategory(command);
    case KeysRole:
        return keyTexts(command);
    case OwnRole:
        return m_keymap && m_keymap->isOwn(QString::fromLatin1(command.id));
    case FixedRole:
        return command.use == CommandUse::Fixed;
    case SentenceRole:
        return sentence(command);
    default:
        return {};
    }
}

QHash<int, QByteArray> KeysModel::roleNames() const
{
    return {{TextRole, "commandText"}, {CategoryRole, "category"}, {KeysRole, "keys"},
            {OwnRole, "own"},          {FixedRole, "fixed"},       {SentenceRole, "sentence"}};
}

} // namespace agentops::ui
