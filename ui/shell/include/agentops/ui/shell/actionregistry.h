// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/action.h>
#include <agentops/ui/models/keymap.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::shell {

/// Every action that can be done now in one window: those of the shell and those of the page that
/// is shown. Owns none of them; gives them the keys of its map. Shape: in the order of their
/// categories' first appearance, then as they were added. Thread: main.
class ActionRegistry : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its registry.")
    Q_PROPERTY(int count READ count NOTIFY actionsChanged)

public:
    enum Role {
        ActionRole = Qt::UserRole, ///< Action*
        CategoryRole, ///< QString, title of the group
    };

    explicit ActionRegistry(const Keymap *keymap = nullptr, QObject *parent = nullptr);

    void add(Action *action);
    void remove(Action *action);
    /// Puts the actions of the page that is shown in the place of those of the page before.
    void setPageActions(const QList<Action *> &actions);
    const QList<Action *> &actions() const { return m_actions; }
    int count() const { return static_cast<int>(m_actions.size()); }
    /// The action of that id, or null.
    Q_INVOKABLE agentops::ui::Action *find(const QString &actionId) const;
    /// Does the action of that id; false when there is none or it is disabled.
    Q_INVOKABLE bool trigger(const QString &actionId) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Actions came, went, or changed what they say.
    void actionsChanged();

private:
    /// After the last of its category, once it has the keys and words of the moment.
    qsizetype rowFor(Action *action) const;
    void insert(Action *action, qsizetype row);
    void announce(Action *action);

    const Keymap *m_keymap;
    QList<Action *> m_actions;
    QList<QPointer<Action>> m_pageActions;
};

} // namespace agentops::ui::shell
