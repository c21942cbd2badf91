// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/handover.h>
#include <agentops/base/task.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QThread>
#include <QtTest/QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace agentops;
using testsupport::await;

class tst_Handover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasGivenBeforeIsTakenAtOnce()
    {
        const Handover<QString> handover;
        handover.give(u"early"_s);

        const Task<QString> taken = take(handover);

        QVERIFY(taken.isReady());
    }

    void aCoroutineResumesOnItsOwnThread()
    {
        const Handover<QString> handover;
        QThread *resumedOn = nullptr;
        Task<QString> taken = take(handover, &resumedOn);
        QVERIFY(!taken.isReady());

        std::thread giver([handover] { handover.give(u"late"_s); });
        giver.join();
        QVERIFY(!taken.isReady()); // not before the event loop comes to it

        QCOMPARE(await(std::move(taken)), u"late"_s);
        QCOMPARE(resumedOn, QThread::currentThread());
    }

    void thoseThatWaitResumeInTheOrderOfGiving()
    {
        const Handover<QString> first;
        const Handover<QString> second;
        QStringList order;
        const auto note = [&order](Handover<QString> handover) -> Task<> {
            order.append(co_await handover.take());
        };
        Task<> ofFirst = note(first);
        Task<> ofSecond = note(second);

        second.give(u"second"_s);
        first.give(u"first"_s);
        await(std::move(ofFirst));
        await(std::move(ofSecond));

        QCOMPARE(order, QStringList({u"second"_s, u"first"_s}));
    }

    void aThreadWaitsForTheValue()
    {
        const Handover<QString> handover;
        std::thread giver([handover] { handover.give(u"value"_s); });

        QCOMPARE(handover.takeBlocking(), u"value"_s);
        giver.join();
    }

    void aValueThatCannotBeCopiedIsHandedOver()
    {
        const Handover<std::unique_ptr<int>> handover;
        handover.give(std::make_unique<int>(7));

        QCOMPARE(*handover.takeBlocking(), 7);
    }

private:
    static Task<QString> take(Handover<QString> handover, QThread **resumedOn = nullptr)
    {
        QString value = co_await handover.take();
        if (resumedOn)
            *resumedOn = QThread::currentThread();
        co_return value;
    }
};

QTEST_GUILESS_MAIN(tst_Handover)
#include "tst_handover.moc"
