// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/graph/workflowcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlListReference>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <cmath>
#include <optional>
#include <string_view>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a run offers on the canvas: its questions at the cards, its moments, its passes.
class TestRunLayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aQuestionIsAnsweredAtItsCardByTheKeyboard();
    void escapeLeavesAQuestionOpen();
    void aRunIsGoneThroughByTheKeyboard();
    void nothingPlaysByItselfWithReducedMotion();
    void whatIsReadAloudHasAName();
    void passesAreGoneThroughOnTheFrame();

private:
    void showPage();
    void show(const QString &file, const QVariantMap &properties);
    void trigger(const QString &command);
    void press(Qt::Key key) { QTest::keyClick(m_view.get(), key); }
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    QString focused() const
    {
        const QQuickItem *item = m_view->activeFocusItem();
        return item ? item->objectName() : QString();
    }
    void tabTo(const QString &name)
    {
        for (int i = 0; i < 10 && focused() != name; ++i)
            press(Qt::Key_Tab);
        QCOMPARE(focused(), name);
    }
    WorkflowRun *run() const { return m_controller->run(); }
    const std::optional<NodeOverlay> &overlay(int node) const
    {
        return m_controller->session()->scene().nodes()[size_t(node)].overlay;
    }

    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<workflow::DraftStore> m_drafts;
    std::unique_ptr<store::Database> m_versionsDatabase;
    std::unique_ptr<versions::VersionStore> m_versions;
    std::unique_ptr<WorkflowController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestRunLayer::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    QSettings().clear();
    m_fixture = std::make_unique<RunsFixture>();
    m_database = *store::Database::open(m_fixture->folder() + u"/documents.db"_s,
                                        workflow::draftSchema(), store::Durability::PowerLoss);
    m_drafts = std::make_unique<workflow::DraftStore>(*m_database, m_fixture->clock());
    m_versionsDatabase =
        *store::Database::open(m_fixture->folder() + u"/versions.db"_s, versions::versionSchema(),
                               store::Durability::PowerLoss);
    m_versions = std::make_unique<versions::VersionStore>(*m_versionsDatabase, m_fixture->clock());
    WorkflowServices services;
    services.catalog = &m_fixture->catalog();
    services.runs = &m_fixture->service();
    services.drafts = m_drafts.get();
    services.versions = m_versions.get();
    services.clock = &m_fixture->clock();
    services.files = &m_fixture->pool();
    services.repository = m_fixture->folder();
    services.person = u"Ada"_s;
    services.examples = {RunsFixture::chain(u"Gate"_s, {u"a"_s, u"gate"_s, u"b"_s})};
    m_controller = std::make_unique<WorkflowController>(services);
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
    m_controller->open(0);
    QVERIFY(m_controller->isOpen());
}

void TestRunLayer::cleanup()
{
    m_view.reset();
    await(m_controller->flush());
    m_controller.reset();
    m_versions.reset();
    m_versionsDatabase.reset();
    m_drafts.reset();
    m_database.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestRunLayer::showPage()
{
    show(u"WorkflowPage"_s, {{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    find(u"workflowCanvas"_s)->forceActiveFocus(Qt::TabFocusReason);
}

void TestRunLayer::show(const QString &file, const QVariantMap &properties)
{
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1392, 832);
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

void TestRunLayer::trigger(const QString &command)
{
    const QQmlListReference actions(m_view->rootObject(), "actions");
    for (qsizetype i = 0; i < actions.count(); ++i) {
        if (actions.at(i)->property("actionId").toString() == command) {
            QMetaObject::invokeMethod(actions.at(i), "trigger");
            return;
        }
    }
    QFAIL(qPrintable(command));
}

void TestRunLayer::aQuestionIsAnsweredAtItsCardByTheKeyboard()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking(u"Ship it?"_s, u"Look"_s);
    showPage();
    run()->start();
    QTRY_COMPARE(run()->view()->questions()->count(), 1);
    QQuickItem *question = find(u"nodeQuestion"_s);
    QVERIFY(question);
    QTRY_VERIFY(question->isVisible());
    const GraphSession &session = *m_controller->session();
    const QRectF card = session.interaction().viewport().toView(session.scene().nodes()[1].rect);
    const QPointF place = question->mapToItem(find(u"workflowCanvas"_s), QPointF());
    QVERIFY(std::abs(place.x() - card.left()) < 2 && place.y() >= card.bottom());

    trigger(u"workflow.answer"_s);

    QTRY_COMPARE(focused(), u"questionComment"_s);
    for (const char letter : std::string_view("fine"))
        QTest::keyClick(m_view.get(), letter);
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/workflow"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_view->grabWindow().save(folder + u"/question.png"_s));
    tabTo(u"questionApprove"_s);
    press(Qt::Key_Space);

    QTRY_COMPARE(run()->stateKeyText(), u"ok"_s);
    const workflow::StepStatus *gate =
        run()->view()->run()->status.findStep(workflow::StepPath(u"gate"_s));
    QCOMPARE(gate->decision->comment, u"fine"_s);
    QCOMPARE(focused(), u"workflowCanvas"_s);
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunLayer::escapeLeavesAQuestionOpen()
{
    m_fixture->scripts[u"gate"_s] = m_fixture->asking(u"Ship it?"_s, {});
    showPage();
    run()->start();
    QTRY_COMPARE(run()->view()->questions()->count(), 1);
    trigger(u"workflow.answer"_s);
    QTRY_COMPARE(focused(), u"questionComment"_s);

    press(Qt::Key_Escape);

    QTRY_COMPARE(focused(), u"workflowCanvas"_s);
    QCOMPARE(run()->view()->questions()->count(), 1);
    QVERIFY(find(u"nodeQuestion"_s)->isVisible());
    run()->reject(u"gate"_s, {});
    QTRY_COMPARE(run()->stateKeyText(), u"failed"_s);
}

void TestRunLayer::aRunIsGoneThroughByTheKeyboard()
{
    showPage();
    QQuickItem *bar = find(u"timeBar"_s);
    QVERIFY(!bar->isVisible());
    run()->start();
    QTRY_COMPARE(run()->stateKeyText(), u"ok"_s);

    trigger(u"workflow.lookBack"_s);

    QVERIFY(bar->isVisible());
    QCOMPARE(focused(), u"timeSlider"_s);
    RunHistoryView *history = run()->history();
    press(Qt::Key_Home);
    QCOMPARE(history->position(), 1);
    QCOMPARE(find(u"timeText"_s)->property("text").toString(), u"The run was made"_s);
    QCOMPARE(overlay(0)->state, workflow::StepState::Planned);
    press(Qt::Key_Right);
    QCOMPARE(history->position(), 2);
    trigger(u"workflow.momentOn"_s);
    QCOMPARE(history->position(), 3);
    QTRY_VERIFY(find(u"timeRun"_s)->isEnabled());
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/workflow"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_view->grabWindow().save(folder + u"/timebar.png"_s));
    press(Qt::Key_End);
    QVERIFY(!history->isPast());
    press(Qt::Key_Left);
    QVERIFY(history->isPast());

    press(Qt::Key_Escape);

    QVERIFY(!bar->isVisible());
    QCOMPARE(focused(), u"workflowCanvas"_s);
    QCOMPARE(overlay(0)->state, workflow::StepState::Succeeded);
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunLayer::nothingPlaysByItselfWithReducedMotion()
{
    showPage();
    run()->start();
    QTRY_COMPARE(run()->stateKeyText(), u"ok"_s);
    trigger(u"workflow.lookBack"_s);
    QVERIFY(!find(u"timePlay"_s)->isVisible());

    m_units.setReducedMotion(false);
    QVERIFY(find(u"timePlay"_s)->isVisible());
    run()->history()->togglePlaying();
    QVERIFY(run()->history()->isPlaying());
    m_units.setReducedMotion(true);

    QVERIFY(!run()->history()->isPlaying());
}

void TestRunLayer::whatIsReadAloudHasAName()
{
    showPage();
    run()->start();
    QTRY_COMPARE(run()->stateKeyText(), u"ok"_s);
    trigger(u"workflow.lookBack"_s);

    for (const char *name :
         {"timeSlider", "timeBack", "timeOn", "timeFailure", "timeLeave", "timeRun"}) {
        QQuickItem *item = find(QLatin1StringView(name));
        QVERIFY2(item, name);
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(item);
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), name);
    }
}

void TestRunLayer::passesAreGoneThroughOnTheFrame()
{
    PassModel passes(*m_controller->session());
    show(u"PassSelector"_s,
         {{u"passes"_s, QVariant::fromValue(&passes)},
          {u"zoom"_s, 1.0},
          {u"path"_s, u"each"_s},
          {u"title"_s, u"For each"_s},
          {u"text"_s, u"pass 3 of 12"_s},
          {u"number"_s, 3},
          {u"passCount"_s, 12},
          {u"failedNumber"_s, 2},
          {u"stateKey"_s, u"ok"_s},
          {u"frame"_s, QRectF(0, 0, 800, 300)},
          {u"card"_s, QRectF(0, 0, 220, 80)}});
    QQuickItem *selector = m_view->rootObject();

    QVERIFY(find(u"passFailed"_s)->isVisible());
    selector->setProperty("failedNumber", 3);
    QVERIFY(!find(u"passFailed"_s)->isVisible()); // it is shown already
    selector->setProperty("number", 12);
    QVERIFY(!find(u"passOn"_s)->isEnabled());
    QVERIFY(find(u"passBack"_s)->isEnabled());
    const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(selector);
    QVERIFY(spoken);
    QCOMPARE(spoken->text(QAccessible::Name), u"For each: pass 3 of 12"_s);
    QCOMPARE(m_warnings->text(), QString());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_runlayer"_s);
    TestRunLayer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_runlayer.moc"
