// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/models/runscontroller.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The page's controller on a real run service.
class TestRunsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsWhatRanBefore();
    void showsARunThatIsFinished();
    void followsARunWhileItGoesOn();
    void approvalLetsTheRunGoOn();
    void rejectionFailsTheRunWithItsComment();
    void cancelEndsARunningRun();
    void runAgainSelectsTheNewRun();
    void runAgainFromAStepKeepsWhatCameBefore();
    void anUnknownRunIsAnErrorAndNotACrash();
    void aRefusedCommandSaysWhy();
    void aRemovedRunIsNotListedAnyMore();
    void artefactsCanBeRead();
    void aGapInWhatIsAnnouncedReadsTheRunAgain();
    void afterAChangeOfTheLanguageEverythingIsSaidAnew();

private:
    void create();
    QString stateOf(const QString &node) const;

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
};

void TestRunsController::init()
{
    m_fixture = std::make_unique<RunsFixture>();
}

void TestRunsController::cleanup()
{
    m_controller.reset();
    m_fixture.reset();
}

void TestRunsController::create()
{
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    new QAbstractItemModelTester(m_controller->runs(), m_controller.get());
    new QAbstractItemModelTester(m_controller->view()->steps(), m_controller.get());
    new QAbstractItemModelTester(m_controller->view()->log(), m_controller.get());
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

QString TestRunsController::stateOf(const QString &node) const
{
    RunStepModel *steps = m_controller->view()->steps();
    return steps->index(steps->rowOf(node)).data(RunStepModel::StateKeyRole).toString();
}

void TestRunsController::listsWhatRanBefore()
{
    m_fixture->scripts[u"b"_s] = m_fixture->failing(1s, u"broken"_s);
    m_fixture->run(RunsFixture::chain(u"First"_s, {u"a"_s}));
    m_fixture->clock().advance(1s);
    m_fixture->run(RunsFixture::chain(u"Second"_s, {u"b"_s}));

    create();

    RunListModel *runs = m_controller->runs();
    QCOMPARE(runs->count(), 2);
    QCOMPARE(runs->index(0).data(RunListModel::WorkflowNameRole).toString(), u"Second"_s);
    QCOMPARE(runs->index(0).data(RunListModel::StateKeyRole).toString(), u"failed"_s);
    QCOMPARE(m_controller->activeCount(), 0);
}

void TestRunsController::showsARunThatIsFinished()
{
    m_fixture->scripts[u"a"_s] = m_fixture->working(4200ms, u"one\ntwo\n"_s);
    const RunId id = m_fixture->run(RunsFixture::chain(u"Build"_s, {u"a"_s, u"b"_s}));
    create();

    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);

    RunView *view = m_controller->view();
    QCOMPARE(view->workflowName(), u"Build"_s);
    QCOMPARE(view->stateKey(), u"ok"_s);
    QCOMPARE(view->durationText(), u"4.2 s"_s);
    QCOMPARE(view->steps()->count(), 2);
    QTRY_COMPARE(view->log()->count(), 2);
    QVERIFY(!view->isActive());
    QVERIFY(view->report().startsWith(u"# Build"_s));
}

void TestRunsController::followsARunWhileItGoesOn()
{
    create();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, u"hello\n"_s);
    m_fixture->scripts[u"b"_s] = m_fixture->hanging();
    const RunId id = m_fixture->start(RunsFixture::chain(u"Live"_s, {u"a"_s, u"b"_s}));

    m_controller->select(id.toString());

    QTRY_COMPARE(m_controller->runs()->count(), 1);
    QTRY_COMPARE(m_controller->view()->steps()->count(), 2);
    QTRY_COMPARE(stateOf(u"b"_s), u"running"_s);
    QTRY_COMPARE(m_controller->view()->log()->count(), 2);
    QCOMPARE(m_controller->activeCount(), 1);
    QVERIFY(m_controller->view()->isActive());
    QVERIFY(!m_controller->view()->isResumable());
}

void TestRunsController::approvalLetsTheRunGoOn()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking(u"Ship it?"_s, u"Look"_s);
    const RunId id = m_fixture->run(RunsFixture::chain(u"Ship"_s, {u"a"_s, u"gate"_s, u"b"_s}));
    create();
    QCOMPARE(m_controller->waitingCount(), 1);
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->questions()->count(), 1);

    m_controller->approve(u"gate"_s, u"fine"_s);

    QTRY_COMPARE(m_controller->view()->stateKey(), u"ok"_s);
    QCOMPARE(m_controller->acting()->state(), Operation::Succeeded);
    QCOMPARE(m_controller->view()->questions()->count(), 0);
    QTRY_COMPARE(m_controller->waitingCount(), 0);
    QVERIFY(m_controller->view()->report().contains(u"approved by Ada"_s));
}

void TestRunsController::rejectionFailsTheRunWithItsComment()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking(u"Ship it?"_s, {});
    const RunId id = m_fixture->run(RunsFixture::chain(u"Ship"_s, {u"gate"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->questions()->count(), 1);

    m_controller->reject(u"gate"_s, u"not today"_s);

    QTRY_COMPARE(m_controller->view()->stateKey(), u"failed"_s);
    QVERIFY(m_controller->view()->report().contains(u"not today"_s));
}

void TestRunsController::cancelEndsARunningRun()
{
    create();
    m_fixture->scripts[u"a"_s] = m_fixture->hanging();
    const RunId id = m_fixture->start(RunsFixture::chain(u"Long"_s, {u"a"_s, u"b"_s}));
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->steps()->count(), 2);
    QTRY_COMPARE(stateOf(u"a"_s), u"running"_s);

    m_controller->cancelRun();

    QTRY_COMPARE(m_controller->view()->stateKey(), u"cancelled"_s);
    QTRY_COMPARE(m_controller->activeCount(), 0);
}

void TestRunsController::runAgainSelectsTheNewRun()
{
    const RunId id = m_fixture->run(RunsFixture::chain(u"Again"_s, {u"a"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->runIdText(), id.toString());

    m_controller->rerun();

    QTRY_VERIFY(m_controller->selectedRun() != id.toString());
    QTRY_COMPARE(m_controller->view()->rerunOf(), id.toString());
    QTRY_COMPARE(m_controller->view()->stateKey(), u"ok"_s);
    QTRY_COMPARE(m_controller->runs()->count(), 2);
}

void TestRunsController::runAgainFromAStepKeepsWhatCameBefore()
{
    int firstRan = 0;
    m_fixture->scripts[u"a"_s] = [&, work = m_fixture->working(1s, {})](StepContext context,
                                                                        CancelToken token) {
        ++firstRan;
        return work(std::move(context), std::move(token));
    };
    m_fixture->scripts[u"b"_s] = m_fixture->failing(1s, u"broken"_s);
    const RunId id = m_fixture->run(RunsFixture::chain(u"Mend"_s, {u"a"_s, u"b"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->stateKey(), u"failed"_s);
    m_fixture->scripts.erase(u"b"_s);

    m_controller->rerunFrom(u"b"_s);

    QTRY_COMPARE(m_controller->view()->rerunOf(), id.toString());
    QTRY_COMPARE(m_controller->view()->stateKey(), u"ok"_s);
    QCOMPARE(firstRan, 1);
}

void TestRunsController::anUnknownRunIsAnErrorAndNotACrash()
{
    create();

    m_controller->select(RunId::create().toString());

    QTRY_COMPARE(m_controller->opening()->state(), Operation::Failed);
    QVERIFY(!m_controller->opening()->errorText().isEmpty());
    QVERIFY(m_controller->view()->isEmpty());
    m_controller->select(u"nonsense"_s);
    QVERIFY(m_controller->selectedRun().isEmpty());
    QCOMPARE(m_controller->opening()->state(), Operation::Idle);
}

void TestRunsController::aRefusedCommandSaysWhy()
{
    const RunId id = m_fixture->run(RunsFixture::chain(u"Done"_s, {u"a"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->stateKey(), u"ok"_s);

    m_controller->approve(u"a"_s, {});

    QTRY_COMPARE(m_controller->acting()->state(), Operation::Failed);
    QVERIFY(!m_controller->acting()->errorText().isEmpty());
}

void TestRunsController::aRemovedRunIsNotListedAnyMore()
{
    const RunId kept = m_fixture->run(RunsFixture::chain(u"Kept"_s, {u"a"_s}));
    const RunId removed = m_fixture->run(RunsFixture::chain(u"Removed"_s, {u"a"_s}));
    create();
    m_controller->select(removed.toString());
    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);

    AO_VERIFY_OK(await(m_fixture->service().remove(removed, CancelToken())));

    QCOMPARE(m_controller->runs()->count(), 1);
    QCOMPARE(m_controller->runs()->runIdAt(0), kept.toString());
    QCOMPARE(m_controller->selectedRun(), QString());
}

void TestRunsController::artefactsCanBeRead()
{
    m_fixture->scripts[u"a"_s] = m_fixture->keeping(u"report.md"_s, "# Kept\n");
    const RunId id = m_fixture->run(RunsFixture::chain(u"Keep"_s, {u"a"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->view()->artefacts()->count(), 1);
    const QModelIndex artefact = m_controller->view()->artefacts()->index(0);
    ArtefactPreview *preview = m_controller->preview();

    preview->open(u"report.md"_s, artefact.data(ArtefactModel::PathRole).toString(),
                  u"text/markdown"_s);
    QTRY_COMPARE(preview->text(), u"# Kept\n"_s);

    preview->open(u"gone"_s, u"/nowhere"_s, u"text/plain"_s);
    QTRY_COMPARE(preview->loading()->state(), Operation::Failed);
    QVERIFY(preview->text().isEmpty());
}

void TestRunsController::aGapInWhatIsAnnouncedReadsTheRunAgain()
{
    const RunId id = m_fixture->run(RunsFixture::chain(u"Done"_s, {u"a"_s}));
    create();
    int begun = 0;
    connect(m_controller->opening(), &Operation::stateChanged, this,
            [&] { begun += m_controller->opening()->isRunning(); });
    m_controller->select(id.toString());

    RunEvent event;
    event.run = id;
    event.sequence = 99;
    event.kind = EventKind::StepStarted;
    event.step = NodeId(u"a"_s);
    Q_EMIT m_fixture->service().eventRecorded(event);

    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);
    QCOMPARE(begun, 2);
    QCOMPARE(m_controller->view()->stateKey(), u"ok"_s);
}

void TestRunsController::afterAChangeOfTheLanguageEverythingIsSaidAnew()
{
    const RunId id = m_fixture->run(RunsFixture::chain(u"Done"_s, {u"a"_s}));
    create();
    m_controller->select(id.toString());
    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);
    QSignalSpy runs(m_controller->runs(), &QAbstractItemModel::dataChanged);
    QSignalSpy steps(m_controller->view()->steps(), &QAbstractItemModel::dataChanged);
    QSignalSpy head(m_controller->view(), &RunView::changed);
    QSignalSpy report(m_controller->view(), &RunView::reportChanged);

    m_controller->retranslate();

    for (const QSignalSpy *told : {&runs, &steps, &head, &report})
        QVERIFY(!told->isEmpty());
}

QTEST_GUILESS_MAIN(TestRunsController)
#include "tst_runscontroller.moc"
