// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/inspectormodel.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;

/// What a box and the keyboard select.
class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void aBoxSelectsTheConnectionsInsideIt()
    {
        m_fixture->drag(kFrom, kTo);

        QCOMPARE(view().selectedNodes, kNodesInBox);
        QCOMPARE(view().selectedEdges, kEdgesInBox);
        QCOMPARE(view().selectedGroups.size(), 1);
        QVERIFY(view().selectedNotes.isEmpty());
    }

    void withShiftABoxAdds()
    {
        hands().selectNodes({NodeId(u"task"_s)});

        m_fixture->drag(kFrom, kTo, Qt::ShiftModifier);

        QCOMPARE(view().selectedNodes, kNodesInBox + QSet<NodeId>{NodeId(u"task"_s)});
        QCOMPARE(view().selectedEdges, kEdgesInBox);
    }

    void withControlOrAltABoxRemoves_data()
    {
        QTest::addColumn<bool>("isAlt");
        QTest::newRow("Control") << false;
        QTest::newRow("Alt") << true;
    }

    void withControlOrAltABoxRemoves()
    {
        QFETCH(const bool, isAlt);
        hands().selectAll();
        QCOMPARE(view().selectedEdges.size(), 9);

        m_fixture->drag(kFrom, kTo, isAlt ? Qt::AltModifier : Qt::ControlModifier);

        QCOMPARE(view().selectedNodes,
                 (QSet<NodeId>{NodeId(u"task"_s), NodeId(u"human"_s), NodeId(u"merge"_s)}));
        QCOMPARE(view().selectedEdges.size(), 5);
        QVERIFY(!view().selectedEdges.intersects(kEdgesInBox));
        QVERIFY(view().selectedGroups.isEmpty());
        QCOMPARE(view().selectedNotes.size(), 1);
    }

    void escapeGivesTheSelectionBack()
    {
        hands().selectEdge(EdgeId(u"e1"_s));
        m_fixture->press(m_fixture->viewPos(kFrom));
        m_fixture->move(m_fixture->viewPos(kTo));
        QCOMPARE(view().selectedEdges, kEdgesInBox);

        hands().keyPress(Qt::Key_Escape, {});

        QCOMPARE(view().selectedEdges, QSet<EdgeId>{EdgeId(u"e1"_s)});
        QVERIFY(view().selectedNodes.isEmpty());
    }

    void aFormIsShownOfOneThingOnly()
    {
        InspectorModel inspector(*m_fixture->session);
        hands().selectEdge(EdgeId(u"e1"_s));
        QVERIFY(inspector.hasEdge());

        hands().selectNotes({workflow::NoteId(u"note"_s)});
        QVERIFY(inspector.hasNote());
        m_fixture->drag(kFrom, kTo, Qt::ShiftModifier);
        QVERIFY(!inspector.hasNote());
        QVERIFY(!inspector.hasEdge());
    }

private:
    static constexpr QPointF kFrom{270, 20};
    static constexpr QPointF kTo{830, 470};
    inline static const QSet<NodeId> kNodesInBox{NodeId(u"analyze"_s), NodeId(u"code"_s),
                                                 NodeId(u"tests"_s), NodeId(u"review"_s)};
    inline static const QSet<EdgeId> kEdgesInBox{EdgeId(u"e3"_s), EdgeId(u"e4"_s), EdgeId(u"e5"_s),
                                                 EdgeId(u"e6"_s)};

    GraphInteraction &hands() { return m_fixture->hands(); }
    const InteractionView &view() { return hands().view(); }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
