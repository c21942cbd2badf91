// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/inspectormodel.h>
#include <agentops/ui/graph/workflowrun.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a run has handed on, below the canvas and in the inspector, on a real run service.
class TestDrawerData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutARunItSaysWhatToDo();
    void aSelectedConnectionShowsItsValue();
    void aPortIsChosen();
    void anEarlierRunIsCompared();
    void theInspectorShowsTheSelectedNode();
    void whatTakesTheKeyboardHasANameToRead();

private:
    void show(const QString &file, const QVariantMap &properties);
    void showDrawer() { show(u"DrawerData"_s, {{u"run"_s, QVariant::fromValue(m_run.get())}}); }
    void run();
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    QString dataText() const { return m_run->edgeData()->data()->value()->text(); }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<GraphSession> m_session;
    std::unique_ptr<WorkflowRun> m_run;
    std::unique_ptr<InspectorModel> m_inspector;
    std::unique_ptr<QQuickView> m_view;
    Document m_document;
    std::optional<QmlWarnings> m_warnings;
};

void TestDrawerData::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_fixture = std::make_unique<RunsFixture>();
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {}); // out "done", exitCode 0
    m_document = RunsFixture::chain(u"Check"_s, {u"a"_s, u"b"_s});
    m_session = std::make_unique<GraphSession>(m_fixture->catalog());
    m_session->open(m_document);
    m_session->interaction().resize({800, 600});
    m_session->interaction().clearSelection();
    m_run = std::make_unique<WorkflowRun>(*m_session, m_fixture->service(), m_fixture->clock(),
                                          m_fixture->folder(), u"Ada"_s);
    m_inspector = std::make_unique<InspectorModel>(*m_session);
}

void TestDrawerData::cleanup()
{
    m_view.reset();
    m_inspector.reset();
    m_run.reset();
    m_session.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestDrawerData::show(const QString &file, const QVariantMap &properties)
{
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(500, 500);
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

void TestDrawerData::run()
{
    const RunId run = m_fixture->run(m_document);
    m_run->follow(m_document.properties.id);
    QTRY_COMPARE(m_run->view()->runIdText(), run.toString());
}

void TestDrawerData::withoutARunItSaysWhatToDo()
{
    showDrawer();

    QVERIFY(m_view->rootObject()->property("text").toString().startsWith(u"Run the workflow"_s));
    run();
    QVERIFY(m_view->rootObject()->property("text").toString().startsWith(u"Select a connection"_s));
    QCOMPARE(m_warnings->text(), QString());
}

void TestDrawerData::aSelectedConnectionShowsItsValue()
{
    run();
    showDrawer();

    m_session->interaction().selectEdge(EdgeId(u"to-b"_s));

    QCOMPARE(find(u"dataTitle"_s)->property("text").toString(), u"A · out → B · in"_s);
    QCOMPARE(dataText(), u"done"_s);
    QTRY_VERIFY(find(u"valueText"_s));
    QVERIFY(find(u"valueText"_s)->isVisible());
    QVERIFY(!m_view->grabWindow().isNull());
    QCOMPARE(m_warnings->text(), QString());
}

void TestDrawerData::aPortIsChosen()
{
    run();
    showDrawer();
    m_session->interaction().selectNodes({NodeId(u"a"_s)});
    QQuickItem *ports = find(u"stepPort"_s);
    QCOMPARE(ports->property("displayText").toString(), u"exitCode"_s);

    ports->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Down);

    QCOMPARE(dataText(), u"done"_s);
    QCOMPARE(ports->property("displayText").toString(), u"out"_s);
    QVERIFY(!find(u"stepPass"_s)->isVisible()); // it ran once
    QCOMPARE(m_warnings->text(), QString());
}

void TestDrawerData::anEarlierRunIsCompared()
{
    m_fixture->scripts[u"a"_s] = m_fixture->working(1s, {});
    m_fixture->run(m_document);
    m_fixture->scripts.erase(u"a"_s); // hands on true
    m_fixture->clock().advance(1min);
    run();
    showDrawer();
    m_session->interaction().selectEdge(EdgeId(u"to-b"_s));
    QQuickItem *compare = find(u"compareRuns"_s);
    QVERIFY(compare->isEnabled());

    compare->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Space);

    QTRY_VERIFY(find(u"valueChanges"_s));
    QVERIFY(compare->property("checked").toBool());
    QVERIFY(find(u"earlierRun"_s)->isVisible());
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QTRY_COMPARE(dataText(), u"true"_s);
    QVERIFY(!compare->property("checked").toBool());
    QCOMPARE(m_warnings->text(), QString());
}

void TestDrawerData::theInspectorShowsTheSelectedNode()
{
    run();
    m_session->interaction().selectNodes({NodeId(u"a"_s)});
    show(u"InspectorRun"_s,
         {{u"run"_s, QVariant::fromValue(m_run.get())},
          {u"model"_s, QVariant::fromValue(m_inspector.get())}});

    QTRY_VERIFY(find(u"valueText"_s));
    QVERIFY(find(u"stepPort"_s)->isVisible());
    QVERIFY(!m_view->grabWindow().isNull());
    QCOMPARE(m_warnings->text(), QString());
}

void TestDrawerData::whatTakesTheKeyboardHasANameToRead()
{
    run();
    showDrawer();
    m_session->interaction().selectNodes({NodeId(u"a"_s)});

    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QQuickItem *item = m_view->activeFocusItem();
        QVERIFY(item);
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(item);
        if (item == m_view->contentItem() || !spoken)
            continue;
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), item->metaObject()->className());
    }
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    TestDrawerData test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drawerdata.moc"
