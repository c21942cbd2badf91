// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/keymap.h>

#include <algorithm>

namespace agentops::ui {

namespace {

constexpr Qt::KeyboardModifiers kMeant =
    Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

QKeyCombination plain(int key, Qt::KeyboardModifiers modifiers)
{
    return QKeyCombination(modifiers & kMeant,
                           static_cast<Qt::Key>(key == Qt::Key_Enter ? Qt::Key_Return : key));
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock
        || key == Qt::Key_NumLock || key == Qt::Key_ScrollLock || key == Qt::Key_Super_L
        || key == Qt::Key_Super_R;
}

bool isUsable(const QKeySequence &key)
{
    return key.count() == 1 && key[0].key() != Qt::Key_unknown && !isModifier(key[0].key());
}

KeyList usable(const QString &text)
{
    KeyList keys;
    if (text.isEmpty())
        return keys;
    for (const QKeySequence &key : QKeySequence::listFromString(text)) {
        if (isUsable(key) && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

/// Whether the key means something that cannot be changed where the command acts.
bool isFixed(const Command &command, const QKeySequence &key)
{
    return std::ranges::any_of(commands(), [&](const Command &other) {
        return other.use == CommandUse::Fixed && canMeet(command, other)
            && defaultKeys(other).contains(key);
    });
}

} // namespace

Keymap::Keymap(QObject *parent) : QObject(parent) { }

Keymap::~Keymap() = default;

bool Keymap::isGivenElsewhere(const Command &command, const QKeySequence &key) const
{
    for (const auto &[id, keys] : m_own.asKeyValueRange()) {
        const Command *other = findCommand(id);
        if (other != &command && keys.contains(key) && canMeet(command, *other))
            return true;
    }
    return false;
}

KeyList Keymap::keys(const QString &commandId) const
{
    const Command *command = findCommand(commandId);
    if (!command)
        return {};
    if (const auto own = m_own.constFind(commandId); own != m_own.cend())
        return *own;
    KeyList keys = defaultKeys(*command);
    keys.removeIf([&](const QKeySequence &key) { return isGivenElsewhere(*command, key); });
    return keys;
}

QList<KeyConflict> Keymap::conflicts(const Command &command, const QKeySequence &key) const
{
    QList<KeyConflict> found;
    for (const Command &other : commands()) {
        const auto id = QString::fromLatin1(other.id);
        if (&other != &command && canMeet(command, other) && keys(id).contains(key))
            found.append({id, key, other.use != CommandUse::Fixed});
    }
    return found;
}

std::optional<KeyConflict> Keymap::setKeys(const QString &commandId, const KeyList &keys,
                                           Taken taken)
{
    const Command *command = findCommand(commandId);
    if (!command || command->use == CommandUse::Fixed)
        return std::nullopt;
    // A key of the window can have a meaning of its own on each page.
    QList<KeyConflict> losers;
    for (const QKeySequence &key : keys)
        losers += conflicts(*command, key);
    for (const KeyConflict &loser : std::as_const(losers)) {
        if (taken == Taken::Refuse || !loser.canTakeOver)
            return loser;
    }
    for (const KeyConflict &loser : std::as_const(losers)) {
        KeyList left = this->keys(loser.commandId);
        left.removeAll(loser.key);
        put(*findCommand(loser.commandId), left);
    }
    put(*command, keys);
    Q_EMIT changed();
    Q_EMIT ownChanged();
    return std::nullopt;
}

std::optional<KeyConflict> Keymap::reset(const QString &commandId, Taken taken)
{
    const Command *command = findCommand(commandId);
    return command ? setKeys(commandId, defaultKeys(*command), taken) : std::nullopt;
}

void Keymap::resetAll()
{
    if (m_own.isEmpty())
        return;
    m_own.clear();
    Q_EMIT changed();
    Q_EMIT ownChanged();
}

void Keymap::put(const Command &command, const KeyList &keys)
{
    const auto id = QString::fromLatin1(command.id);
    if (keys == defaultKeys(command))
        m_own.remove(id);
    else
        m_own.insert(id, keys);
}

QHash<QString, QString> Keymap::own() const
{
    QHash<QString, QString> kept;
    for (const auto &[id, keys] : m_own.asKeyValueRange())
        kept.insert(id, QKeySequence::listToString(keys, QKeySequence::PortableText));
    return kept;
}

void Keymap::setOwn(const QHash<QString, QString> &own)
{
    m_own.clear();
    // In the order of the table, so that of two that were given one key the same one has it always.
    for (const Command &command : commands()) {
        const auto id = QString::fromLatin1(command.id);
        const auto kept = own.constFind(id);
        if (kept == own.cend() || command.use == CommandUse::Fixed)
            continue;
        KeyList keys = usable(*kept);
        if (keys.isEmpty() && !kept->isEmpty())
            continue;
        keys.removeIf([&](const QKeySequence &key) {
            return isGivenElsewhere(command, key) || isFixed(command, key);
        });
        put(command, keys);
    }
    Q_EMIT changed();
}

QKeySequence pressedKey(int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    if (isModifier(key) || key == Qt::Key_unknown || key == 0)
        return {};
    QKeyCombination pressed = plain(key, modifiers);
    const bool isSymbol =
        !text.isEmpty() && text[0].isPrint() && !text[0].isLetterOrNumber() && !text[0].isSpace();
    if (isSymbol)
        pressed = QKeyCombination(pressed.keyboardModifiers() & ~Qt::ShiftModifier, pressed.key());
    return QKeySequence(pressed);
}

QList<QKeySequence> keyReadings(QKeyCombination pressed)
{
    const QKeyCombination exact = plain(pressed.key(), pressed.keyboardModifiers());
    QList<QKeySequence> readings{QKeySequence(exact)};
    const bool isPrinted = exact.key() > Qt::Key_Space && exact.key() < Qt::Key_Escape;
    if (exact.keyboardModifiers().testFlag(Qt::ShiftModifier) && isPrinted
        && !QChar::isLetter(char32_t(exact.key())))
        readings.append(QKeySequence(
            QKeyCombination(exact.keyboardModifiers() & ~Qt::ShiftModifier, exact.key())));
    return readings;
}

} // namespace agentops::ui
