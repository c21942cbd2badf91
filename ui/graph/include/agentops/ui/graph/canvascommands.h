// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/action.h>

#include <QtCore/QObject>
#include <QtQml/QQmlListProperty>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

class GraphSession;

/// What can be done with what is on a canvas, as actions: header, menus, tools, palette and the
/// canvas's keys all do these.
/// Thread: GUI.
class CanvasCommands : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by GraphSession.")
    Q_PROPERTY(QQmlListProperty<agentops::ui::Action> actions READ actions CONSTANT)
    /// There is a document: without one nothing can be done.
    Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY openChanged)
    /// The keys that are most wanted on the canvas, as a sentence for a screen reader.
    Q_PROPERTY(QString help READ help NOTIFY helpChanged)

public:
    /// The session must outlive its commands.
    explicit CanvasCommands(GraphSession &session);
    ~CanvasCommands() override;

    QQmlListProperty<Action> actions() { return {this, &m_actions}; }
    /// The action of that id, or null.
    Q_INVOKABLE agentops::ui::Action *find(const QString &actionId) const;
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool isOpen);
    QString help() const;
    /// Does what this key means on the canvas; false when it means nothing now.
    bool performKey(QKeyCombination pressed);
    /// What is done elsewhere goes on with keys on the canvas.
    void focusCanvas() { Q_EMIT canvasWanted(); }

Q_SIGNALS:
    void openChanged();
    void helpChanged();
    /// What was asked for goes on with keys: the canvas should have them.
    void canvasWanted();

private:
    void refresh();

    GraphSession &m_session;
    /// Shape: in the order of the table in the source.
    QList<Action *> m_actions;
    bool m_isOpen = true;
};

} // namespace agentops::ui::graph
