// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/workflowrun.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A run on the canvas, at a moment of its past, and others of the same workflow.
class TestWorkflowRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aMomentOfThePastIsPainted();
    void valuesAreThoseOfTheMoment();
    void anotherRunOfTheWorkflowIsPainted();
    void takingTheRunOffEndsLookingBack();
    void anAnswerToNoQuestionIsRefused();

private:
    RunId run();
    const std::optional<NodeOverlay> &overlay(const QString &node) const
    {
        const GraphScene &scene = m_session->scene();
        return scene.nodes()[size_t(scene.indexOf(NodeId(node)))].overlay;
    }
    RunHistoryView &history() { return *m_run->history(); }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<WorkflowRun> m_run;
    Document m_document;
};

void TestWorkflowRun::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {}); // out "done"
    m_document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s});
    m_session = std::make_unique<GraphSession>(m_fixture->catalog());
    m_session->open(m_document);
    m_run = std::make_unique<WorkflowRun>(*m_session, m_fixture->service(), m_fixture->clock(),
                                          m_fixture->folder(), u"Ada"_s);
}

void TestWorkflowRun::cleanup()
{
    m_run.reset();
    m_session.reset();
    m_fixture.reset();
}

RunId TestWorkflowRun::run()
{
    const RunId run = m_fixture->run(m_document);
    m_run->follow(m_document.properties.id);
    [&] {
        QTRY_COMPARE(m_run->view()->runIdText(), run.toString());
    }();
    return run;
}

void TestWorkflowRun::aMomentOfThePastIsPainted()
{
    run();
    QCOMPARE(overlay(u"a"_s)->state, StepState::Succeeded);
    QCOMPARE(m_run->moment(), m_run->view());
    history().open();

    history().setPosition(1);

    QCOMPARE(overlay(u"a"_s)->state, StepState::Planned);
    QCOMPARE(overlay(u"b"_s)->state, StepState::Planned);
    QVERIFY(m_run->moment() != m_run->view());
    QCOMPARE(m_run->stateKeyText(), u"ok"_s); // the run is as it is
    QCOMPARE(m_run->moment()->run()->status.lastSequence(), 1);
    history().stepOn();
    history().stepOn();
    QTRY_COMPARE(m_run->moment()->run()->status.lastSequence(), 3);
    history().leave();
    QCOMPARE(overlay(u"b"_s)->state, StepState::Succeeded);
    QCOMPARE(m_run->moment(), m_run->view());
}

void TestWorkflowRun::valuesAreThoseOfTheMoment()
{
    run();
    m_session->interaction().selectNodes({NodeId(u"a"_s)});
    EdgeData *data = m_run->edgeData();
    data->setWatched(true);
    QCOMPARE(data->data()->ports(), (QStringList{u"exitCode"_s, u"out"_s}));

    history().open();
    history().setPosition(1);
    QVERIFY(data->data()->ports().isEmpty());

    history().leave();
    QCOMPARE(data->data()->ports(), (QStringList{u"exitCode"_s, u"out"_s}));
}

void TestWorkflowRun::anotherRunOfTheWorkflowIsPainted()
{
    m_fixture->scripts[u"b"_s] = m_fixture->failing(1s, u"broken"_s);
    const RunId first = run();
    m_fixture->scripts.erase(u"b"_s);
    m_fixture->clock().advance(1min);
    m_fixture->run(RunsFixture::chain(u"Another"_s, {u"a"_s}));
    const RunId second = run();
    RunChoice *choice = m_run->choice();
    choice->look();
    QTRY_COMPARE(choice->titles().size(), 2);
    QCOMPARE(choice->current(), 0);
    history().open();

    choice->choose(1);

    QTRY_COMPARE(m_run->view()->runIdText(), first.toString());
    QCOMPARE(choice->current(), 1);
    QCOMPARE(overlay(u"b"_s)->state, StepState::Failed);
    QVERIFY(!m_run->isUpToDate());
    QVERIFY(history().isOpened());
    QCOMPARE(history().failures().size(), 2); // the step, and the run
    choice->choose(0);
    QTRY_COMPARE(m_run->view()->runIdText(), second.toString());
    QCOMPARE(overlay(u"b"_s)->state, StepState::Succeeded);
}

void TestWorkflowRun::takingTheRunOffEndsLookingBack()
{
    run();
    history().open();
    history().setPosition(1);

    m_run->dismiss();

    QVERIFY(!history().isPast());
    QVERIFY(!overlay(u"a"_s));
    QCOMPARE(m_run->moment(), m_run->view());
    QCOMPARE(m_run->passes()->count(), 0);
}

void TestWorkflowRun::anAnswerToNoQuestionIsRefused()
{
    m_run->answer(u"a"_s, RunsController::ItHappened, {});
    QCOMPARE(m_run->operation()->state(), Operation::Idle); // there is no run
    run();

    m_run->answer(u"a"_s, RunsController::ItHappened, {});

    QTRY_COMPARE(m_run->operation()->state(), Operation::Failed);
}

QTEST_MAIN(TestWorkflowRun)
#include "tst_workflowrun.moc"
