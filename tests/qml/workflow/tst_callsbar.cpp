// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "callsfixture.h"

#include <agentops/ui/models/action.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QSettings>
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
using namespace Qt::StringLiterals;

/// What the editor's page shows of workflows that call each other.
class TestCallsBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theWayIsShownAndGoneBackByTheKeyboard();
    void aNameIsAskedForAndTheFileFollowsIt();
    void aFileThatIsThereIsSaidInTheDialog();
    void aRefusalIsToldAndDismissed();

private:
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    /// In the dialog, which stands above the page.
    QQuickItem *inDialog(const QString &name) const
    {
        return findItem(m_view->contentItem(), name);
    }
    QObject *dialog() const
    {
        return m_view->rootObject()->findChild<QObject *>(u"extractDialog"_s);
    }
    bool isDialogOpen() const { return dialog()->property("opened").toBool(); }
    void type(const QString &text);

    inline static const QString kCaller = CallsFixture::fileOf(u"caller"_s);
    inline static const QString kCalled = CallsFixture::fileOf(u"called"_s);
    theme::Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<CallsFixture> m_fixture;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestCallsBar::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    QSettings().clear();
    m_fixture = std::make_unique<CallsFixture>();
    m_fixture->write(kCaller, CallsFixture::caller(u"Caller"_s, kCalled));
    m_fixture->write(kCalled, CallsFixture::chain(u"Called"_s, {u"lint"_s, u"test"_s}));
    m_fixture->create();
    QTRY_COMPARE(m_fixture->controller->loading()->state(), Operation::Succeeded);
    m_fixture->controller->openNamed(u"Caller"_s);
    QTRY_COMPARE(m_fixture->controller->name(), u"Caller"_s);
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1392, 832);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties(
        {{u"controller"_s, QVariant::fromValue(m_fixture->controller.get())}});
    m_view->loadFromModule("AgentOps.Workflow", "WorkflowPage");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestCallsBar::cleanup()
{
    m_view.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestCallsBar::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_view.get(), letter.toLatin1());
}

void TestCallsBar::theWayIsShownAndGoneBackByTheKeyboard()
{
    QVERIFY(!find(u"breadcrumbs"_s)->isVisible());
    m_fixture->select({u"call"_s});
    m_fixture->perform(u"openCalled"_s);
    QTRY_COMPARE(m_fixture->controller->name(), u"Called"_s);
    QQuickItem *crumbs = find(u"breadcrumbs"_s);
    QVERIFY(crumbs->isVisible());
    QCOMPARE(QAccessible::queryAccessibleInterface(crumbs)->text(QAccessible::Name),
             u"Called by Caller"_s);
    QVERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QQuickItem *caller = find(u"caller0"_s);
    QVERIFY(caller);
    QCOMPARE(caller->property("text").toString(), u"Caller"_s);

    caller->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_COMPARE(m_fixture->controller->name(), u"Caller"_s);
    QVERIFY(!crumbs->isVisible());
    QVERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QCOMPARE(m_fixture->selected(), QStringList{u"call"_s});
    QCOMPARE(m_warnings->text(), QString());
}

void TestCallsBar::aNameIsAskedForAndTheFileFollowsIt()
{
    m_fixture->select({u"build"_s});
    m_fixture->perform(u"extract"_s);
    QTRY_VERIFY(isDialogOpen());
    QQuickItem *name = inDialog(u"extractName"_s);
    QQuickItem *file = inDialog(u"extractFile"_s);
    QVERIFY(name && file);
    QTRY_VERIFY(name->hasActiveFocus());
    QCOMPARE(name->property("text").toString(), u"BUILD"_s);

    type(u"Make all"_s);
    QCOMPARE(file->property("text").toString(), CallsFixture::fileOf(u"make-all"_s));
    QTRY_VERIFY(m_fixture->calls().isFileFree());
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QTRY_VERIFY(find(u"callNotice"_s)->isVisible());
    QVERIFY(!m_fixture->calls().isRefusal());
    QTRY_VERIFY(!isDialogOpen());
    QVERIFY(QFile::exists(m_fixture->path(CallsFixture::fileOf(u"make-all"_s))));
    QTRY_VERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QCOMPARE(m_warnings->text(), QString());
}

void TestCallsBar::aFileThatIsThereIsSaidInTheDialog()
{
    m_fixture->select({u"build"_s});
    m_fixture->perform(u"extract"_s);
    QTRY_VERIFY(isDialogOpen());
    QQuickItem *file = inDialog(u"extractFile"_s);
    file->forceActiveFocus(Qt::TabFocusReason);
    QMetaObject::invokeMethod(file, "selectAll");

    type(u".agentops/workflows/called"_s);
    QTRY_COMPARE(file->property("errorText").toString(), u"There is such a file already."_s);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QVERIFY(isDialogOpen());
    QVERIFY(!dialog()->property("acceptEnabled").toBool());
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTRY_VERIFY(!isDialogOpen());
    QVERIFY(!m_fixture->session().canUndo());
    QCOMPARE(m_warnings->text(), QString());
}

void TestCallsBar::aRefusalIsToldAndDismissed()
{
    m_fixture->select({u"task"_s, u"build"_s});

    m_fixture->perform(u"extract"_s);

    QQuickItem *notice = find(u"callNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(QAccessible::queryAccessibleInterface(notice)
                ->text(QAccessible::Name)
                .contains(u"“Task” begins runs"_s));
    find(u"callNoticeDismiss"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY(!notice->isVisible());
    QVERIFY(find(u"workflowCanvas"_s)->hasActiveFocus());
    QCOMPARE(m_warnings->text(), QString());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    app.setApplicationName(u"tst_callsbar"_s);
    TestCallsBar test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_callsbar.moc"
