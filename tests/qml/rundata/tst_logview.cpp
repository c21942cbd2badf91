// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QDir>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using theme::Theme;

/// The log of a run in a window of its own, on a real run service.
class TestLogView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theEndIsFollowedUntilSomebodyScrollsUp();
    void searchJumpsFromTheKeyboard();
    void linesAreChosenAndCopiedFromTheKeyboard();
    void aLineIsDrawnInItsColours_data();
    void aLineIsDrawnInItsColours();
    void anEmptyLogSaysSo();
    void theStepIsChosen();

private:
    void show(const QStringList &steps);
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    RunLogModel *log() const { return m_controller->view()->log(); }

    Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestLogView::init()
{
    m_warnings.emplace();
    m_units.setReducedMotion(true);
    m_fixture = std::make_unique<RunsFixture>();
    QString lines;
    for (int i = 0; i < 1000; ++i)
        lines += i % 100 == 50 ? u"needle %1\n"_s.arg(i) : u"hay %1\n"_s.arg(i);
    m_fixture->scripts[u"long"_s] = m_fixture->working(1s, lines);
    m_fixture->scripts[u"coloured"_s] = m_fixture->working(
        1s, u"\x1b[1;31mFAIL\x1b[0m src/a.c:3\n\x1b[30;42m PASS \x1b[0m all\n"_s);
}

void TestLogView::cleanup()
{
    m_view.reset();
    m_controller.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestLogView::show(const QStringList &steps)
{
    const RunId run = m_fixture->run(RunsFixture::chain(u"Check"_s, steps));
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(1000, 400);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties({{u"view"_s, QVariant::fromValue(m_controller->view())}});
    m_view->loadFromModule("AgentOps.RunData", "LogView");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_controller->select(run.toString());
    QTRY_COMPARE(log()->reading()->state(), Operation::Succeeded);
}

void TestLogView::theEndIsFollowedUntilSomebodyScrollsUp()
{
    show({u"long"_s});
    QQuickItem *list = find(u"logList"_s);
    QVERIFY(list);
    QTRY_VERIFY(list->property("atYEnd").toBool());

    list->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Home);
    QCOMPARE(list->property("currentIndex").toInt(), 0);
    QVERIFY(!m_view->rootObject()->property("follows").toBool());
    QVERIFY(!list->property("atYEnd").toBool());

    key(Qt::Key_End);
    QVERIFY(m_view->rootObject()->property("follows").toBool());
    QTRY_VERIFY(list->property("atYEnd").toBool());
    QCOMPARE(m_warnings->text(), QString());
}

void TestLogView::searchJumpsFromTheKeyboard()
{
    show({u"long"_s});
    QQuickItem *list = find(u"logList"_s);
    list->forceActiveFocus(Qt::TabFocusReason);

    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Find));
    QVERIFY(find(u"logSearch"_s)->hasActiveFocus());
    for (const char letter : std::string_view("needle"))
        QTest::keyClick(m_view.get(), letter);
    QTRY_COMPARE(log()->matchCount(), 10);

    key(Qt::Key_Return);
    QCOMPARE(list->property("currentIndex").toInt(), 50);
    QTRY_COMPARE(find(u"logMatches"_s)->property("text").toString(), u"1 of 10"_s);
    key(Qt::Key_Return);
    QCOMPARE(list->property("currentIndex").toInt(), 150);
    list->forceActiveFocus(Qt::TabFocusReason);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::FindPrevious));
    QCOMPARE(list->property("currentIndex").toInt(), 50);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::FindPrevious));
    QCOMPARE(list->property("currentIndex").toInt(), 950);
    QVERIFY(!m_view->rootObject()->property("follows").toBool());
    QCOMPARE(m_warnings->text(), QString());
}

void TestLogView::linesAreChosenAndCopiedFromTheKeyboard()
{
    show({u"long"_s});
    QQuickItem *list = find(u"logList"_s);
    list->forceActiveFocus(Qt::TabFocusReason);
    key(Qt::Key_Home);
    key(Qt::Key_Down);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_view->rootObject()->property("firstSelected").toInt(), 1);
    QCOMPARE(m_view->rootObject()->property("lastSelected").toInt(), 3);

    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"hay 1\nhay 2\nhay 3\n"_s);

    key(Qt::Key_Down);
    QCOMPARE(m_view->rootObject()->property("firstSelected").toInt(), 4);
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QCOMPARE(m_view->rootObject()->property("firstSelected").toInt(), 0);
    QCOMPARE(m_view->rootObject()->property("lastSelected").toInt(), 999);
    QCOMPARE(m_warnings->text(), QString());
}

void TestLogView::aLineIsDrawnInItsColours_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << Theme::Scheme::Light << u"light"_s;
    QTest::newRow("dark") << Theme::Scheme::Dark << u"dark"_s;
    QTest::newRow("high contrast") << Theme::Scheme::HighContrast << u"contrast"_s;
}

void TestLogView::aLineIsDrawnInItsColours()
{
    QFETCH(const Theme::Scheme, scheme);
    QFETCH(const QString, name);
    m_theme.setScheme(scheme);
    show({u"coloured"_s});

    QTRY_VERIFY(!log()->index(0).data(RunLogModel::MarkupRole).toString().isEmpty());
    QVERIFY(log()->index(1).data(RunLogModel::IsRichRole).toBool());
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/runs"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_view->grabWindow().save(folder + u"/log-"_s + name + u".png"_s));
    QCOMPARE(m_warnings->text(), QString());
}

void TestLogView::anEmptyLogSaysSo()
{
    show({u"silent"_s});

    QCOMPARE(log()->count(), 0);
    m_view->grabWindow();
    QCOMPARE(m_warnings->text(), QString());
}

void TestLogView::theStepIsChosen()
{
    show({u"coloured"_s, u"long"_s});
    QCOMPARE(log()->count(), 1002);
    QQuickItem *chooser = find(u"logStep"_s);
    QVERIFY(chooser);
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(chooser);
    QVERIFY(face && !face->text(QAccessible::Name).isEmpty());

    QVERIFY(QMetaObject::invokeMethod(chooser, "activated", Q_ARG(int, 1)));

    QCOMPARE(log()->nodeFilter(), u"coloured"_s);
    QCOMPARE(log()->count(), 2);
    QCOMPARE(chooser->property("selectedIndex").toInt(), 1);
    QVERIFY(QMetaObject::invokeMethod(chooser, "activated", Q_ARG(int, 0)));
    QCOMPARE(log()->count(), 1002);
    QCOMPARE(m_warnings->text(), QString());
}

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    TestLogView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_logview.moc"
