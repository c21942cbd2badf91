// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalfile.h"
#include "sessionfixture.h"

#include <agentops/ui/graph/passmodel.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// The passes of the container `m` of a golden journal, of which the second one has failed.
class TestPassModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aContainerHasARowWithItsPass();
    void oneGoesThroughThePasses();
    void theContainerOfTheSelectionIsTheCurrentOne();
    void aCollapsedContainerHasNone();
    void cardsAreFoundByTheStepsOfTheirPass();

private:
    void show(const ChosenPasses &chosen = {}) { m_model->show(m_run, shownSteps(m_run, chosen)); }
    QVariant value(int role, int row = 0) const { return m_model->index(row).data(role); }

    sample::SessionFixture m_fixture;
    std::unique_ptr<PassModel> m_model;
    RunStatus m_run;
};

void TestPassModel::init()
{
    const QList<RunEvent> events =
        sample::readJournal(QFINDTESTDATA("../workflow/journals/v2-everything.json"));
    m_run = sample::foldOf(events, 38);
    m_model.reset();
    if (!m_fixture.catalog.findType(u"flow.map"_s))
        sample::addContainerType(m_fixture.catalog);
    Document document = Document::create(u"Everything"_s);
    sample::addNode(document, u"m"_s, u"flow.map"_s, {40, 40});
    sample::addNode(document, u"x"_s, u"shell.command"_s, {60, 200});
    sample::addNode(document, u"d"_s, u"shell.command"_s, {340, 200});
    sample::addNode(document, u"l"_s, u"flow.map"_s, {800, 40});
    sample::addNode(document, u"y"_s, u"shell.command"_s, {820, 200});
    document.nodes[1].parent = document.nodes[2].parent = NodeId(u"m"_s);
    document.nodes[4].parent = NodeId(u"l"_s);
    m_fixture.open(document);
    m_model = std::make_unique<PassModel>(*m_fixture.session);
    new QAbstractItemModelTester(m_model.get(), m_model.get());
}

void TestPassModel::aContainerHasARowWithItsPass()
{
    QCOMPARE(m_model->count(), 0);

    show();

    QCOMPARE(m_model->count(), 2);
    QCOMPARE(value(PassModel::PathRole).toString(), u"m"_s);
    QCOMPARE(value(PassModel::TextRole).toString(), u"pass 2 of 3"_s);
    QCOMPARE(value(PassModel::FailedNumberRole).toInt(), 2);
    QCOMPARE(value(PassModel::StateKeyRole).toString(), u"failed"_s);
    QCOMPARE(value(PassModel::FrameRole).toRectF(), m_fixture.node(u"m"_s).frame);
    QCOMPARE(value(PassModel::TextRole, 1).toString(), u"pass 1 of 1"_s);
    QCOMPARE(value(PassModel::FailedNumberRole, 1).toInt(), 0);
    m_model->clear();
    QCOMPARE(m_model->count(), 0);
}

void TestPassModel::oneGoesThroughThePasses()
{
    show();
    QSignalSpy chosen(m_model.get(), &PassModel::chosen);

    m_model->go(u"m"_s, 1);
    QCOMPARE(chosen.takeFirst(), (QVariantList{u"m"_s, 2}));
    m_model->go(u"m"_s, 2);
    m_model->go(u"elsewhere"_s, 1);
    m_model->goToFailed(u"m"_s); // is shown already
    QCOMPARE(chosen.size(), 0);

    show({{StepPath(u"m"_s), 2}});
    QCOMPARE(value(PassModel::TextRole).toString(), u"pass 3 of 3"_s);
    QCOMPARE(value(PassModel::StateKeyRole).toString(), u"ok"_s);
    m_model->goToFailed(u"m"_s);
    QCOMPARE(chosen.takeFirst(), (QVariantList{u"m"_s, 1}));
}

void TestPassModel::theContainerOfTheSelectionIsTheCurrentOne()
{
    show();
    QCOMPARE(m_model->current(), u"m"_s);

    m_fixture.hands().selectNodes({NodeId(u"y"_s)});
    QCOMPARE(m_model->current(), u"l"_s);
    m_fixture.hands().selectNodes({NodeId(u"m"_s)});
    QCOMPARE(m_model->current(), u"m"_s);
}

void TestPassModel::aCollapsedContainerHasNone()
{
    show();

    QVERIFY(m_fixture.session->editor().setCollapsed({NodeId(u"m"_s)}, {}, true));

    QCOMPARE(m_model->count(), 1);
    QCOMPARE(m_model->cardOf(u"m#1/x"_s), m_fixture.node(u"m"_s).rect);
    m_fixture.session->undo();
    QCOMPARE(m_model->count(), 2);
}

void TestPassModel::cardsAreFoundByTheStepsOfTheirPass()
{
    show();

    QCOMPARE(m_model->pathOf(u"x"_s), u"m#1/x"_s);
    QCOMPARE(m_model->pathOf(u"nobody"_s), u"nobody"_s);
    QVERIFY(m_model->isShown(u"m#1/x"_s));
    QVERIFY(!m_model->isShown(u"m#0/x"_s));
    QCOMPARE(m_model->cardOf(u"m#0/x"_s), m_fixture.node(u"x"_s).rect);
    QVERIFY(m_model->cardOf(u"nobody"_s).isNull());
}

QTEST_MAIN(TestPassModel)
#include "tst_passmodel.moc"
