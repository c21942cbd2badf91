// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/action.h>

#include <agentops/ui/models/keymap.h>

#include <QtQml/qqmlinfo.h>

namespace agentops::ui {

Action::Action(QObject *parent) : QObject(parent) { }

Action::Action(const QString &actionId, QObject *parent) : QObject(parent)
{
    setActionId(actionId);
}

Action::Action(const QString &actionId, const QString &iconName, QObject *parent)
    : QObject(parent)
    , m_actionId(actionId)
    , m_iconName(iconName)
{ }

Action::~Action() = default;

void Action::setActionId(const QString &actionId)
{
    if (m_actionId == actionId)
        return;
    m_actionId = actionId;
    m_command = findCommand(actionId);
    if (!m_command) {
        qmlWarning(this) << "there is no command " << actionId;
        return;
    }
    m_iconName = QString::fromLatin1(m_command->iconName);
    refresh();
    Q_EMIT changed();
}

void Action::follow(const Keymap *keymap)
{
    if (m_keymap == keymap)
        return;
    if (m_keymap)
        disconnect(m_keymap, nullptr, this, nullptr);
    m_keymap = keymap;
    if (keymap)
        connect(keymap, &Keymap::changed, this, &Action::refresh);
    refresh();
}

void Action::refresh()
{
    if (!m_command)
        return;
    const QString text = commandText(*m_command);
    const QString category = commandCategory(*m_command);
    const KeyList keys = m_keymap ? m_keymap->keys(m_actionId) : defaultKeys(*m_command);
    if (text == m_text && category == m_category && keys == m_keys)
        return;
    m_text = text;
    m_category = category;
    m_keys = keys;
    Q_EMIT changed();
}

QVariantList Action::sequences() const
{
    QVariantList texts;
    for (const QKeySequence &key : m_keys)
        texts.append(key.toString(QKeySequence::PortableText));
    return texts;
}

QString Action::shortcutText() const
{
    return m_keys.isEmpty() ? QString() : m_keys.first().toString(QKeySequence::NativeText);
}

bool Action::isLocal() const
{
    return m_command && m_command->scope == KeyScope::Canvas;
}

bool Action::isInPalette() const
{
    return !m_command || m_command->use == CommandUse::Palette;
}

void Action::setTexts(const QString &text, const QString &category)
{
    m_text = text;
    m_category = category;
    Q_EMIT changed();
}

void Action::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    Q_EMIT changed();
}

void Action::setChecked(bool checked)
{
    if (m_checkable && m_checked == checked)
        return;
    m_checkable = true;
    m_checked = checked;
    Q_EMIT changed();
}

void Action::trigger()
{
    if (m_enabled)
        Q_EMIT triggered();
}

} // namespace agentops::ui
