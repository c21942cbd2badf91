// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/action.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::ui::Action;

class TestAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionIsDoneWhenTriggered()
    {
        Action action(u"workflow.run"_s, u"play"_s, u"Ctrl+Return"_s, nullptr);
        QSignalSpy done(&action, &Action::triggered);

        action.trigger();

        QCOMPARE(done.count(), 1);
    }

    void aDisabledActionDoesNothing()
    {
        Action action(u"workflow.run"_s, u"play"_s, QString(), nullptr);
        QSignalSpy done(&action, &Action::triggered);

        action.setEnabled(false);
        action.trigger();

        QCOMPARE(done.count(), 0);
    }

    void wordsCanChangeWithTheLanguage()
    {
        Action action(u"workflow.run"_s, u"play"_s, QString(), nullptr);
        QSignalSpy changed(&action, &Action::changed);

        action.setTexts(u"Exécuter"_s, u"Workflows"_s);

        QCOMPARE(changed.count(), 1);
        QCOMPARE(action.text(), u"Exécuter"_s);
    }

    void checkingMakesAnActionCheckable()
    {
        Action action(u"theme.dark"_s, u"moon"_s, QString(), nullptr);

        action.setChecked(true);

        QVERIFY(action.property("checkable").toBool());
        QVERIFY(action.property("checked").toBool());
    }
};

QTEST_APPLESS_MAIN(TestAction)
#include "tst_action.moc"
