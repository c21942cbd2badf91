// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/converteroffer.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;
using workflow::NoteId;

/// Copies, notes and new nodes: where they go, and what is selected then.
class TestSessionEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void duplicatesLieBesideTheirOriginalsAndAreSelected()
    {
        hands().selectNodes({NodeId(u"review"_s)});
        hands().keyPress(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(placeOfSelected(), QPointF(630, 310));
        hands().keyPress(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(placeOfSelected(), QPointF(670, 350));

        hands().selectNotes({NoteId(u"note"_s)});
        QVERIFY(session().canCopy());
        hands().keyPress(Qt::Key_D, Qt::ControlModifier);

        const QSet<NoteId> notes = hands().view().selectedNotes;
        QCOMPARE(notes.size(), 1);
        QVERIFY(!notes.contains(NoteId(u"note"_s)));
        QCOMPARE(m_fixture->document().layout.notes.value(*notes.begin()),
                 QRectF(60, 370, 220, 96));
    }

    void whatIsPastedLiesAtThePointerOrBesideTheOriginals()
    {
        hands().selectNodes({NodeId(u"review"_s)});
        hands().keyPress(Qt::Key_C, Qt::ControlModifier);

        hands().keyPress(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(placeOfSelected(), QPointF(630, 310));
        hands().keyPress(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(placeOfSelected(), QPointF(670, 350));
        hands().move({m_fixture->viewPos({303, 498}), Qt::NoButton, {}});
        hands().keyPress(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(placeOfSelected(), QPointF(300, 500));
        hands().leave();
        session().pasteAt(m_fixture->viewPos({100, 500}));
        QCOMPARE(placeOfSelected(), QPointF(100, 500));
    }

    void aConnectionAloneCannotBeCutButBeDeleted()
    {
        const qsizetype before = m_fixture->document().edges.size();
        hands().selectEdge(EdgeId(u"e1"_s));
        QVERIFY(!session().canCopy());

        hands().keyPress(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(m_fixture->document().edges.size(), before);
        hands().keyPress(Qt::Key_Delete, {});
        QCOMPARE(m_fixture->document().edges.size(), before - 1);
    }

    void whatIsPastedMayKeepWhatLedToIt()
    {
        const qsizetype before = m_fixture->document().edges.size();
        hands().selectNodes({NodeId(u"review"_s)});
        hands().keyPress(Qt::Key_C, Qt::ControlModifier);

        hands().keyPress(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);

        QCOMPARE(m_fixture->document().edges.size(), before + 1);
        const workflow::Edge &edge = m_fixture->document().edges.last();
        QCOMPARE(edge.from.node, NodeId(u"code"_s));
        QCOMPARE(edge.to.node, hands().currentNode());
    }

    void aRefusedConnectionOffersWhatCouldStandInBetween()
    {
        hands().selectEdge(m_fixture->document().edges.last().id);
        session().deleteSelection();
        const workflow::Document before = m_fixture->document();
        m_fixture->drag(m_fixture->node(u"task"_s).outputPos(0),
                        m_fixture->node(u"merge"_s).inputPos(0));
        QVERIFY(!session().refusal().isEmpty());
        QCOMPARE(session().converterOffer()->titles(),
                 QStringList(u"Put a new “Generate code” in between"_s));

        session().converterOffer()->accept(0);

        QVERIFY(session().refusal().isEmpty());
        QVERIFY(session().converterOffer()->titles().isEmpty());
        const QList<workflow::Edge> &edges = m_fixture->document().edges;
        QCOMPARE(edges.size(), before.edges.size() + 2);
        QCOMPARE(edges.last().from.node, hands().currentNode());
        QCOMPARE(edges.last().to.node, NodeId(u"merge"_s));
        session().undo();
        QCOMPARE(m_fixture->document(), before);
    }

    void anOfferIsGoneWithTheNextPress()
    {
        m_fixture->drag(m_fixture->node(u"task"_s).outputPos(0),
                        m_fixture->node(u"merge"_s).inputPos(0));
        QVERIFY(!session().converterOffer()->titles().isEmpty());

        m_fixture->press(m_fixture->viewPos({20, 600}));

        QVERIFY(session().converterOffer()->titles().isEmpty());
        QVERIFY(session().refusal().isEmpty());
    }

    void aReplacedNodeKeepsWhatFitsAndSaysWhatDoesNot()
    {
        QSignalSpy asked(&session(), &GraphSession::paletteRequested);
        hands().selectNodes({NodeId(u"review"_s)});
        hands().keyPress(Qt::Key_R, {});
        QCOMPARE(asked.size(), 1);
        QVERIFY(session().isReplacing());
        session().addNodeFromPalette(u"shell.command"_s);

        const qsizetype edges = m_fixture->document().edges.size();
        QCOMPARE(m_fixture->document().findNode(NodeId(u"review"_s))->kind, u"shell.command"_s);
        QVERIFY(session().refusal().isEmpty());

        session().requestReplacement();
        session().addNodeFromPalette(u"trigger.manual"_s);
        QVERIFY(m_fixture->document().edges.size() < edges);
        QVERIFY2(session().refusal().contains(u"change"_s), qPrintable(session().refusal()));

        session().requestReplacement();
        session().requestPalette(); // after all, a new one
        QVERIFY(!session().isReplacing());
    }

    void fromAnOutputTheKeyboardAddsAStepBehindIt()
    {
        const QSignalSpy asked(&session(), &GraphSession::paletteRequested);
        hands().selectNodes({NodeId(u"review"_s)});
        hands().keyPress(Qt::Key_Up, Qt::AltModifier); // the last output: findings

        hands().keyPress(Qt::Key_A, {});
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(1).toString(), u"findings"_s);
        QCOMPARE(asked.first().at(2).toBool(), true);
        session().addNodeFromPalette(u"flow.approval"_s);

        const workflow::Edge &edge = m_fixture->document().edges.last();
        QCOMPARE(edge.from.node, NodeId(u"review"_s));
        QCOMPARE(edge.from.port, u"findings"_s);
        QCOMPARE(hands().currentNode(), edge.to.node);
        const qreal gap = placeOfSelected().x() - m_fixture->node(u"review"_s).rect.right();
        QVERIFY2(gap >= 40 && gap <= 80, qPrintable(QString::number(gap)));
    }

    void fromAnInputTheKeyboardAddsAStepBeforeIt()
    {
        const QSignalSpy asked(&session(), &GraphSession::paletteRequested);
        hands().selectNodes({NodeId(u"merge"_s)});
        do
            hands().keyPress(Qt::Key_Down, Qt::AltModifier);
        while (!session().description().startsWith(u"Input approved"_s));

        hands().keyPress(Qt::Key_Slash, {});
        QCOMPARE(asked.first().at(1).toString(), u"diff"_s);
        QCOMPARE(asked.first().at(2).toBool(), false);
        session().addNodeFromPalette(u"git.commit"_s);

        const workflow::Edge &edge = m_fixture->document().edges.last();
        QCOMPARE(edge.from.port, u"change"_s);
        QCOMPARE(edge.to.node, NodeId(u"merge"_s));
        const qreal gap = m_fixture->node(u"merge"_s).rect.left()
            - m_fixture->node(edge.from.node.text()).rect.right();
        QVERIFY2(gap >= 40 && gap <= 80, qPrintable(QString::number(gap)));
    }

    void aNewNoteIsSelectedAndAsksForItsText()
    {
        const QSignalSpy asked(&session(), &GraphSession::textRequested);

        session().addNote();

        QCOMPARE(asked.size(), 1);
        QCOMPARE(hands().view().selectedNotes, QSet<NoteId>{m_fixture->document().notes.last().id});
        QCOMPARE(m_fixture->document().notes.last().text, QString());
    }

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    QPointF placeOfSelected()
    {
        return m_fixture->document().layout.nodes.value(
            hands().currentNode().value_or(NodeId(u"none"_s)));
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestSessionEdits)
#include "tst_sessionedits.moc"
