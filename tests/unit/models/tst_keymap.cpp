// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/keymap.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::ui;

namespace {

QKeySequence key(const QString &text)
{
    return QKeySequence(text, QKeySequence::PortableText);
}

QString idOf(const Command &command)
{
    return QString::fromLatin1(command.id);
}

} // namespace

/// The table of commands and the keys that people put in the place of its own.
class TestKeymap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasAnIdOfItsOwn()
    {
        QSet<QString> ids;
        for (const Command &command : commands()) {
            QVERIFY2(!ids.contains(idOf(command)), command.id);
            QVERIFY2(idOf(command).contains(u'.'), command.id);
            ids.insert(idOf(command));
            QCOMPARE(findCommand(idOf(command)), &command);
        }
        QCOMPARE(findCommand(u"workflow.fly"_s), nullptr);
    }

    void everyCommandHasWordsAndStandsWithItsGroup()
    {
        QStringList groups;
        for (const Command &command : commands()) {
            QVERIFY2(!commandText(command).isEmpty(), command.id);
            if (groups.isEmpty() || groups.last() != commandCategory(command)) {
                QVERIFY2(!groups.contains(commandCategory(command)), command.id);
                groups.append(commandCategory(command));
            }
        }
    }

    void everyDefaultKeyIsOneKeyThatExists()
    {
        for (const Command &command : commands()) {
            for (const QKeySequence &key : defaultKeys(command)) {
                QVERIFY2(key.count() == 1, command.id);
                QVERIFY2(key[0].key() != Qt::Key_unknown, command.id);
            }
            QVERIFY2(command.use != CommandUse::Fixed || !defaultKeys(command).isEmpty(),
                     command.id);
        }
    }

    void noDefaultKeyMeansTwoThings()
    {
        for (const Command &a : commands()) {
            for (const Command &b : commands()) {
                if (&a == &b || !canMeet(a, b))
                    continue;
                for (const QKeySequence &key : defaultKeys(a))
                    QVERIFY2(!defaultKeys(b).contains(key),
                             qPrintable(key.toString() + u": "_s + idOf(a) + u", "_s + idOf(b)));
            }
        }
    }

    void aFreeKeyTakesThePlaceOfTheDefaults()
    {
        Keymap keymap;
        QSignalSpy changed(&keymap, &Keymap::changed);

        QVERIFY(!keymap.setKeys(u"workflow.redo"_s, {key(u"Ctrl+Alt+Y"_s)}));

        QCOMPARE(keymap.keys(u"workflow.redo"_s), KeyList{key(u"Ctrl+Alt+Y"_s)});
        QVERIFY(keymap.isOwn(u"workflow.redo"_s));
        QCOMPARE(changed.count(), 1);
    }

    void aKeyOfAnotherCommandIsRefusedByName()
    {
        Keymap keymap;

        const auto conflict = keymap.setKeys(u"workflow.mute"_s, {key(u"Ctrl+D"_s)});

        QVERIFY(conflict);
        QCOMPARE(conflict->commandId, u"workflow.duplicateSelection"_s);
        QCOMPARE(conflict->key, key(u"Ctrl+D"_s));
        QVERIFY(conflict->canTakeOver);
        QVERIFY(!keymap.hasOwn());
    }

    void aKeyThatIsTakenOverIsGivenUpByTheOther()
    {
        Keymap keymap;

        QVERIFY(
            !keymap.setKeys(u"workflow.mute"_s, {key(u"Backspace"_s)}, Keymap::Taken::TakeOver));

        QCOMPARE(keymap.keys(u"workflow.mute"_s), KeyList{key(u"Backspace"_s)});
        QCOMPARE(keymap.keys(u"workflow.deleteSelection"_s), KeyList{key(u"Del"_s)});
    }

    void aKeyOfTheWindowTakesFromEveryPage()
    {
        Keymap keymap;

        QVERIFY(!keymap.setKeys(u"palette.show"_s, {key(u"F5"_s)}, Keymap::Taken::TakeOver));

        for (const auto &id : {u"map.refresh"_s, u"review.reload"_s, u"runs.reload"_s})
            QVERIFY2(keymap.keys(id).isEmpty(), qPrintable(id));
    }

    void pagesDoNotDisturbEachOther()
    {
        Keymap keymap;

        QVERIFY(!keymap.setKeys(u"review.comment"_s, {key(u"Ctrl+D"_s)}));

        QCOMPARE(keymap.keys(u"workflow.duplicateSelection"_s), KeyList{key(u"Ctrl+D"_s)});
    }

    void aFixedKeyIsNeitherTakenNorChanged()
    {
        Keymap keymap;

        const auto conflict =
            keymap.setKeys(u"workflow.mute"_s, {key(u"Space"_s)}, Keymap::Taken::TakeOver);
        keymap.setKeys(u"workflow.pan"_s, {key(u"F7"_s)});

        QVERIFY(conflict && !conflict->canTakeOver);
        QCOMPARE(conflict->commandId, u"workflow.pan"_s);
        QCOMPARE(keymap.keys(u"workflow.pan"_s), KeyList{key(u"Space"_s)});
    }

    void aCommandGoesBackToItsKeys()
    {
        Keymap keymap;
        keymap.setKeys(u"workflow.mute"_s, {key(u"Ctrl+D"_s)}, Keymap::Taken::TakeOver);

        const auto conflict = keymap.reset(u"workflow.duplicateSelection"_s);

        QVERIFY(conflict);
        QCOMPARE(conflict->commandId, u"workflow.mute"_s);
        QVERIFY(!keymap.reset(u"workflow.mute"_s));
        QVERIFY(!keymap.reset(u"workflow.duplicateSelection"_s));
        QVERIFY(!keymap.hasOwn());
    }

    void everythingGoesBackAtOnce()
    {
        Keymap keymap;
        keymap.setKeys(u"workflow.mute"_s, {key(u"Ctrl+D"_s)}, Keymap::Taken::TakeOver);

        keymap.resetAll();

        for (const Command &command : commands())
            QCOMPARE(keymap.keys(idOf(command)), defaultKeys(command));
    }

    void whatIsKeptComesBack()
    {
        Keymap before;
        before.setKeys(u"workflow.mute"_s, {key(u"Ctrl+D"_s), key(u"Ctrl+,"_s)},
                       Keymap::Taken::TakeOver);

        Keymap after;
        after.setOwn(before.own());

        for (const Command &command : commands())
            QCOMPARE(after.keys(idOf(command)), before.keys(idOf(command)));
        QCOMPARE(before.own().value(u"workflow.duplicateSelection"_s, u"-"_s), QString());
    }

    void whatMakesNoSenseCountsAsNotSet()
    {
        Keymap keymap;

        keymap.setOwn({{u"workflow.fly"_s, u"F7"_s},
                       {u"workflow.save"_s, u"Hyper+Nonsense"_s},
                       {u"workflow.pan"_s, u"F7"_s},
                       {u"workflow.new"_s, u"Ctrl+Alt+N"_s}});

        QCOMPARE(keymap.keys(u"workflow.save"_s), KeyList{key(u"Ctrl+S"_s)});
        QCOMPARE(keymap.keys(u"workflow.pan"_s), KeyList{key(u"Space"_s)});
        QCOMPARE(keymap.keys(u"workflow.new"_s), KeyList{key(u"Ctrl+Alt+N"_s)});
    }

    void aDefaultGivesWayToWhatAPersonChose()
    {
        Keymap keymap;

        // As a newer program would find it, whose table has given this key to another command.
        keymap.setOwn({{u"workflow.mute"_s, u"Ctrl+D"_s}});

        QCOMPARE(keymap.keys(u"workflow.mute"_s), KeyList{key(u"Ctrl+D"_s)});
        QVERIFY(keymap.keys(u"workflow.duplicateSelection"_s).isEmpty());
    }

    void aPressedKeyIsWrittenAsAShortcutWritesIt()
    {
        QCOMPARE(pressedKey(Qt::Key_D, Qt::ControlModifier, u"\x04"_s), key(u"Ctrl+D"_s));
        QCOMPARE(pressedKey(Qt::Key_Enter, Qt::KeypadModifier, u"\r"_s), key(u"Return"_s));
        QCOMPARE(pressedKey(Qt::Key_Question, Qt::ShiftModifier, u"?"_s), key(u"?"_s));
        QCOMPARE(pressedKey(Qt::Key_E, Qt::ShiftModifier, u"E"_s), key(u"Shift+E"_s));
        QVERIFY(pressedKey(Qt::Key_Shift, Qt::ShiftModifier, QString()).isEmpty());
    }

    void aSymbolIsReadWithItsShiftAndWithout()
    {
        QCOMPARE(keyReadings(QKeyCombination(Qt::ShiftModifier, Qt::Key_Slash)),
                 (KeyList{key(u"Shift+/"_s), key(u"/"_s)}));
        QCOMPARE(keyReadings(QKeyCombination(Qt::ShiftModifier, Qt::Key_E)),
                 KeyList{key(u"Shift+E"_s)});
        QCOMPARE(keyReadings(QKeyCombination(Qt::ShiftModifier, Qt::Key_Right)),
                 KeyList{key(u"Shift+Right"_s)});
    }
};

QTEST_APPLESS_MAIN(TestKeymap)
#include "tst_keymap.moc"
