// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/commands.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {

/// A key that a command cannot have, because another one has it.
struct KeyConflict
{
    QString commandId;
    QKeySequence key;
    /// The other one can be made to give it up.
    bool canTakeOver = true;
};

/// Which keys do what: those of the table of commands, and what a person put in their place.
/// Invariant: no key means two things at the same time; what a person chose goes before a default.
/// Thread: main.
class Keymap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program has one.")

public:
    enum class Taken { Refuse, TakeOver };

    explicit Keymap(QObject *parent = nullptr);
    ~Keymap() override;

    /// The first one is shown in menus. Shape: empty for a command without keys.
    KeyList keys(const QString &commandId) const;
    /// Whether a person chose the keys of a command.
    bool isOwn(const QString &commandId) const { return m_own.contains(commandId); }
    bool hasOwn() const { return !m_own.isEmpty(); }

    /// What stands in the way; nothing when it is done. A fixed command keeps its keys.
    std::optional<KeyConflict> setKeys(const QString &commandId, const KeyList &keys,
                                       Taken taken = Taken::Refuse);
    /// Back to the keys of the table; what stands in the way, as above.
    std::optional<KeyConflict> reset(const QString &commandId, Taken taken = Taken::Refuse);
    void resetAll();

    /// What a person chose, to be kept. Shape: command -> keys as QKeySequence::listToString writes
    /// them, empty for none.
    QHash<QString, QString> own() const;
    /// Takes up what was kept; what makes no sense counts as not set.
    void setOwn(const QHash<QString, QString> &own);
    /// Has every command say its words anew, after the language has changed.
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    /// Keys or words are not what they were.
    void changed();
    /// What a person chose is not what it was.
    void ownChanged();

private:
    bool isGivenElsewhere(const Command &command, const QKeySequence &key) const;
    QList<KeyConflict> conflicts(const Command &command, const QKeySequence &key) const;
    void put(const Command &command, const KeyList &keys);

    QHash<QString, KeyList> m_own;
};

/// A pressed key as a shortcut writes it: without what tells the two Enter keys or the two minus
/// keys apart, and without the Shift that `text` cannot be typed without. Null for a modifier
/// alone.
QKeySequence pressedKey(int key, Qt::KeyboardModifiers modifiers, const QString &text);
/// What a pressed key may mean, likeliest first: on some keyboards plus or slash need a Shift.
QList<QKeySequence> keyReadings(QKeyCombination pressed);

} // namespace agentops::ui
