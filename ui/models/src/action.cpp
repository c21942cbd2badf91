// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/action.h>

#include <QtGui/QKeySequence>

namespace agentops::ui {

Action::Action(QObject *parent) : QObject(parent) { }

Action::Action(const QString &actionId, const QString &iconName, const QString &shortcut,
               QObject *parent)
    : QObject(parent)
    , m_actionId(actionId)
    , m_iconName(iconName)
    , m_shortcut(shortcut)
{ }

Action::~Action() = default;

QString Action::shortcutText() const
{
    return QKeySequence(m_shortcut, QKeySequence::PortableText).toString(QKeySequence::NativeText);
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
