// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/searchmodel.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::GroupId;
using workflow::NodeId;
using workflow::NoteId;

/// Words that are looked for in a workflow.
class TestSearchModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        workflow::Document document = sample::checkAndShip();
        document.edges[3].condition = u"{{ analyze.context.risky }}"_s;
        document.nodes[3].parameters = {
            {u"environment"_s, QJsonObject{{u"TOKEN"_s, u"{{ inputs.token }}"_s}}}};
        document.nodes[4].when = u"{{ code.change }}"_s;
        m_fixture->open(document);
        m_search = std::make_unique<SearchModel>();
        m_search->setSession(m_fixture->session.get());
        m_search->open();
    }
    void cleanup() { m_search.reset(); }

    void everythingWrittenIsFound_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<Selection>("found");
        const auto nodes = [](const QStringList &ids) {
            Selection selection;
            for (const QString &id : ids)
                selection.selectedNodes.insert(NodeId(id));
            return selection;
        };
        Selection note;
        note.selectedNotes = {NoteId(u"note"_s)};
        Selection edge;
        edge.selectedEdges = {EdgeId(u"e4"_s)};
        Selection group;
        group.selectedGroups = {GroupId(u"group"_s)};
        QTest::newRow("kind") << u"codemap.index"_s << nodes({u"analyze"_s});
        QTest::newRow("title of the kind, in another case")
            << u"HUMAN rev"_s << nodes({u"human"_s});
        QTest::newRow("value in a parameter") << u"inputs.token"_s << nodes({u"tests"_s});
        QTest::newRow("name in a parameter") << u"TOKEN"_s << nodes({u"tests"_s});
        QTest::newRow("when") << u"code.change"_s << nodes({u"review"_s});
        QTest::newRow("note") << u"outside effect"_s << note;
        QTest::newRow("condition") << u"risky"_s << edge;
        QTest::newRow("title of a frame") << u"understand"_s << group;
        QTest::newRow("nothing") << u"unheard of"_s << Selection();
    }

    void everythingWrittenIsFound()
    {
        QFETCH(const QString, query);
        QFETCH(const Selection, found);

        m_search->setQuery(query);

        const std::optional<Selection> &shown = hands().view().found;
        QVERIFY(shown);
        QCOMPARE(shown->selectedNodes, found.selectedNodes);
        QCOMPARE(shown->selectedEdges, found.selectedEdges);
        QCOMPARE(shown->selectedNotes, found.selectedNotes);
        QCOMPARE(shown->selectedGroups, found.selectedGroups);
        QCOMPARE(m_search->count(), int(found.selectedCount()));
    }

    void withoutWordsNothingIsPale()
    {
        QVERIFY(!hands().view().found);
        m_search->setQuery(u"task"_s);
        QVERIFY(hands().view().found);
        m_search->setQuery(u"  "_s);
        QVERIFY(!hands().view().found);
        QCOMPARE(m_search->countText(), QString());
    }

    void stepsGoAround()
    {
        m_search->setQuery(u"generate"_s); // the titles of code and tests
        QCOMPARE(m_search->count(), 2);
        QCOMPARE(m_search->countText(), u"2 match(es)"_s);
        m_search->step(1);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"code"_s)});
        QCOMPARE(m_search->countText(), u"1 of 2"_s);
        m_search->step(1);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"tests"_s)});
        m_search->step(1);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"code"_s)});
        m_search->step(-1);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"tests"_s)});
    }

    void aMatchThatIsNotSeenIsBroughtIntoView()
    {
        hands().setViewport([this] {
            ui::scene::Viewport far = hands().viewport();
            far.centerOn({20000, 20000});
            return far;
        }());

        m_search->setQuery(u"codemap"_s);

        QVERIFY(
            hands().viewport().visibleSceneRect().intersects(m_fixture->node(u"analyze"_s).rect));
    }

    void givingUpGoesBackToWhereItWas()
    {
        m_search->close();
        hands().selectNodes({NodeId(u"task"_s)});
        const ui::scene::Viewport before = hands().viewport();
        m_search->open();
        m_search->setQuery(u"merge"_s);
        m_search->step(1);
        QVERIFY(hands().viewport() != before);

        m_search->giveUp();

        QCOMPARE(hands().viewport().visibleSceneRect(), before.visibleSceneRect());
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"task"_s)});
        QVERIFY(!hands().view().found);
        QVERIFY(!m_search->isActive());
    }

    void itFollowsTheDocument()
    {
        m_search->setQuery(u"fresh"_s);
        QCOMPARE(m_search->countText(), u"Nothing found"_s);
        QVERIFY(session().editor().setTitle(NodeId(u"code"_s), u"Fresh"_s));
        QCOMPARE(m_search->count(), 1);
        session().undo();
        QCOMPARE(m_search->count(), 0);
    }

    void whatIsCollapsedIsUncovered()
    {
        QVERIFY(session().editor().setCollapsed({}, {GroupId(u"group"_s)}, true));
        m_search->setQuery(u"codemap"_s);
        m_search->step(1);

        QVERIFY(!session().scene().groups()[0].isCollapsed);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"analyze"_s)});
    }

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }

    std::unique_ptr<sample::SessionFixture> m_fixture;
    std::unique_ptr<SearchModel> m_search;
};

QTEST_MAIN(TestSearchModel)
#include "tst_searchmodel.moc"
