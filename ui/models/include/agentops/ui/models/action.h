// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/commands.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtCore/QVariant>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

class Keymap;

/// One thing a person can do, as the header's buttons, menus, the command palette, the list of
/// shortcuts and the keyboard show it. Its words, icon and keys are those of its Command. A page
/// offers its own in a property `readonly property list<Action> actions`; the shell takes them up
/// while the page is shown. Thread: main.
class Action : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// Names a Command of the table.
    Q_PROPERTY(QString actionId READ actionId WRITE setActionId NOTIFY changed FINAL)
    /// What it does, as a command: "Run".
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    /// Title of the group in palette and overview.
    Q_PROPERTY(QString category READ category NOTIFY changed FINAL)
    Q_PROPERTY(QString iconName READ iconName NOTIFY changed FINAL)
    /// What does it at present, for the `sequences` of a Shortcut. Shape: portable texts. Only the
    /// page on screen gets its keys.
    Q_PROPERTY(QVariantList sequences READ sequences NOTIFY changed FINAL)
    /// The first of its keys as this system writes it; empty for none.
    Q_PROPERTY(QString shortcutText READ shortcutText NOTIFY changed FINAL)
    /// The keys act only where they have the keyboard, such as a canvas: they are told, not taken
    /// from all of the page.
    Q_PROPERTY(bool local READ isLocal NOTIFY changed FINAL)
    Q_PROPERTY(bool enabled MEMBER m_enabled NOTIFY changed FINAL)
    Q_PROPERTY(bool checkable MEMBER m_checkable NOTIFY changed FINAL)
    Q_PROPERTY(bool checked MEMBER m_checked NOTIFY changed FINAL)
    /// Shown as a button in the header while its page is shown.
    Q_PROPERTY(bool inHeader MEMBER m_inHeader NOTIFY changed FINAL)
    /// The one main action of a page: its button has the accent.
    Q_PROPERTY(bool primary MEMBER m_primary NOTIFY changed FINAL)

public:
    explicit Action(QObject *parent = nullptr);
    /// A command of the table.
    explicit Action(const QString &actionId, QObject *parent);
    /// What is there only now and then, such as a repository of before: it is in no table.
    Action(const QString &actionId, const QString &iconName, QObject *parent);
    ~Action() override;

    const QString &actionId() const { return m_actionId; }
    void setActionId(const QString &actionId);
    const QString &text() const { return m_text; }
    const QString &category() const { return m_category; }
    const QString &iconName() const { return m_iconName; }
    const KeyList &keys() const { return m_keys; }
    QVariantList sequences() const;
    QString shortcutText() const;
    bool isLocal() const;
    bool isEnabled() const { return m_enabled; }
    bool isChecked() const { return m_checked; }
    bool isInPalette() const;
    /// For an action that is in no table.
    void setTexts(const QString &text, const QString &category);
    void setEnabled(bool enabled);
    void setChecked(bool checked);
    /// Has the keys of this map from now on, and says its words anew when the map is told to.
    void follow(const Keymap *keymap);

    /// Does it, unless it is disabled.
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void changed();
    void triggered();

private:
    void refresh();

    QString m_actionId;
    const Command *m_command = nullptr;
    QPointer<const Keymap> m_keymap;
    QString m_text;
    QString m_category;
    QString m_iconName;
    KeyList m_keys;
    bool m_enabled = true;
    bool m_checkable = false;
    bool m_checked = false;
    bool m_inHeader = false;
    bool m_primary = false;
};

} // namespace agentops::ui
