// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/conflictmodel.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documenteditor.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// What a merge has left to be decided, and the decisions.
class TestConflictModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void conflictsAreToldInWords();
    void aDecisionIsOneStepThatCanBeUndone_data();
    void aDecisionIsOneStepThatCanBeUndone();
    void afterTheLastDecisionNothingIsMarked();
    void proseCanBeTakenFromBoth();
    void aStepThatOneSideDeletedIsDecided();

private:
    static workflow::Node &node(workflow::Document &document, const QString &id)
    {
        return *std::ranges::find(document.nodes, NodeId(id), &workflow::Node::id);
    }
    static void setCommand(workflow::Document &document, const QString &command)
    {
        node(document, u"tests"_s).parameters.insert(u"command"_s, command);
    }
    QString command()
    {
        return m_fixture.document()
            .findNode(NodeId(u"tests"_s))
            ->parameters.value(u"command"_s)
            .toString();
    }
    void merge();

    sample::SessionFixture m_fixture;
    workflow::Document m_base;
    workflow::Document m_ours;
    workflow::Document m_theirs;
    std::unique_ptr<ConflictModel> m_conflicts;
};

void TestConflictModel::init()
{
    m_base = sample::checkAndShip();
    setCommand(m_base, u"make"_s);
    m_ours = m_base;
    m_theirs = m_base;
}

void TestConflictModel::merge()
{
    m_conflicts.reset();
    m_fixture.open(m_ours);
    m_conflicts = std::make_unique<ConflictModel>(*m_fixture.session);
    m_fixture.session->editor().replaceDocument(
        versions::mergeDocuments(m_base, m_ours, m_theirs).document, {workflow::Edit::Merge});
}

void TestConflictModel::conflictsAreToldInWords()
{
    setCommand(m_ours, u"make test"_s);
    setCommand(m_theirs, u"ctest"_s);

    merge();

    const QAbstractItemModelTester tester(m_conflicts.get());
    QCOMPARE(m_conflicts->rowCount(), 1);
    QCOMPARE(m_conflicts->currentRow(), 0);
    QCOMPARE(m_conflicts->title(), u"Generate tests: command"_s);
    QCOMPARE(m_conflicts->ours(), u"make test"_s);
    QCOMPARE(m_conflicts->theirs(), u"ctest"_s);
    QCOMPARE(m_conflicts->base(), u"make"_s);
    QVERIFY(!m_conflicts->canTakeBoth());
    QCOMPARE(m_fixture.session->scene().marks().nodes.value(NodeId(u"tests"_s)), Mark::Conflict);
}

void TestConflictModel::aDecisionIsOneStepThatCanBeUndone_data()
{
    QTest::addColumn<ConflictModel::Choice>("choice");
    QTest::addColumn<QString>("command");
    QTest::newRow("ours") << ConflictModel::Ours << u"make test"_s;
    QTest::newRow("theirs") << ConflictModel::Theirs << u"ctest"_s;
    QTest::newRow("what was before") << ConflictModel::Base << u"make"_s;
}

void TestConflictModel::aDecisionIsOneStepThatCanBeUndone()
{
    QFETCH(const ConflictModel::Choice, choice);
    QFETCH(const QString, command);
    setCommand(m_ours, u"make test"_s);
    setCommand(m_theirs, u"ctest"_s);
    merge();

    m_conflicts->settle(choice);

    QCOMPARE(this->command(), command);
    QCOMPARE(m_conflicts->rowCount(), 0);
    QVERIFY(m_fixture.document().properties.conflicts.isEmpty());

    m_fixture.session->undo();

    QCOMPARE(m_conflicts->rowCount(), 1);
    QCOMPARE(this->command(), u"make test"_s);
}

void TestConflictModel::afterTheLastDecisionNothingIsMarked()
{
    setCommand(m_ours, u"make test"_s);
    setCommand(m_theirs, u"ctest"_s);
    node(m_ours, u"code"_s).title = u"Mine"_s;
    node(m_theirs, u"code"_s).title = u"Theirs"_s;
    merge();
    QCOMPARE(m_conflicts->rowCount(), 2);
    m_conflicts->next();
    QCOMPARE(m_conflicts->currentRow(), 1);
    QVERIFY(m_fixture.hands().hasSelection());

    m_conflicts->settle(ConflictModel::Theirs);
    QCOMPARE(m_conflicts->currentRow(), 0);
    m_conflicts->settle(ConflictModel::Theirs);

    QCOMPARE(m_conflicts->currentRow(), -1);
    QCOMPARE(m_conflicts->title(), QString());
    QVERIFY(m_fixture.session->scene().marks().isEmpty());
    QCOMPARE(command(), u"ctest"_s);
    QCOMPARE(m_fixture.document().findNode(NodeId(u"code"_s))->title, u"Theirs"_s);
}

void TestConflictModel::proseCanBeTakenFromBoth()
{
    m_base.properties.description = u"What it is."_s;
    m_ours = m_theirs = m_base;
    m_ours.properties.description = u"Mine."_s;
    m_theirs.properties.description = u"Theirs."_s;
    merge();
    QCOMPARE(m_conflicts->title(), u"The workflow itself: Description"_s);
    QVERIFY(m_conflicts->canTakeBoth());

    m_conflicts->settle(ConflictModel::Both);

    QCOMPARE(m_fixture.document().properties.description, u"Mine.\nTheirs."_s);
    QCOMPARE(m_conflicts->rowCount(), 0);
}

void TestConflictModel::aStepThatOneSideDeletedIsDecided()
{
    m_ours.nodes.removeIf([](const workflow::Node &node) { return node.id == NodeId(u"merge"_s); });
    m_ours.edges.removeIf(
        [](const workflow::Edge &edge) { return edge.to.node == NodeId(u"merge"_s); });
    m_ours.layout.nodes.remove(NodeId(u"merge"_s));
    node(m_theirs, u"merge"_s).title = u"Ship"_s;
    merge();
    QCOMPARE(m_conflicts->rowCount(), 1);
    QCOMPARE(m_conflicts->title(), u"Ship"_s);
    QCOMPARE(m_conflicts->ours(), u"not there"_s);
    QVERIFY(m_conflicts->theirs().contains(u"Title: Ship"_s));

    m_conflicts->settle(ConflictModel::Ours);

    QVERIFY(!m_fixture.document().findNode(NodeId(u"merge"_s)));
    QVERIFY(m_conflicts->failure().isEmpty());
}

QTEST_MAIN(TestConflictModel)
#include "tst_conflictmodel.moc"
