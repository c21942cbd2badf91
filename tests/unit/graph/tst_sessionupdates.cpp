// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <functional>

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

    void everyEditIsFollowedAsIfAllWereLaidOutAnew()
    {
        workflow::DocumentEditor &editor = session().editor();
        const NodeId tests(u"tests"_s);
        const std::vector<std::function<void()>> edits{
            [&] { QVERIFY(editor.setTitle(tests, u"Other"_s)); },
            [&] { QVERIFY(editor.setParameter(tests, u"command"_s, u"make"_s)); },
            [&] { QVERIFY(editor.setMuted({tests, NodeId(u"code"_s)}, true)); },
            [&] { editor.setName(u"Other"_s); },
            [&] { QVERIFY(editor.replaceKind(tests, u"review.diff"_s)); },
            [&] { QVERIFY(editor.setParameter(tests, u"limit"_s, u"2"_s)); },
            [&] { QVERIFY(editor.remove({.nodes = {NodeId(u"task"_s)}})); },
            [&] { QVERIFY(editor.setTitle(NodeId(u"merge"_s), u"Ship"_s)); },
        };
        for (const auto &edit : edits) {
            edit();
            QCOMPARE(contentOf(session().scene()), contentOfNewScene());
        }
        while (editor.canUndo()) {
            editor.undo();
            QCOMPARE(contentOf(session().scene()), contentOfNewScene());
        }
    }

    void aCardThatIsChangedAndMovedAtOnceIsFollowed()
    {
        workflow::DocumentEditor &editor = session().editor();
        const qsizetype before = editor.place();
        const NodeId tests(u"tests"_s);
        QVERIFY(editor.setTitle(tests, u"Other"_s));
        QVERIFY(editor.moveNodes({{tests, QPointF(40, 700)}}));

        QVERIFY(editor.goTo(before));

        QCOMPARE(contentOf(session().scene()), contentOfNewScene());
    }

    void whatACardSaysLaysOutNothingElse()
    {
        const NodeItem *before = session().scene().nodes().data();
        const QRectF place = m_fixture->node(u"tests"_s).rect;
        const quint64 revision = session().scene().revision();

        QVERIFY(session().editor().setTitle(NodeId(u"tests"_s), u"Other"_s));

        QCOMPARE(m_fixture->node(u"tests"_s).title, u"Other"_s);
        QCOMPARE(m_fixture->node(u"tests"_s).rect, place);
        QVERIFY(session().scene().revision() > revision);
        QCOMPARE(session().scene().nodes().data(), before);
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
    static QStringList contentOf(const GraphScene &scene)
    {
        QStringList lines;
        const auto ports = [](const std::vector<PortItem> &items) {
            QStringList names;
            for (const PortItem &port : items)
                names.append(u"%1:%2:%3"_s.arg(port.name).arg(port.row).arg(port.isConnected));
            return names.join(u',');
        };
        for (const NodeItem &node : scene.nodes())
            lines.append(QStringList{
                node.id.text(), node.title, node.summary, node.icon, node.category,
                ports(node.inputs), ports(node.outputs), node.isMuted ? u"muted"_s : QString(),
                u"%1/%2/%3"_s.arg(node.rect.x()).arg(node.rect.y()).arg(node.rect.height())}
                             .join(u" | "_s));
        for (const EdgeItem &edge : scene.edges())
            lines.append(u"%1: %2.%3 %4.%5"_s.arg(edge.id.text())
                             .arg(edge.from)
                             .arg(edge.fromPort)
                             .arg(edge.to)
                             .arg(edge.toPort));
        return lines;
    }
    QStringList contentOfNewScene()
    {
        GraphScene scene;
        scene.rebuild(m_fixture->document(), m_fixture->catalog);
        return contentOf(scene);
    }
    GraphSession &session() { return *m_fixture->session; }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestSessionUpdates)
#include "tst_sessionupdates.moc"
