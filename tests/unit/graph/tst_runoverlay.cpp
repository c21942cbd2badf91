// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfile.h"
#include "sessionfixture.h"

#include <agentops/ui/graph/edgeoverlay.h>
#include <agentops/ui/graph/runoverlay.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RunFacts factsOfEverything()
{
    RunFacts facts;
    RetryPolicy twice;
    twice.maxAttempts = 2;
    facts.retries.insert(NodeId(u"r"_s), twice);
    facts.bodyNodes = {NodeId(u"x"_s), NodeId(u"d"_s), NodeId(u"y"_s)};
    return facts;
}

} // namespace

/// What cards and connections say of a run: a golden journal with every kind of step, whose
/// container `m` has three passes, of which the second fails.
class TestRunOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void oneShownPassOfEachContainer_data();
    void oneShownPassOfEachContainer();
    void thePassesOfAStepAreChosenTogether();
    void aPassThatAsksIsShownFirst();
    void bodiesThatHaveNotBegunArePlanned();
    void aContainerSaysHowFarItIs();
    void aRetrySaysWhenAndWhich();
    void aCardSaysWhereItsValuesComeFrom();
    void dataFlowsWithinTheShownPass();
    void whatACardSaysIsSpokenAndShownToThePointer();

private:
    RunStatus at(int count) const { return sample::foldOf(m_events, count); }
    QHash<NodeId, NodeOverlay> overlays(int count, Timestamp now = {}) const
    {
        const RunStatus run = at(count);
        return nodeOverlays(run, shownSteps(run, {}), factsOfEverything(), {}, now);
    }

    QList<RunEvent> m_events;
};

void TestRunOverlay::initTestCase()
{
    m_events = sample::readJournal(QFINDTESTDATA("../workflow/journals/v2-everything.json"));
    QCOMPARE(m_events.size(), 44);
}

void TestRunOverlay::oneShownPassOfEachContainer_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("chosen");
    QTest::addColumn<QString>("path");
    QTest::newRow("no pass has begun") << 3 << -1 << QString();
    QTest::newRow("the newest that goes on") << 13 << -1 << u"m#1/x"_s;
    QTest::newRow("a newer one, though one has failed") << 22 << -1 << u"m#2/x"_s;
    QTest::newRow("all have ended: the first failed") << 32 << -1 << u"m#1/x"_s;
    QTest::newRow("chosen") << 32 << 0 << u"m#0/x"_s;
    QTest::newRow("chosen while others go on") << 22 << 0 << u"m#0/x"_s;
    QTest::newRow("chosen before it has begun") << 13 << 2 << u"m#1/x"_s;
}

void TestRunOverlay::oneShownPassOfEachContainer()
{
    QFETCH(const int, count);
    QFETCH(const int, chosen);
    QFETCH(const QString, path);
    ChosenPasses passes;
    if (chosen >= 0)
        passes.insert(StepPath(u"m"_s), chosen);
    const RunStatus run = at(count);

    const ShownSteps shown = shownSteps(run, passes);

    const qsizetype step = shown.steps.value(NodeId(u"x"_s), -1);
    QCOMPARE(step < 0 ? QString() : run.steps()[step].path.text(), path);
    QCOMPARE(shown.containers.isEmpty(), path.isEmpty());
    QVERIFY(shown.steps.contains(NodeId(u"z"_s)));
}

void TestRunOverlay::thePassesOfAStepAreChosenTogether()
{
    ChosenPasses chosen;
    choosePassesOf(StepPath(u"m#1/n#4/x"_s), chosen);

    QCOMPARE(chosen.value(StepPath(u"m"_s), -1), 1);
    QCOMPARE(chosen.value(StepPath(u"m#1/n"_s), -1), 4);
    QCOMPARE(chosen.size(), 2);
}

void TestRunOverlay::aPassThatAsksIsShownFirst()
{
    QList<RunEvent> events = m_events.first(13);
    RunEvent asks = events.last();
    asks.kind = EventKind::StepApprovalRequested;
    asks.step = StepPath(u"m#0/x"_s);
    ++asks.sequence;
    events.append(asks);
    const RunStatus run = sample::foldOf(events, events.size());

    const ShownSteps shown = shownSteps(run, {});

    QCOMPARE(run.steps()[shown.steps.value(NodeId(u"x"_s))].path.text(), u"m#0/x"_s);
}

void TestRunOverlay::bodiesThatHaveNotBegunArePlanned()
{
    const auto before = overlays(3);
    QCOMPARE(before.value(NodeId(u"x"_s)), NodeOverlay());
    QVERIFY(before.contains(NodeId(u"y"_s)));
    QCOMPARE(overlays(32).value(NodeId(u"x"_s)).state, StepState::Failed);
}

void TestRunOverlay::aContainerSaysHowFarItIs()
{
    const NodeOverlay map = overlays(26).value(NodeId(u"m"_s));

    QCOMPARE(map.state, StepState::Running);
    QCOMPARE(map.progress, 2.0 / 3);
    QVERIFY2(map.footer.contains(u'2'), qPrintable(map.footer));
}

void TestRunOverlay::aRetrySaysWhenAndWhich()
{
    const Timestamp due = *at(14).findStep(StepPath(u"r"_s))->dueAt;
    const auto footer = [&](Timestamp now) {
        return overlays(14, now).value(NodeId(u"r"_s)).footer;
    };

    QCOMPARE(footer(due - 9s), u"attempt 2 of 2 in 9 s"_s);
    QCOMPARE(footer(due - 8100ms), u"attempt 2 of 2 in 9 s"_s);
    QCOMPARE(footer(due - 65s), u"attempt 2 of 2 in 1 min 05 s"_s);
    QCOMPARE(footer(due + 5s), u"attempt 2 of 2 in 0 s"_s);

    StepStatus step;
    step.state = StepState::Running;
    step.attempt = 2;
    RetryPolicy thrice;
    thrice.maxAttempts = 3;
    QCOMPARE(footerText(step, StepOrigin::Ran, thrice, {}, {}), u"attempt 2 of 3"_s);
    step.attempt = 4; // a crash had given one more
    QCOMPARE(footerText(step, StepOrigin::Ran, thrice, {}, u"41 %"_s), u"attempt 4 · 41 %"_s);
}

void TestRunOverlay::aCardSaysWhereItsValuesComeFrom()
{
    const RunId before = RunId::create();
    StepStatus step;
    step.state = StepState::Succeeded;
    step.startedAt = step.finishedAt = Timestamp();
    QCOMPARE(originOf(step, before), StepOrigin::Ran);
    step.reusedFrom = before;
    QCOMPARE(originOf(step, before), StepOrigin::Kept);
    QCOMPARE(originOf(step, RunId()), StepOrigin::Cached);
    QCOMPARE(footerText(step, StepOrigin::Cached, {}, {}, {}), u"cached"_s); // and no duration
    step.isPinned = true;
    QCOMPARE(originOf(step, before), StepOrigin::Pinned);
}

void TestRunOverlay::dataFlowsWithinTheShownPass()
{
    Document document = Document::create(u"Test"_s);
    document.edges.append({.id = EdgeId(u"e"_s),
                           .from = {NodeId(u"x"_s), u"out"_s},
                           .to = {NodeId(u"d"_s), u"in"_s}});
    const RunStatus run = at(21); // pass 1 works on it, the newest has not come to it
    const auto overlay = [&](const ChosenPasses &chosen) {
        return edgeOverlays(document, run.steps(), shownSteps(run, chosen).steps)
            .value(EdgeId(u"e"_s));
    };

    QCOMPARE(overlay({{StepPath(u"m"_s), 0}}), EdgeOverlay::Running);
    QCOMPARE(overlay({}), EdgeOverlay::None);
}

void TestRunOverlay::whatACardSaysIsSpokenAndShownToThePointer()
{
    sample::SessionFixture fixture;
    fixture.open();
    const NodeId task(u"task"_s);
    fixture.session->setOverlay(
        task, NodeOverlay{StepState::Succeeded, -1, u"pinned"_s, StepOrigin::Pinned});
    const auto spoken = [&] {
        return fixture.session->describe(fixture.node(u"task"_s));
    };

    QVERIFY2(spoken().contains(u"Its values are pinned; it did not run."_s), qPrintable(spoken()));
    fixture.hands().move(
        {fixture.viewPos(fixture.node(u"task"_s).rect.center()), Qt::NoButton, {}});
    QVERIFY(fixture.session->portHint().startsWith(u"Succeeded · pinned\n"_s));

    // A duration that grows is not read aloud each second.
    fixture.session->setOverlay(task, NodeOverlay{StepState::Running, -1, u"4.2 s"_s});
    QVERIFY2(spoken().contains(u"Running"_s) && !spoken().contains(u"4.2"_s), qPrintable(spoken()));
    fixture.session->clearOverlays();
    QCOMPARE(fixture.session->portHint(), QString());
}

QTEST_MAIN(TestRunOverlay)
#include "tst_runoverlay.moc"
