// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// One thing a person can do, described once: the header's buttons, the command palette, the list
/// of shortcuts and the keyboard all read it. A page offers its own in a property `readonly
/// property list<Action> actions`; the shell takes them up while the page is shown. Thread: main.
class Action : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// Stable name such as "workflow.run"; the part before the dot groups.
    Q_PROPERTY(QString actionId MEMBER m_actionId NOTIFY changed FINAL)
    /// What it does, as a command: "Run workflow".
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed FINAL)
    /// Title of the group in palette and overview; empty takes the title of the page.
    Q_PROPERTY(QString category MEMBER m_category NOTIFY changed FINAL)
    Q_PROPERTY(QString iconName MEMBER m_iconName NOTIFY changed FINAL)
    /// In portable form, "Ctrl+Return"; empty for none. Only the page on screen gets its keys.
    Q_PROPERTY(QString shortcut MEMBER m_shortcut NOTIFY changed FINAL)
    /// The shortcut as this system writes it.
    Q_PROPERTY(QString shortcutText READ shortcutText NOTIFY changed FINAL)
    /// The key acts only where it has the keyboard, such as a canvas: it is told, not taken from
    /// all of the page.
    Q_PROPERTY(bool local MEMBER m_local NOTIFY changed FINAL)
    Q_PROPERTY(bool enabled MEMBER m_enabled NOTIFY changed FINAL)
    Q_PROPERTY(bool checkable MEMBER m_checkable NOTIFY changed FINAL)
    Q_PROPERTY(bool checked MEMBER m_checked NOTIFY changed FINAL)
    /// Shown as a button in the header while its page is shown.
    Q_PROPERTY(bool inHeader MEMBER m_inHeader NOTIFY changed FINAL)
    /// The one main action of a page: its button has the accent.
    Q_PROPERTY(bool primary MEMBER m_primary NOTIFY changed FINAL)
    /// Found by the palette.
    Q_PROPERTY(bool inPalette MEMBER m_inPalette NOTIFY changed FINAL)

public:
    explicit Action(QObject *parent = nullptr);
    Action(const QString &actionId, const QString &iconName, const QString &shortcut,
           QObject *parent);
    ~Action() override;

    const QString &actionId() const { return m_actionId; }
    const QString &text() const { return m_text; }
    const QString &category() const { return m_category; }
    const QString &iconName() const { return m_iconName; }
    const QString &shortcut() const { return m_shortcut; }
    QString shortcutText() const;
    bool isEnabled() const { return m_enabled; }
    bool isInPalette() const { return m_inPalette; }
    /// Words in the language of the moment; called again when the language changes.
    void setTexts(const QString &text, const QString &category);
    void setEnabled(bool enabled);
    void setChecked(bool checked);

    /// Does it, unless it is disabled.
    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void changed();
    void triggered();

private:
    QString m_actionId;
    QString m_text;
    QString m_category;
    QString m_iconName;
    QString m_shortcut;
    bool m_enabled = true;
    bool m_checkable = false;
    bool m_checked = false;
    bool m_local = false;
    bool m_inHeader = false;
    bool m_primary = false;
    bool m_inPalette = true;
};

} // namespace agentops::ui
