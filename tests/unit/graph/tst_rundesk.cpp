// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Parts of a workflow are run after a look at the plan.
class TestRunDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<DeskFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void fromHereKeepsWhatIsBefore();
    void theCanvasShowsThePlanAndThenTheRunAgain();
    void onlyThisLeavesOutWhatIsBehind();
    void onlyThisWithoutARunOffersToHere();
    void onlyTheFirstStepNeedsNoEarlierRun();
    void toHereRunsFromTheBeginning();
    void fromHereWithoutARunRunsEverything();
    void anEditMakesThePlanAnew();
    void theEditedWorkflowIsRun();
    void aDeletedStepClosesThePlan();
    void whatIsWrongIsSaid();
    void whileARunGoesOnNoPlanIsMade();

private:
    void runOnce();
    QStringList rows() const;

    std::unique_ptr<DeskFixture> m_fixture;
};

void TestRunDesk::runOnce()
{
    m_fixture->run->start();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
}

QStringList TestRunDesk::rows() const
{
    QStringList rows;
    for (int i = 0; i < m_fixture->desk->plan()->count(); ++i) {
        const QModelIndex index = m_fixture->desk->plan()->index(i);
        rows.append(u"%1: %2"_s.arg(index.data(PlanModel::TitleRole).toString(),
                                    index.data(PlanModel::FateRole).toString()));
    }
    return rows;
}

void TestRunDesk::fromHereKeepsWhatIsBefore()
{
    runOnce();
    m_fixture->select(u"b"_s);
    QSignalSpy shown(m_fixture->desk.get(), &RunDesk::shown);

    m_fixture->desk->planFromHere();

    QCOMPARE(shown.count(), 1);
    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(m_fixture->desk->title(), u"Run from “B”"_s);
    QCOMPARE(rows(), (QStringList{u"A: kept"_s, u"B: runs"_s, u"C: runs"_s}));
    const QModelIndex last = m_fixture->desk->plan()->index(2);
    QCOMPARE(last.data(PlanModel::ReasonRole).toString(), u"comes after B"_s);
    const RunId before = *m_fixture->run->runId();

    m_fixture->desk->start();

    QVERIFY(!m_fixture->desk->isShown());
    QTRY_VERIFY(m_fixture->run->runId() != before);
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QVERIFY(m_fixture->run->isUpToDate());
    QCOMPARE(m_fixture->run->status()->summary().rerunOf, before);
    QCOMPARE(m_fixture->run->status()->findStep(NodeId(u"a"_s))->reusedFrom, before);
    QVERIFY(m_fixture->run->status()->findStep(NodeId(u"b"_s))->reusedFrom.isNull());
}

void TestRunDesk::theCanvasShowsThePlanAndThenTheRunAgain()
{
    runOnce();
    m_fixture->select(u"b"_s);

    m_fixture->desk->planFromHere();
    QTRY_VERIFY(m_fixture->desk->isReady());

    QVERIFY(m_fixture->card(u"a"_s).overlay->isPale);
    QCOMPARE(m_fixture->card(u"a"_s).overlay->footer, u"kept"_s);
    QVERIFY(!m_fixture->card(u"b"_s).overlay->isPale);
    QCOMPARE(m_fixture->card(u"b"_s).overlay->state, StepState::Planned);
    m_fixture->desk->close();
    QVERIFY(!m_fixture->card(u"a"_s).overlay->isPale);
    QCOMPARE(m_fixture->card(u"b"_s).overlay->state, StepState::Succeeded);
}

void TestRunDesk::onlyThisLeavesOutWhatIsBehind()
{
    runOnce();
    m_fixture->select(u"b"_s);

    m_fixture->desk->planOnlyThis();

    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(rows(), (QStringList{u"A: kept"_s, u"B: runs"_s, u"C: left out"_s}));
    m_fixture->desk->start();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QTRY_COMPARE(m_fixture->run->status()->findStep(NodeId(u"c"_s))->state, StepState::Skipped);
}

void TestRunDesk::onlyThisWithoutARunOffersToHere()
{
    m_fixture->select(u"b"_s);

    m_fixture->desk->planOnlyThis();

    QTRY_VERIFY(m_fixture->desk->offersToHere());
    QVERIFY(!m_fixture->desk->isReady());
    QVERIFY(!m_fixture->desk->note().isEmpty());
    m_fixture->desk->planToHereInstead();
    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(rows(), (QStringList{u"A: runs"_s, u"B: runs"_s, u"C: left out"_s}));
}

void TestRunDesk::onlyTheFirstStepNeedsNoEarlierRun()
{
    m_fixture->select(u"a"_s);

    m_fixture->desk->planOnlyThis();

    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(rows(), (QStringList{u"A: runs"_s, u"B: left out"_s, u"C: left out"_s}));
}

void TestRunDesk::toHereRunsFromTheBeginning()
{
    runOnce();
    m_fixture->select(u"b"_s);
    m_fixture->desk->planToHere();
    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(m_fixture->desk->plan()->keptCount(), 0);
    const RunId before = *m_fixture->run->runId();

    m_fixture->desk->start();

    QTRY_VERIFY(m_fixture->run->runId() != before);
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QVERIFY(m_fixture->run->status()->summary().rerunOf.isNull());
    QCOMPARE(m_fixture->run->status()->findStep(NodeId(u"b"_s))->state, StepState::Succeeded);
    QCOMPARE(m_fixture->run->status()->findStep(NodeId(u"c"_s))->state, StepState::Skipped);
}

void TestRunDesk::fromHereWithoutARunRunsEverything()
{
    m_fixture->select(u"b"_s);

    m_fixture->desk->planFromHere();

    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(m_fixture->desk->plan()->runCount(), 3);
    QVERIFY(m_fixture->desk->note().contains(u"everything runs"_s));
}

void TestRunDesk::anEditMakesThePlanAnew()
{
    runOnce();
    m_fixture->select(u"c"_s);
    m_fixture->desk->planFromHere();
    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(rows().first(), u"A: kept"_s);

    AO_VERIFY_OK(m_fixture->session->editor().setParameter(NodeId(u"a"_s), u"environment"_s,
                                                           QJsonObject{{u"X"_s, u"1"_s}}));

    QVERIFY(!m_fixture->desk->isReady());
    m_fixture->desk->start(); // makes it anew, and starts nothing
    QVERIFY(m_fixture->desk->isShown());
    QTRY_VERIFY(m_fixture->desk->isReady());
    QCOMPARE(rows().first(), u"A: runs"_s);
}

void TestRunDesk::theEditedWorkflowIsRun()
{
    runOnce();
    const RunId before = *m_fixture->run->runId();
    AO_VERIFY_OK(m_fixture->session->editor().setMuted({NodeId(u"c"_s)}, true));
    m_fixture->select(u"b"_s);
    m_fixture->desk->planFromHere();
    QTRY_VERIFY(m_fixture->desk->isReady());

    m_fixture->desk->start();

    QTRY_VERIFY(m_fixture->run->runId() != before);
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QCOMPARE(m_fixture->run->status()->findStep(NodeId(u"c"_s))->state, StepState::Skipped);
}

void TestRunDesk::aDeletedStepClosesThePlan()
{
    m_fixture->select(u"c"_s);
    m_fixture->desk->planToHere();
    QTRY_VERIFY(m_fixture->desk->isReady());

    m_fixture->session->deleteSelection();

    QTRY_VERIFY(!m_fixture->desk->isShown());
}

void TestRunDesk::whatIsWrongIsSaid()
{
    InputSpec input;
    input.name = u"url"_s;
    input.isRequired = true;
    m_fixture->session->editor().setInputs({input});
    m_fixture->select(u"b"_s);

    m_fixture->desk->planToHere();

    QTRY_COMPARE(m_fixture->desk->planning()->state(), Operation::Failed);
    QCOMPARE(m_fixture->desk->planning()->errorText(), u"The input “url” is needed."_s);
    QVERIFY(m_fixture->desk->asksInputs());
    m_fixture->run->inputs()->setText(0, u"http://localhost"_s);
    QTRY_VERIFY(m_fixture->desk->isReady());
}

void TestRunDesk::whileARunGoesOnNoPlanIsMade()
{
    m_fixture->runs.scripts[u"a"_s] = m_fixture->runs.hanging();
    m_fixture->select(u"b"_s);
    QVERIFY(m_fixture->desk->commands()->find(u"workflow.runTo"_s)->isEnabled());
    m_fixture->run->start();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"running"_s);

    QVERIFY(!m_fixture->desk->commands()->find(u"workflow.runTo"_s)->isEnabled());
    m_fixture->desk->planToHere();

    QVERIFY(!m_fixture->desk->isShown());
    m_fixture->run->cancel();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"cancelled"_s);
}

QTEST_MAIN(TestRunDesk)
#include "tst_rundesk.moc"
