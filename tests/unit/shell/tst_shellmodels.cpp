// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/actionregistry.h>
#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/notifications.h>
#include <agentops/ui/shell/palettemodel.h>
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

    void thePaletteFindsByLettersAndDoesTheBestFirst()
    {
        ActionRegistry registry;
        registry.add(made(u"page.map"_s, u"Code map"_s, u"Go to"_s));
        auto *window = made(u"window.new"_s, u"New window"_s, u"Program"_s);
        registry.add(window);
        QSignalSpy done(window, &Action::triggered);
        PaletteModel palette(&registry);
        const QAbstractItemModelTester tester(&palette);

        palette.setQuery(u"nw"_s);
        palette.activate(0);

        QCOMPARE(palette.count(), 1);
        QCOMPARE(done.count(), 1);
        QCOMPARE(palette.index(0).data(PaletteModel::RichTextRole).toString(),
                 u"<b>N</b>ew <b>w</b>indow"_s);
    }

    void whatWasUsedLastIsOfferedFirst()
    {
        ActionRegistry registry;
        registry.add(made(u"one"_s, u"One"_s, u"A"_s));
        registry.add(made(u"two"_s, u"Two"_s, u"A"_s));
        PaletteModel palette(&registry);
        palette.setQuery(u"two"_s);
        palette.activate(0);

        palette.setQuery(QString());

        QCOMPARE(palette.index(0).data(PaletteModel::RichTextRole).toString(), u"Two"_s);
    }

    void disabledActionsAreNotOffered()
    {
        ActionRegistry registry;
        auto *action = made(u"one"_s, u"One"_s, u"A"_s);
        registry.add(action);
        const PaletteModel palette(&registry);

        action->setEnabled(false);

        QCOMPARE(palette.count(), 0);
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
