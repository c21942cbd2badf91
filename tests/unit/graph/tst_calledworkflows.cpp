// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsfixture.h"

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// Opening what is called in the place of its caller, and the way back.
class TestCalledWorkflows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }

    void theCalledWorkflowIsOpenedInPlace();
    void theWayBackLeadsToTheCallerAsItWas();
    void whatIsNotSavedIsKeptOnTheWay();
    void aDoubleClickOnACallOpensWhatItCalls();
    void aDoubleClickOnAnotherCardOpensItsSettings();
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    void aCallerThatIsGoneIsSaid();
    void callsInACircleLeadBack();
    void anotherWorkflowForgetsTheWay();
    void anExampleThatNobodyTouchedIsThereAgain();

private:
    /// Opens `Caller`, and selects its call.
    void openCaller();
    void goIn();
    QString name() const { return m_fixture->controller->name(); }

    inline static const QString kCaller = CallsFixture::fileOf(u"caller"_s);
    inline static const QString kCalled = CallsFixture::fileOf(u"called"_s);
    std::unique_ptr<CallsFixture> m_fixture;
};

void TestCalledWorkflows::init()
{
    m_fixture = std::make_unique<CallsFixture>();
    m_fixture->write(kCaller, CallsFixture::caller(u"Caller"_s, kCalled));
    m_fixture->write(kCalled, CallsFixture::chain(u"Called"_s, {u"lint"_s, u"test"_s}));
}

void TestCalledWorkflows::openCaller()
{
    if (!m_fixture->controller)
        m_fixture->create();
    QTRY_COMPARE(m_fixture->controller->loading()->state(), Operation::Succeeded);
    m_fixture->controller->openNamed(u"Caller"_s);
    QTRY_COMPARE(name(), u"Caller"_s);
    QTRY_VERIFY(!m_fixture->controller->operation()->isRunning());
    m_fixture->select({u"call"_s});
}

void TestCalledWorkflows::goIn()
{
    m_fixture->perform(u"openCalled"_s);
    QTRY_COMPARE(name(), u"Called"_s);
}

void TestCalledWorkflows::theCalledWorkflowIsOpenedInPlace()
{
    openCaller();
    Action *back = m_fixture->calls().find(u"workflow.goBack"_s);
    QVERIFY(!back->isEnabled());
    QCOMPARE(m_fixture->calls().callers(), QStringList());

    goIn();

    QCOMPARE(m_fixture->controller->file(), kCalled);
    QCOMPARE(m_fixture->calls().callers(), QStringList{u"Caller"_s});
    QVERIFY(back->isEnabled());
    QVERIFY(!m_fixture->controller->isDirty());
    QVERIFY(!m_fixture->calls().find(u"workflow.openCalled"_s)->isEnabled());
}

void TestCalledWorkflows::theWayBackLeadsToTheCallerAsItWas()
{
    openCaller();
    AO_VERIFY_OK(m_fixture->editor().setTitle(NodeId(u"build"_s), u"Build it"_s));
    AO_VERIFY_OK(m_fixture->editor().setTitle(NodeId(u"call"_s), u"Check it"_s));
    m_fixture->editor().undo();
    GraphInteraction &hands = m_fixture->session().interaction();
    scene::Viewport view = hands.viewport();
    view.setScaleAbout({}, 0.75);
    view.panBy({-130, 40});
    hands.setViewport(view);
    const workflow::Document before = m_fixture->editor().document();
    goIn();

    m_fixture->perform(u"goBack"_s);

    QTRY_COMPARE(name(), u"Caller"_s);
    QCOMPARE(m_fixture->calls().callers(), QStringList());
    QCOMPARE(m_fixture->editor().document(), before);
    QCOMPARE(m_fixture->selected(), QStringList{u"call"_s});
    QCOMPARE(hands.viewport().scale(), 0.75);
    QVERIFY((hands.viewport().offset() - view.offset()).manhattanLength() < 0.01);
    QVERIFY(m_fixture->controller->isDirty());
    QCOMPARE(m_fixture->editor().place(), 1);
    m_fixture->editor().redo();
    QCOMPARE(m_fixture->editor().document().findNode(NodeId(u"call"_s))->title, u"Check it"_s);
    AO_VERIFY_OK(m_fixture->editor().goTo(0));
    QCOMPARE(m_fixture->editor().document().findNode(NodeId(u"build"_s))->title, u"BUILD"_s);
}

void TestCalledWorkflows::whatIsNotSavedIsKeptOnTheWay()
{
    openCaller();
    AO_VERIFY_OK(m_fixture->editor().setTitle(NodeId(u"build"_s), u"Build it"_s));
    goIn();
    AO_VERIFY_OK(m_fixture->editor().setTitle(NodeId(u"test"_s), u"Test it"_s));
    m_fixture->perform(u"goBack"_s);
    QTRY_COMPARE(name(), u"Caller"_s);
    QCOMPARE(m_fixture->editor().document().findNode(NodeId(u"build"_s))->title, u"Build it"_s);

    goIn();

    QCOMPARE(m_fixture->editor().document().findNode(NodeId(u"test"_s))->title, u"Test it"_s);
    QVERIFY(m_fixture->controller->isDirty());
    m_fixture->editor().undo();
    QCOMPARE(m_fixture->editor().document().findNode(NodeId(u"test"_s))->title, u"TEST"_s);
}

void TestCalledWorkflows::aDoubleClickOnACallOpensWhatItCalls()
{
    openCaller();
    const GraphScene &scene = m_fixture->session().scene();
    const QPointF place = scene.nodes()[size_t(scene.indexOf(NodeId(u"call"_s)))].rect.center();
    GraphInteraction &hands = m_fixture->session().interaction();

    hands.doubleClick({hands.viewport().toView(place), Qt::LeftButton, {}});

    QTRY_COMPARE(name(), u"Called"_s);
}

void TestCalledWorkflows::aDoubleClickOnAnotherCardOpensItsSettings()
{
    openCaller();
    AO_VERIFY_OK(m_fixture->editor().setParameter(NodeId(u"call"_s), u"workflow"_s, u""_s));
    const GraphScene &scene = m_fixture->session().scene();
    GraphInteraction &hands = m_fixture->session().interaction();
    int asked = 0;
    connect(&m_fixture->session(), &GraphSession::inspectorRequested, this, [&] { ++asked; });

    for (const QString &node : {u"build"_s, u"call"_s}) {
        const QPointF place = scene.nodes()[size_t(scene.indexOf(NodeId(node)))].rect.center();
        hands.doubleClick({hands.viewport().toView(place), Qt::LeftButton, {}});
    }

    QCOMPARE(asked, 2);
    QVERIFY(!m_fixture->calls().find(u"workflow.openCalled"_s)->isEnabled());
}

void TestCalledWorkflows::whatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("called");
    QTest::addColumn<QString>("notice");
    QTest::newRow("a file that is not there")
        << u"gone.agentops.json"_s
        << u"“Checks” calls gone.agentops.json, and there is no such file."_s;
    QTest::newRow("a file that is broken")
        << u"broken.agentops.json"_s
        << u"“Checks” calls broken.agentops.json, which cannot be opened. The file is not valid "
           "JSON: see line 3."_s;
    QTest::newRow("a file elsewhere")
        << u"../called.agentops.json"_s
        << u"“Checks” calls ../called.agentops.json, which is not in the repository."_s;
    QTest::newRow("the file itself") << kCaller << u"“Checks” calls the workflow that it is in."_s;
}

void TestCalledWorkflows::whatCannotBeOpenedIsSaid()
{
    QFETCH(const QString, called);
    QFETCH(const QString, notice);
    m_fixture->writeText(u"broken.agentops.json"_s, "{\n  \"format\": \"agentops.workflow\",\n  !");
    openCaller();
    AO_VERIFY_OK(m_fixture->editor().setParameter(NodeId(u"call"_s), u"workflow"_s, called));

    for (const QString &command : {u"openCalled"_s, u"inline"_s}) {
        m_fixture->perform(command);

        QTRY_COMPARE(m_fixture->calls().notice(), notice);
        QVERIFY(m_fixture->calls().isRefusal());
        QCOMPARE(name(), u"Caller"_s);
        QCOMPARE(m_fixture->calls().callers(), QStringList());
        m_fixture->calls().dismissNotice();
        QCOMPARE(m_fixture->calls().notice(), QString());
    }
}

void TestCalledWorkflows::aCallerThatIsGoneIsSaid()
{
    openCaller();
    goIn();
    QVERIFY(QFile::remove(m_fixture->path(kCaller)));

    m_fixture->perform(u"goBack"_s);

    QTRY_VERIFY(m_fixture->calls().isRefusal());
    QVERIFY(m_fixture->calls().notice().startsWith(u"“Caller” cannot be opened again."_s));
    QCOMPARE(name(), u"Called"_s);
    QCOMPARE(m_fixture->calls().callers(), QStringList{u"Caller"_s});
}

void TestCalledWorkflows::callsInACircleLeadBack()
{
    m_fixture->write(kCalled, CallsFixture::caller(u"Called"_s, kCaller));
    openCaller();
    goIn();
    m_fixture->select({u"call"_s});

    m_fixture->perform(u"openCalled"_s);

    QTRY_COMPARE(name(), u"Caller"_s);
    QCOMPARE(m_fixture->calls().callers(), QStringList());
    QCOMPARE(m_fixture->selected(), QStringList{u"call"_s});
}

void TestCalledWorkflows::anotherWorkflowForgetsTheWay()
{
    openCaller();
    goIn();

    m_fixture->controller->createNew(u"Other"_s);

    QCOMPARE(m_fixture->calls().callers(), QStringList());
    QVERIFY(!m_fixture->calls().find(u"workflow.goBack"_s)->isEnabled());
}

void TestCalledWorkflows::anExampleThatNobodyTouchedIsThereAgain()
{
    m_fixture->create({CallsFixture::caller(u"Example"_s, kCalled)});
    QTRY_COMPARE(m_fixture->controller->loading()->state(), Operation::Succeeded);
    m_fixture->controller->openNamed(u"Example"_s);
    QTRY_COMPARE(name(), u"Example"_s);
    m_fixture->select({u"call"_s});
    goIn();

    m_fixture->perform(u"goBack"_s);

    QTRY_COMPARE(name(), u"Example"_s);
    QCOMPARE(m_fixture->editor().document().nodes.size(), 3);
}

QTEST_MAIN(TestCalledWorkflows)
#include "tst_calledworkflows.moc"
