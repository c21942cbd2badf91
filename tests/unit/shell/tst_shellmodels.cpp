// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/actionregistry.h>
#include <agentops/ui/shell/commandprovider.h>
#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/notifications.h>
#include <agentops/ui/shell/worklist.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::ui;
using namespace agentops::ui::shell;

class TestShellModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actionsOfAGroupStayTogether()
    {
        ActionRegistry registry;
        const QAbstractItemModelTester tester(&registry);
        auto *first = made(u"a.one"_s, u"One"_s, u"A"_s);
        auto *other = made(u"b.one"_s, u"Other"_s, u"B"_s);
        auto *second = made(u"a.two"_s, u"Two"_s, u"A"_s);

        registry.add(first);
        registry.add(other);
        registry.add(second);

        QCOMPARE(registry.actions(), (QList<Action *>{first, second, other}));
    }

    void actionsOfAPageGiveWayToThoseOfTheNext()
    {
        ActionRegistry registry;
        const QAbstractItemModelTester tester(&registry);
        auto *own = made(u"own"_s, u"Own"_s, u"Program"_s);
        registry.add(own);
        auto *former = made(u"one.save"_s, u"Save"_s, u"One"_s);
        registry.setPageActions({former, made(u"one.run"_s, u"Run"_s, u"One"_s)});
        auto *next = made(u"two.reload"_s, u"Reload"_s, u"Two"_s);
        QSignalSpy changed(&registry, &ActionRegistry::actionsChanged);

        registry.setPageActions({next});

        QCOMPARE(registry.actions(), (QList<Action *>{own, next}));
        QCOMPARE(changed.count(), 1);
        former->setEnabled(false);
        QCOMPARE(changed.count(), 1);
    }

    void actionsOfAPageHaveTheKeysOfThePerson()
    {
        Keymap keymap;
        keymap.setKeys(u"workflow.save"_s, {QKeySequence(u"Ctrl+Alt+S"_s)});
        ActionRegistry registry(&keymap);
        Action save(u"workflow.save"_s, nullptr);

        registry.setPageActions({&save});
        QCOMPARE(save.sequences(), QVariantList{u"Ctrl+Alt+S"_s});
        // Also while another page is shown.
        registry.setPageActions({});
        keymap.resetAll();

        QCOMPARE(save.sequences(), QVariantList{u"Ctrl+S"_s});
    }

    void anActionThatIsDestroyedLeavesTheRegistry()
    {
        ActionRegistry registry;
        auto action = std::make_unique<Action>(u"a"_s, QString(), nullptr);
        registry.add(action.get());

        action.reset();

        QCOMPARE(registry.count(), 0);
        QVERIFY(!registry.trigger(u"a"_s));
    }

    void commandsAreFoundByTheirWordsAndByTheirGroup()
    {
        Keymap keymap;
        ActionRegistry registry(&keymap);
        registry.add(made(u"a.map"_s, u"Code map"_s, u"Go to"_s));
        auto *window = made(u"window.other"_s, u"New window"_s, u"Program"_s);
        registry.add(window);
        Action save(u"workflow.save"_s, nullptr);
        registry.setPageActions({&save});
        QSignalSpy done(window, &Action::triggered);
        CommandProvider commands(registry, keymap);

        const QList<PaletteEntry> found = commands.find(u"nw"_s, {});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().positions, (QList<qsizetype>{0, 4}));
        QCOMPARE(commands.find(u"prog"_s, {}).first().id, u"window.other"_s);
        const QList<PaletteEntry> saving = commands.find(u"save"_s, {});
        QCOMPARE(saving.first().shortcut,
                 QKeySequence(u"Ctrl+S"_s).toString(QKeySequence::NativeText));
        QCOMPARE(saving.first().iconName, u"save"_s);
        QVERIFY(!saving.first().help.isEmpty());
        commands.choose(found.first().id, {});

        QCOMPARE(done.count(), 1);
    }

    void disabledActionsAndThePaletteItselfAreNotOffered()
    {
        Keymap keymap;
        ActionRegistry registry;
        auto *action = made(u"one"_s, u"One"_s, u"A"_s);
        registry.add(action);
        Action palette(u"palette.show"_s, nullptr);
        registry.add(&palette);
        const CommandProvider commands(registry, keymap);
        const QSignalSpy changed(&commands, &PaletteProvider::changed);
        QCOMPARE(commands.find({}, {}).size(), 1);

        action->setEnabled(false);

        QVERIFY(commands.find({}, {}).isEmpty());
        QVERIFY(!changed.isEmpty());
    }

    void aCommandOfAnotherPageShowsItsPageFirst()
    {
        Keymap keymap;
        ActionRegistry registry(&keymap);
        CommandProvider commands(registry, keymap);
        QVERIFY(commands.find(u"index again"_s, {}).isEmpty());
        Action refresh(u"map.refresh"_s, nullptr);
        QSignalSpy done(&refresh, &Action::triggered);
        QStringList shown;
        commands.setShowPage([&](const QString &page) {
            shown.append(page);
            registry.setPageActions({&refresh});
        });

        const QList<PaletteEntry> found = commands.find(u"index again"_s, {});
        QCOMPARE(found.first().id, u"map.refresh"_s);
        QCOMPARE(found.first().shortcut, QKeySequence(u"F5"_s).toString(QKeySequence::NativeText));
        commands.choose(found.first().id, {});

        QCOMPARE(shown, QStringList{u"map"_s});
        QCOMPARE(done.count(), 1);
        // Now it is an action of the page that is shown, and offered once.
        QCOMPARE(commands.find(u"index again"_s, {}).size(), 1);
    }

    void whatDecidesAboutARunIsLookedAtFirst()
    {
        Keymap keymap;
        ActionRegistry registry(&keymap);
        CommandProvider commands(registry, keymap);
        Action approve(u"runs.approve"_s, nullptr);
        QSignalSpy done(&approve, &Action::triggered);
        commands.setShowPage([&](const QString &) { registry.setPageActions({&approve}); });

        commands.choose(u"runs.approve"_s, {});
        QCOMPARE(done.count(), 0);
        commands.choose(u"runs.approve"_s, {});

        QCOMPARE(done.count(), 1);
    }

    void commandsOfThePageStandBeforeThoseOfTheWindow()
    {
        Keymap keymap;
        ActionRegistry registry(&keymap);
        Action light(u"theme.light"_s, nullptr);
        registry.add(&light);
        Action save(u"workflow.save"_s, nullptr);
        registry.setPageActions({&save});
        const CommandProvider commands(registry, keymap);

        const QList<PaletteEntry> all = commands.find({}, {});

        QCOMPARE(all.size(), 2);
        QCOMPARE(all.first().id, u"workflow.save"_s);
    }

    void aDismissedToastStaysInTheList()
    {
        Notifications notifications;
        const QAbstractItemModelTester tester(&notifications);
        const int key = notifications.post(
            {.tone = u"ok"_s, .title = u"Done"_s, .text = {}, .actionId = {}, .actionText = {}});

        notifications.dismiss(key);

        QCOMPARE(notifications.count(), 1);
        QCOMPARE(notifications.index(0).data(Notifications::ToastRole).toBool(), false);
        QCOMPARE(notifications.unread(), 1);
        notifications.markAllRead();
        QCOMPARE(notifications.unread(), 0);
    }

    void onlyTheNewestMessagesAreKept()
    {
        Notifications notifications;
        const QAbstractItemModelTester tester(&notifications);

        for (int i = 0; i <= Notifications::kMaximumKept; ++i)
            notifications.post({.tone = {},
                                .title = QString::number(i),
                                .text = {},
                                .actionId = {},
                                .actionText = {}});

        QCOMPARE(notifications.count(), Notifications::kMaximumKept);
        QCOMPARE(notifications.index(0).data(Notifications::TitleRole).toString(), u"100"_s);
    }

    void onlyRunningWorkIsListed()
    {
        WorkList work;
        const QAbstractItemModelTester tester(&work);
        Operation operation;
        work.watch(&operation);
        QCOMPARE(work.count(), 0);

        operation.begin(u"Indexing"_s);
        QCOMPARE(work.count(), 1);

        operation.succeed();
        QCOMPARE(work.count(), 0);
    }

    void theLanguageChangesWhileTheProgramRuns()
    {
        Languages languages;
        languages.use(u"en"_s);
        QSignalSpy changed(&languages, &Languages::changed);

        languages.use(u"fr"_s);

        QCOMPARE(changed.count(), 1);
        QCOMPARE(QCoreApplication::translate("Commands", "Runs"), u"Exécutions"_s);
        languages.use(u"en"_s);
        QCOMPARE(QCoreApplication::translate("Commands", "Runs"), u"Runs"_s);
    }

private:
    Action *made(const QString &id, const QString &text, const QString &category)
    {
        auto *action = new Action(id, QString(), this);
        action->setTexts(text, category);
        return action;
    }
};

QTEST_MAIN(TestShellModels)
#include "tst_shellmodels.moc"
