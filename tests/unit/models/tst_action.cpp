// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/action.h>
#include <agentops/ui/models/keymap.h>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::ui::Action;
using agentops::ui::Keymap;

class TestAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionIsDoneWhenTriggered()
    {
        Action action(u"workflow.run"_s, nullptr);
        QSignalSpy done(&action, &Action::triggered);

        action.trigger();

        QCOMPARE(done.count(), 1);
    }

    void aDisabledActionDoesNothing()
    {
        Action action(u"workflow.run"_s, nullptr);
        QSignalSpy done(&action, &Action::triggered);

        action.setEnabled(false);
        action.trigger();

        QCOMPARE(done.count(), 0);
    }

    void wordsIconAndKeysAreThoseOfTheTable()
    {
        const Action action(u"workflow.redo"_s, nullptr);

        QCOMPARE(action.text(), u"Redo"_s);
        QCOMPARE(action.category(), u"Editing"_s);
        QCOMPARE(action.iconName(), u"redo-2"_s);
        QCOMPARE(action.sequences(), (QVariantList{u"Ctrl+Y"_s, u"Ctrl+Shift+Z"_s}));
        QVERIFY(!action.isLocal());
        QVERIFY(action.isInPalette());
    }

    void aCommandOfTheCanvasIsLocal()
    {
        QVERIFY(Action(u"workflow.copy"_s, nullptr).isLocal());
        QVERIFY(!Action(u"workflow.goLeft"_s, nullptr).isInPalette());
    }

    void anIdThatIsInNoTableIsSaid()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"there is no command .*workflow.fly"_s));
        Action action;

        action.setActionId(u"workflow.fly"_s);

        QVERIFY(action.keys().isEmpty());
    }

    void anActionHasTheKeysOfTheMapThatItFollows()
    {
        Keymap keymap;
        Action action(u"workflow.mute"_s, nullptr);
        action.follow(&keymap);
        QSignalSpy changed(&action, &Action::changed);

        keymap.setKeys(u"workflow.mute"_s, {QKeySequence(u"Ctrl+M"_s)});

        QCOMPARE(changed.count(), 1);
        QCOMPARE(action.sequences(), QVariantList{u"Ctrl+M"_s});
        keymap.setKeys(u"workflow.group"_s, {QKeySequence(u"G"_s)});
        QCOMPARE(changed.count(), 1);
    }

    void wordsOfWhatIsInNoTableCanChange()
    {
        Action action(u"repository.recent./a"_s, u"folder-git-2"_s, nullptr);
        QSignalSpy changed(&action, &Action::changed);

        action.setTexts(u"Ouvrir a"_s, u"Dépôt"_s);

        QCOMPARE(changed.count(), 1);
        QCOMPARE(action.text(), u"Ouvrir a"_s);
        QVERIFY(action.isInPalette());
    }

    void checkingMakesAnActionCheckable()
    {
        Action action(u"theme.dark"_s, nullptr);

        action.setChecked(true);

        QVERIFY(action.property("checkable").toBool());
        QVERIFY(action.property("checked").toBool());
    }
};

QTEST_GUILESS_MAIN(TestAction)
#include "tst_action.moc"
