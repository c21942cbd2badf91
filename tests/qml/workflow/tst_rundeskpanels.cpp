// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/rundesk.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/graph/workflowservices.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The plan of a run, the bar of a held step and the list of breakpoints, on a real run service.
class TestRunDeskPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aPlanIsStartedByTheKeyboard();
    void aPlanIsGivenUpByTheKeyboard();
    void withoutAnEarlierRunItOffersAnotherWay();
    void aHeldStepShowsWhatItReadsAndGoesOn();
    void theListSwitchesAndRemoves();

private:
    void show(const QString &file, const QVariantMap &properties);
    void showPlan()
    {
        show(u"DrawerPlan"_s,
             {{u"desk"_s, QVariant::fromValue(m_desk.get())},
              {u"run"_s, QVariant::fromValue(m_run.get())}});
    }
    void select(const QString &node) { m_session->interaction().selectNodes({NodeId(node)}); }
    void runOnce()
    {
        m_run->start();
        QTRY_COMPARE(m_run->stateKeyText(), u"ok"_s);
    }
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<WorkflowRun> m_run;
    std::unique_ptr<RunDesk> m_desk;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestRunDeskPanels::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {}); // out "done", exitCode 0
    const Document document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s, u"c"_s});
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.person = u"Ada"_s;
    m_session = std::make_unique<GraphSession>(m_fixture->catalog());
    m_session->open(document);
    m_session->interaction().resize({800, 600});
    m_run = std::make_unique<WorkflowRun>(*m_session, m_fixture->service(), m_fixture->clock(),
                                          m_fixture->folder(), u"Ada"_s);
    m_desk = std::make_unique<RunDesk>(*m_session, *m_run, services);
    m_desk->follow(document.properties.id);
}

void TestRunDeskPanels::cleanup()
{
    m_view.reset();
    await(m_desk->join());
    m_desk.reset();
    m_run.reset();
    m_session.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestRunDeskPanels::show(const QString &file, const QVariantMap &properties)
{
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1000, 300);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties(properties);
    m_view->loadFromModule("AgentOps.Workflow", file);
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestRunDeskPanels::aPlanIsStartedByTheKeyboard()
{
    runOnce();
    const RunId before = *m_run->runId();
    showPlan();
    select(u"b"_s);

    m_desk->planFromHere();

    QTRY_COMPARE(find(u"planList"_s)->property("count").toInt(), 3);
    QCOMPARE(find(u"planTitle"_s)->property("text").toString(), u"Run from “B”"_s);
    QVERIFY(!find(u"planToHere"_s)->isVisible());
    QTRY_VERIFY(find(u"planStart"_s)->hasActiveFocus());
    QVERIFY(!m_view->grabWindow().isNull());
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QTRY_VERIFY(m_run->runId() != before);
    QTRY_COMPARE(m_run->stateKeyText(), u"ok"_s);
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunDeskPanels::aPlanIsGivenUpByTheKeyboard()
{
    showPlan();
    select(u"b"_s);
    m_desk->planToHere();
    QTRY_VERIFY(find(u"planStart"_s)->hasActiveFocus());

    QTest::keyClick(m_view.get(), Qt::Key_Escape);

    QVERIFY(!m_desk->isShown());
    QVERIFY(!m_run->hasRun());
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunDeskPanels::withoutAnEarlierRunItOffersAnotherWay()
{
    showPlan();
    select(u"b"_s);
    m_desk->planOnlyThis();
    QTRY_VERIFY(find(u"planToHere"_s)->isVisible());
    QVERIFY(!find(u"planStart"_s)->isVisible());

    find(u"planToHere"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_VERIFY(m_desk->isReady());
    QVERIFY(find(u"planStart"_s)->isVisible());
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunDeskPanels::aHeldStepShowsWhatItReadsAndGoesOn()
{
    show(u"HeldBar"_s,
         {{u"desk"_s, QVariant::fromValue(m_desk.get())},
          {u"run"_s, QVariant::fromValue(m_run.get())}});
    QVERIFY(!m_view->rootObject()->isVisible());
    select(u"b"_s);
    m_desk->breakpoints()->toggle();
    m_run->start();
    QTRY_VERIFY(m_view->rootObject()->isVisible());

    QCOMPARE(find(u"heldStep"_s)->property("text").toString(), u"B"_s);
    QTRY_VERIFY(find(u"heldInput"_s));
    QCOMPARE(find(u"heldInput"_s)->property("detail").toString(), u"done"_s);
    QVERIFY(!m_view->grabWindow().isNull());
    find(u"workflow.continue"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_COMPARE(m_run->stateKeyText(), u"ok"_s);
    QVERIFY(!m_view->rootObject()->isVisible());
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunDeskPanels::theListSwitchesAndRemoves()
{
    show(u"BreakpointList"_s, {{u"desk"_s, QVariant::fromValue(m_desk.get())}});
    select(u"b"_s);
    BreakpointModel &points = *m_desk->breakpoints();
    points.toggle();
    QQuickItem *list = find(u"breakpointList"_s);
    QTRY_COMPARE(list->property("count").toInt(), 1);
    list->setProperty("currentIndex", 0);
    QTRY_VERIFY(list->property("currentItem").value<QQuickItem *>());
    list->forceActiveFocus(Qt::TabFocusReason);
    QTRY_VERIFY(list->hasActiveFocus());

    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QVERIFY(!points.index(0).data(BreakpointModel::IsOnRole).toBool());
    QVERIFY(!m_view->grabWindow().isNull());
    QTest::keyClick(m_view.get(), Qt::Key_Delete);

    QCOMPARE(points.count(), 0);
    QCOMPARE(m_warnings->text(), QString());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    TestRunDeskPanels test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rundeskpanels.moc"
