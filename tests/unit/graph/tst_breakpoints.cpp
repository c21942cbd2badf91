// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskfixture.h"

#include <agentops/ui/graph/canvascommands.h>

#include <QtCore/QFileInfo>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Breakpoints of a workflow, and runs that hold at them.
class TestBreakpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<DeskFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aBreakpointIsSetAndRemoved();
    void aConnectionHasABreakpointOfItsOwn();
    void breakpointsComeBackAfterARestart();
    void theBreakpointOfADeletedNodeComesBackWithIt();
    void nothingIsSetOnWhatSomethingElseCovers();
    void aWrongConditionIsRefused_data();
    void aWrongConditionIsRefused();
    void aRunHoldsAndGoesOn();
    void steppingHoldsAtTheNextStep();
    void aBreakpointThatIsSetMeanwhileHolds();
    void aHeldStepSurvivesTheWindow();
    void valuesStandForAHeldStep();

private:
    BreakpointModel &points() { return *m_fixture->desk->breakpoints(); }

    std::unique_ptr<DeskFixture> m_fixture;
};

void TestBreakpoints::aBreakpointIsSetAndRemoved()
{
    Action *toggle = m_fixture->desk->commands()->find(u"workflow.breakpoint"_s);
    m_fixture->session->interaction().clearSelection();
    QVERIFY(!toggle->isEnabled());
    m_fixture->select(u"b"_s);
    QVERIFY(toggle->isEnabled());

    toggle->trigger();

    QCOMPARE(points().count(), 1);
    QCOMPARE(points().titleOf(0), u"B"_s);
    QCOMPARE(points().selectedRow(), 0);
    const QHash<NodeId, BreakMark> &marks = m_fixture->session->scene().breakMarks().nodes;
    QCOMPARE(marks.value(NodeId(u"b"_s), BreakMark::Off), BreakMark::Always);
    QVERIFY(m_fixture->session->description().contains(u"has a breakpoint"_s));
    points().setOn(0, false);
    QCOMPARE(marks.value(NodeId(u"b"_s), BreakMark::Always), BreakMark::Off);
    points().setOn(0, true);
    points().setCondition(0, u"{{ a.exitCode > 0 }}"_s);
    QCOMPARE(points().conditionOf(0), u"a.exitCode > 0"_s);
    QCOMPARE(marks.value(NodeId(u"b"_s)), BreakMark::Conditional);
    toggle->trigger();
    QCOMPARE(points().count(), 0);
    QVERIFY(marks.isEmpty());
}

void TestBreakpoints::aConnectionHasABreakpointOfItsOwn()
{
    m_fixture->session->interaction().selectEdge(EdgeId(u"to-b"_s));

    points().toggle();

    QCOMPARE(points().titleOf(0), u"A → B"_s);
    QVERIFY(m_fixture->session->scene().breakMarks().edges.contains(EdgeId(u"to-b"_s)));
    m_fixture->run->start();
    QTRY_VERIFY(m_fixture->desk->held()->isHeld());
    QCOMPARE(m_fixture->desk->held()->title(), u"B"_s);
    m_fixture->desk->held()->goOn();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
}

void TestBreakpoints::breakpointsComeBackAfterARestart()
{
    m_fixture->select(u"b"_s);
    points().toggle();
    points().setCondition(0, u"a.exitCode > 0"_s);
    points().setOn(0, false);

    m_fixture->close();
    m_fixture->open();

    QTRY_COMPARE(points().count(), 1);
    QCOMPARE(points().conditionOf(0), u"a.exitCode > 0"_s);
    QVERIFY(!points().index(0).data(BreakpointModel::IsOnRole).toBool());
    points().removeAll();
    await(m_fixture->desk->join());
    QVERIFY(!QFileInfo::exists(m_fixture->runs.folder() + u"/breakpoints/"_s
                               + m_fixture->document.properties.id.toString() + u".json"_s));
}

void TestBreakpoints::theBreakpointOfADeletedNodeComesBackWithIt()
{
    m_fixture->select(u"b"_s);
    points().toggle();

    m_fixture->session->deleteSelection();
    QCOMPARE(points().count(), 0);
    QVERIFY(points().points().isEmpty());
    m_fixture->session->undo();

    QCOMPARE(points().count(), 1);
}

void TestBreakpoints::nothingIsSetOnWhatSomethingElseCovers()
{
    m_fixture->select(u"b"_s);
    Action *toggle = m_fixture->desk->commands()->find(u"workflow.breakpoint"_s);
    Action *runFrom = m_fixture->desk->commands()->find(u"workflow.runFrom"_s);
    QVERIFY(toggle->isEnabled() && runFrom->isEnabled());

    m_fixture->session->commands()->setOpen(false); // as while versions are compared

    QVERIFY(!toggle->isEnabled() && !runFrom->isEnabled());
}

void TestBreakpoints::aWrongConditionIsRefused_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("nothing: it always holds") << u""_s << true;
    QTest::newRow("an expression") << u"a.exitCode > 0"_s << true;
    QTest::newRow("an expression in braces") << u"{{ a.exitCode > 0 }}"_s << true;
    QTest::newRow("no expression") << u"a.exitCode >"_s << false;
    QTest::newRow("a step that is not before it") << u"nobody.exitCode"_s << false;
    QTest::newRow("an expression that ends too early") << u"1 }} or {{ 2"_s << false;
}

void TestBreakpoints::aWrongConditionIsRefused()
{
    QFETCH(const QString, condition);
    QFETCH(const bool, isTaken);
    m_fixture->select(u"b"_s);
    points().toggle();
    points().setCondition(0, u"a.out"_s);

    QCOMPARE(points().problemWith(0, condition).isEmpty(), isTaken);
    points().setCondition(0, condition);

    QCOMPARE(points().conditionOf(0) != u"a.out"_s, isTaken);
}

void TestBreakpoints::aRunHoldsAndGoesOn()
{
    m_fixture->select(u"b"_s);
    points().toggle();

    m_fixture->run->start();

    HeldStep &held = *m_fixture->desk->held();
    QTRY_VERIFY(held.isHeld());
    QCOMPARE(held.nodeId(), u"b"_s);
    QCOMPARE(held.rowCount(), 1);
    QCOMPARE(held.index(0).data(HeldStep::FromRole).toString(), u"A · out"_s);
    QCOMPARE(held.index(0).data(HeldStep::ValueRole).toString(), u"done"_s);
    QCOMPARE(m_fixture->card(u"b"_s).overlay->footer, u"held by a breakpoint"_s);
    // It is no approval.
    QVERIFY(m_fixture->run->view()->questions()->approvalNodeId().isEmpty());
    QSignalSpy data(&held, &HeldStep::dataWanted);
    held.revealInput(0);
    QCOMPARE(data.count(), 1);

    m_fixture->desk->commands()->find(u"workflow.continue"_s)->trigger();

    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QVERIFY(!held.isHeld());
    QVERIFY(!m_fixture->desk->commands()->find(u"workflow.continue"_s)->isEnabled());
}

void TestBreakpoints::steppingHoldsAtTheNextStep()
{
    m_fixture->select(u"a"_s);
    points().toggle();
    m_fixture->run->start();
    HeldStep &held = *m_fixture->desk->held();
    QTRY_COMPARE(held.nodeId(), u"a"_s);

    held.stepOver();

    QTRY_COMPARE(held.nodeId(), u"b"_s);
    QCOMPARE(held.text(), u"held: going step by step"_s);
    QTRY_VERIFY(held.canGoOn());
    held.goOn();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
}

void TestBreakpoints::aBreakpointThatIsSetMeanwhileHolds()
{
    m_fixture->select(u"a"_s);
    points().toggle();
    m_fixture->run->start();
    HeldStep &held = *m_fixture->desk->held();
    QTRY_COMPARE(held.nodeId(), u"a"_s);

    m_fixture->select(u"c"_s);
    points().toggle();
    QTRY_COMPARE(m_fixture->run->breaking()->state(), Operation::Succeeded);
    held.goOn();

    QTRY_COMPARE(held.nodeId(), u"c"_s);
    QTRY_VERIFY(held.canGoOn());
    held.goOn();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
}

void TestBreakpoints::aHeldStepSurvivesTheWindow()
{
    m_fixture->select(u"b"_s);
    points().toggle();
    m_fixture->run->start();
    QTRY_VERIFY(m_fixture->desk->held()->isHeld());

    m_fixture->close();
    m_fixture->open();

    QTRY_VERIFY(m_fixture->desk->held()->isHeld());
    m_fixture->desk->held()->goOn();
    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
}

void TestBreakpoints::valuesStandForAHeldStep()
{
    m_fixture->select(u"b"_s);
    points().toggle();
    m_fixture->run->start();
    HeldStep &held = *m_fixture->desk->held();
    QTRY_VERIFY(held.isHeld());
    QVERIFY(held.outputsToEdit().contains(u"exitCode"_s));
    QVERIFY(!held.problemWith(u"[1]"_s).isEmpty());
    QVERIFY(!held.problemWith(u"{"_s).isEmpty());

    held.goOnWith(u"{\"out\": \"made up\"}"_s);

    QTRY_COMPARE(m_fixture->run->stateKeyText(), u"ok"_s);
    QCOMPARE(m_fixture->run->status()->findStep(NodeId(u"b"_s))->outputs.value(u"out"_s),
             QJsonValue(u"made up"_s));
}

QTEST_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
