// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/keymap.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The keys of all commands as a list that can be searched and changed, whichever page is shown.
/// Changing keys: begin(), then what is pressed goes to press(); a key that another command has is
/// in `conflict` until takeOver() or giveUp(). Shape: in the order of the table, groups together.
/// Thread: main.
class KeysModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        agentops::ui::Keymap *keymap READ keymap WRITE setKeymap NOTIFY keymapChanged REQUIRED)
    /// A part of a command's words or of its keys.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    /// Leaves out commands without keys.
    Q_PROPERTY(bool boundOnly READ isBoundOnly WRITE setBoundOnly NOTIFY boundOnlyChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Whether any keys are not those of the program.
    Q_PROPERTY(bool hasOwn READ hasOwn NOTIFY keysChanged)
    /// Words of the command whose keys are being changed; empty for none.
    Q_PROPERTY(QString changing READ changing NOTIFY changingChanged)
    /// Who has the key that was pressed, as a sentence; empty for nobody.
    Q_PROPERTY(QString conflict READ conflict NOTIFY changingChanged)
    Q_PROPERTY(bool canTakeOver READ canTakeOver NOTIFY changingChanged)

public:
    enum Role {
        TextRole = Qt::UserRole, ///< QString
        CategoryRole, ///< QString
        KeysRole, ///< QStringList, as this system writes them
        OwnRole, ///< bool, the keys are not those of the program
        FixedRole, ///< bool, the keys cannot be changed
        SentenceRole, ///< QString, words and keys to be read aloud
    };

    explicit KeysModel(QObject *parent = nullptr);

    Keymap *keymap() const { return m_keymap; }
    void setKeymap(Keymap *keymap);
    const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    bool isBoundOnly() const { return m_isBoundOnly; }
    void setBoundOnly(bool isBoundOnly);
    int count() const { return static_cast<int>(m_rows.size()); }
    bool hasOwn() const { return m_keymap && m_keymap->hasOwn(); }
    QString changing() const;
    QString conflict() const;
    bool canTakeOver() const { return m_conflict && m_conflict->canTakeOver; }

    /// Begins to change the keys of a row, unless they are fixed.
    Q_INVOKABLE void begin(int row);
    /// A key was pressed; Escape and Tab give up, a modifier alone waits for more.
    Q_INVOKABLE void press(int key, int modifiers, const QString &text);
    /// Takes the key away from the command that has it.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void giveUp();
    /// Leaves the command of a row without keys.
    Q_INVOKABLE void clear(int row);
    /// Back to the keys of the program; asks as press() does when another command has one of them.
    Q_INVOKABLE void reset(int row);
    Q_INVOKABLE void resetAll();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void keymapChanged();
    void filterChanged();
    void boundOnlyChanged();
    void countChanged();
    void keysChanged();
    void changingChanged();
    /// The keys of a command were changed, for a screen reader.
    void announced(const QString &sentence);

private:
    const Command *changeable(int row) const;
    QStringList keyTexts(const Command &command) const;
    QString sentence(const Command &command) const;
    bool isShown(const Command &command) const;
    void refresh();
    void change(const Command &command, const KeyList &keys, Keymap::Taken taken);
    void end();

    QPointer<Keymap> m_keymap;
    QString m_filter;
    bool m_isBoundOnly = false;
    QList<const Command *> m_rows;
    const Command *m_changing = nullptr;
    KeyList m_wanted;
    std::optional<KeyConflict> m_conflict;
};

} // namespace agentops::ui
