// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/ui/graph/edgedata.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/runscontroller.h>

#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a run has moved through what is selected on the canvas.
class TestEdgeData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingSelectedHasNoSource();
    void aConnectionShowsWhatWentOverIt();
    void aNodeShowsAllItHandedOn();
    void aPortUnderTheKeyboardIsShown();
    void theValueOfAnyConnectionCanBeAsked();
    void withoutARunThereIsNoValue();
    void whatNobodyLooksAtIsNotHeld();

private:
    void run();
    GraphInteraction &hands() { return m_session->interaction(); }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<EdgeData> m_edges;
    Document m_document;
};

void TestEdgeData::init()
{
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {}); // out "done", exitCode 0
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    m_document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s});
    m_session = std::make_unique<GraphSession>(m_fixture->catalog());
    m_session->open(m_document);
    hands().resize({800, 600});
    hands().clearSelection();
    m_edges = std::make_unique<EdgeData>(*m_session, *m_controller->view());
    m_edges->setWatched(true);
}

void TestEdgeData::cleanup()
{
    m_edges.reset();
    m_session.reset();
    m_controller.reset();
    m_fixture.reset();
}

void TestEdgeData::run()
{
    const RunId run = m_fixture->run(m_document);
    m_controller->select(run.toString());
    QTRY_COMPARE(m_controller->view()->runIdText(), run.toString());
}

void TestEdgeData::nothingSelectedHasNoSource()
{
    run();
    QVERIFY(!m_edges->hasSource());
    hands().selectNodes({NodeId(u"a"_s), NodeId(u"b"_s)});
    QVERIFY(!m_edges->hasSource());
    QCOMPARE(m_edges->title(), QString());
}

void TestEdgeData::aConnectionShowsWhatWentOverIt()
{
    run();
    QSignalSpy changed(m_edges.get(), &EdgeData::changed);

    hands().selectEdge(EdgeId(u"to-b"_s));

    QVERIFY(m_edges->hasSource());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_edges->title(), u"A · out → B · in"_s);
    QCOMPARE(m_edges->data()->path(), u"a"_s);
    QCOMPARE(m_edges->data()->value()->text(), u"done"_s);
    hands().clearSelection();
    QVERIFY(!m_edges->hasSource());
    QCOMPARE(m_edges->data()->path(), QString());
}

void TestEdgeData::aNodeShowsAllItHandedOn()
{
    run();
    hands().selectNodes({NodeId(u"a"_s)});

    QCOMPARE(m_edges->title(), u"A"_s);
    QCOMPARE(m_edges->data()->ports(), (QStringList{u"exitCode"_s, u"out"_s}));
}

void TestEdgeData::aPortUnderTheKeyboardIsShown()
{
    run();
    hands().selectNodes({NodeId(u"a"_s)});

    // Alt and an arrow walk the ports of the selected node.
    for (int step = 0; step < 8 && m_edges->title() != u"A · out"_s; ++step)
        hands().keyPress(Qt::Key_Down, Qt::AltModifier);

    QCOMPARE(m_edges->title(), u"A · out"_s);
    QCOMPARE(m_edges->data()->value()->text(), u"done"_s);
}

void TestEdgeData::theValueOfAnyConnectionCanBeAsked()
{
    run();
    QCOMPARE(m_edges->edgeValue(EdgeId(u"to-b"_s)), QJsonValue(u"done"_s));
    hands().selectEdge(EdgeId(u"to-b"_s));
    QCOMPARE(m_edges->edgeValue(EdgeId(u"to-b"_s)), QJsonValue(u"done"_s));
    QVERIFY(m_edges->edgeValue(EdgeId(u"nowhere"_s)).isUndefined());
}

void TestEdgeData::withoutARunThereIsNoValue()
{
    hands().selectEdge(EdgeId(u"to-b"_s));
    QVERIFY(m_edges->hasSource());
    QCOMPARE(m_edges->data()->value()->kind(), u"nothing"_s);
    QVERIFY(m_edges->edgeValue(EdgeId(u"to-b"_s)).isUndefined());
}

void TestEdgeData::whatNobodyLooksAtIsNotHeld()
{
    run();
    hands().selectEdge(EdgeId(u"to-b"_s));

    m_edges->setWatched(false);

    QCOMPARE(m_edges->data()->value()->kind(), u"nothing"_s);
    QCOMPARE(m_edges->edgeValue(EdgeId(u"to-b"_s)), QJsonValue(u"done"_s));
    m_edges->setWatched(true);
    QCOMPARE(m_edges->data()->value()->text(), u"done"_s);
}

QTEST_MAIN(TestEdgeData)
#include "tst_edgedata.moc"
