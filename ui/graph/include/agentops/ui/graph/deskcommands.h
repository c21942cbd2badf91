// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/action.h>

#include <QtCore/QObject>
#include <QtQml/QQmlListProperty>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class RunDesk;

/// What can be done with parts of a run, as actions: palette, menus and keys all do these.
/// Thread: main.
class DeskCommands : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunDesk.")
    Q_PROPERTY(QQmlListProperty<agentops::ui::Action> actions READ actions CONSTANT FINAL)

public:
    /// The desk must outlive its commands.
    explicit DeskCommands(RunDesk &desk);

    QQmlListProperty<Action> actions() { return {this, &m_actions}; }
    /// The action of that id, or null.
    Q_INVOKABLE agentops::ui::Action *find(const QString &actionId) const;
    /// What is possible has changed.
    void refresh();

private:
    RunDesk &m_desk;
    /// Shape: in the order of the table in the source.
    QList<Action *> m_actions;
};

} // namespace agentops::ui::graph
