// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// What a session tells its views, and how often.
class TestSessionUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void openingADocumentIsToldOnceAndIsNoEdit()
    {
        workflow::Document other = sample::checkAndShip();
        other.edges.removeLast(); // an input goes without its connection
        m_fixture->hands().selectNodes({NodeId(u"code"_s)});
        const quint64 before = session().scene().revision();
        const QSignalSpy changed(&session(), &GraphSession::documentChanged);
        const QSignalSpy judged(&session(), &GraphSession::diagnosticsChanged);
        const QSignalSpy edited(&session(), &GraphSession::edited);

        session().open(other);

        QCOMPARE(changed.size(), 1);
        QCOMPARE(judged.size(), 1);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(session().scene().revision(), before + 2); // laid out, and marked with problems
        QVERIFY(!session().hasSelection());
    }

    void mutingManyNodesIsFollowedOnce()
    {
        m_fixture->hands().selectAll();
        const QSignalSpy edited(&session(), &GraphSession::edited);

        m_fixture->hands().keyPress(Qt::Key_M, {});

        QCOMPARE(edited.size(), 1);
        QVERIFY(std::ranges::all_of(session().scene().nodes(), &NodeItem::isMuted));
        session().undo();
        QVERIFY(std::ranges::none_of(session().scene().nodes(), &NodeItem::isMuted));
    }

    void aDragOfEverythingIsFollowedOnce()
    {
        const QPointF way(40, 60);
        const QRectF note = session().scene().notes()[0].rect.translated(way);
        const QRectF group = session().scene().groups()[0].rect.translated(way);
        const QRectF card = m_fixture->node(u"task"_s).rect.translated(way);
        const workflow::Document before = m_fixture->document();
        m_fixture->hands().selectAll();
        const QSignalSpy edited(&session(), &GraphSession::edited);

        m_fixture->drag(card.center() - way, card.center());

        QCOMPARE(edited.size(), 1);
        QCOMPARE(m_fixture->node(u"task"_s).rect, card);
        QCOMPARE(session().scene().notes()[0].rect, note);
        QCOMPARE(session().scene().groups()[0].rect, group);
        session().undo();
        QCOMPARE(m_fixture->document(), before);
    }

private:
    GraphSession &session() { return *m_fixture->session; }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestSessionUpdates)
#include "tst_sessionupdates.moc"
