// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"
#include "runsfixture.h"

#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>
#include <agentops/ui/web/webpages.h>

#include <QtCore/QDir>
#include <QtGui/QAccessible>
#include <QtGui/QGuiApplication>
#include <QtQml/QQmlEngine>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <algorithm>
#include <optional>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using theme::Theme;

/// The page of runs on a real run service. The pictures in build/runs are for the eye.
class TestRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEmptyListSaysWhatToDoNext();
    void everyTabIsDrawnWithoutAWarning_data();
    void everyTabIsDrawnWithoutAWarning();
    void approvingInThePageLetsTheRunGoOn();
    void theKeyboardWalksAndOpensRuns();
    void whatTakesTheKeyboardHasANameToRead();
    void logOfAStepIsShownFromTheTimeline();

private:
    void show(int width = 1392, int height = 832);
    void addHistory();
    RunId addWaitingRun();
    QQuickItem *find(const QString &name) const { return findItem(m_view->rootObject(), name); }
    void open(const RunId &run);
    void click(const QString &name);
    void savePicture(const QString &name);
    /// Whether the item shows anything but its ground.
    bool isDrawn(const QQuickItem *item) const;

    Theme m_theme{nullptr};
    theme::Units m_units{nullptr};
    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunsController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<QmlWarnings> m_warnings;
};

void TestRunsPage::init()
{
    m_warnings.emplace();
    m_fixture = std::make_unique<RunsFixture>();
    m_units.setReducedMotion(true);
}

void TestRunsPage::cleanup()
{
    m_view.reset();
    m_controller.reset();
    m_fixture.reset();
    m_warnings.reset();
}

void TestRunsPage::show(int width, int height)
{
    m_controller = std::make_unique<RunsController>(m_fixture->service(), m_fixture->pool(),
                                                    m_fixture->clock(), u"Ada"_s);
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(width, height);
    m_view->setColor(m_theme.canvas());
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Runs", "RunsPage");
    m_warnings->add(m_view->errors());
    QVERIFY2(m_view->status() == QQuickView::Ready, qPrintable(m_warnings->text()));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_COMPARE(m_controller->loading()->state(), Operation::Succeeded);
}

void TestRunsPage::addHistory()
{
    const QString log =
        u"\x1b[1mRunning 128 tests\x1b[0m\nRateLimitTest::test_blocks_after_sixty_requests "
        "passed\nRateLimitTest::test_header_tells_when_to_retry passed\n"
        "128 passed, 0 failed\n"_s;
    m_fixture->scripts[u"worktree"_s] =
        m_fixture->working(640ms,
                           u"Preparing worktree (new branch "
                           "'agentops/run-7f3a')\nHEAD is now at 4c1d2e9\n"_s);
    m_fixture->scripts[u"index-the-code"_s] =
        m_fixture->working(3900ms, u"612 files, 7,944 symbols, 0 parse errors\n"_s);
    m_fixture->scripts[u"run-the-tests"_s] = m_fixture->working(18'400ms, log);
    m_fixture->scripts[u"lint"_s] =
        m_fixture->failing(2700ms, u"app/Http/Kernel.php:41: unused import"_s);
    m_fixture->scripts[u"write-report"_s] =
        m_fixture->keeping(u"report.md"_s,
                           "# Check and ship\n\n- 128 tests passed\n- no cycles\n\n```php\nreturn "
                           "$next($request);\n```\n");
    m_fixture->scripts[u"human-review"_s] =
        m_fixture->asking(u"Ship the change to main?"_s,
                          u"4 files changed, 128 tests pass, nothing new in a cycle."_s);
    for (const QString &name :
         {u"Nightly checks"_s, u"Check and ship"_s, u"Update dependencies"_s}) {
        m_fixture->run(
            RunsFixture::chain(name, {u"worktree"_s, u"index-the-code"_s, u"run-the-tests"_s}));
        m_fixture->clock().advance(3h);
    }
    m_fixture->run(
        RunsFixture::chain(u"Check and ship"_s, {u"worktree"_s, u"lint"_s, u"run-the-tests"_s}));
    m_fixture->clock().advance(25min);
}

RunId TestRunsPage::addWaitingRun()
{
    const RunId run = m_fixture->run(
        RunsFixture::chain(u"Check and ship"_s,
                           {u"worktree"_s, u"index-the-code"_s, u"run-the-tests"_s,
                            u"write-report"_s, u"human-review"_s, u"commit"_s, u"push"_s}));
    m_fixture->clock().advance(9s);
    return run;
}

void TestRunsPage::open(const RunId &run)
{
    m_controller->select(run.toString());
    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);
}

void TestRunsPage::click(const QString &name)
{
    QQuickItem *item = find(name);
    QVERIFY2(item, qPrintable(name));
    const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, middle.toPoint());
}

void TestRunsPage::savePicture(const QString &name)
{
    const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/runs"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_view->grabWindow().save(folder + u'/' + name + u".png"_s));
}

bool TestRunsPage::isDrawn(const QQuickItem *item) const
{
    const QImage picture = m_view->grabWindow();
    const QRect area = item->mapRectToScene(item->boundingRect()).toRect() & picture.rect();
    for (int y = area.top(); y < area.bottom(); y += 3) {
        for (int x = area.left(); x < area.right(); x += 3) {
            if (picture.pixel(x, y) != picture.pixel(area.right() - 2, area.bottom() - 2))
                return true;
        }
    }
    return false;
}

void TestRunsPage::anEmptyListSaysWhatToDoNext()
{
    show();

    QCOMPARE(m_controller->runs()->totalCount(), 0);
    savePicture(u"empty"_s);
    QCOMPARE(m_warnings->text(), QString());
}

void TestRunsPage::everyTabIsDrawnWithoutAWarning_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << Theme::Scheme::Light << u"light"_s;
    QTest::newRow("dark") << Theme::Scheme::Dark << u"dark"_s;
}

void TestRunsPage::everyTabIsDrawnWithoutAWarning()
{
    QFETCH(const Theme::Scheme, scheme);
    QFETCH(const QString, name);
    m_theme.setScheme(scheme);
    addHistory();
    const RunId run = addWaitingRun();
    show();
    open(run);
    QObject *tabs = find(u"runTabs"_s);
    QVERIFY(tabs);

    const QStringList names{u"timeline"_s, u"logs"_s, u"artefacts"_s, u"report"_s};
    for (int tab = 0; tab < names.size(); ++tab) {
        tabs->setProperty("currentIndex", tab);
        if (tab == 2) {
            const QModelIndex file = m_controller->view()->artefacts()->index(0);
            m_controller->preview()->open(
                u"report.md"_s, file.data(ArtefactModel::PathRole).toString(), u"text/markdown"_s);
            QTRY_VERIFY(!m_controller->preview()->text().isEmpty());
        }
        if (tab == 3) {
            const QQuickItem *page = find(u"runReport"_s);
            QVERIFY(page);
            QTRY_VERIFY_WITH_TIMEOUT(page->property("ready").toBool(), 30'000);
            // The engine hands over its first picture some time after it has loaded.
            QTRY_VERIFY_WITH_TIMEOUT(isDrawn(page), 30'000);
        }
        savePicture(name + u'-' + names.at(tab));
    }
    m_controller->select(m_controller->runs()->runIdAt(1));
    tabs->setProperty("currentIndex", 0);
    QTRY_COMPARE(m_controller->opening()->state(), Operation::Succeeded);
    savePicture(name + u"-failed"_s);

    QCOMPARE(m_warnings->text(), QString());
}

void TestRunsPage::approvingInThePageLetsTheRunGoOn()
{
    addHistory();
    const RunId run = addWaitingRun();
    show();
    open(run);
    QTRY_VERIFY(find(u"approve"_s));
    m_view->grabWindow();
    find(u"decisionComment"_s)->setProperty("text", u"good"_s);

    click(u"approve"_s);

    QTRY_COMPARE(m_controller->view()->stateKey(), u"ok"_s);
    QTRY_VERIFY(!find(u"approve"_s));
    QVERIFY(m_controller->view()->report().contains(u"good"_s));
}

void TestRunsPage::theKeyboardWalksAndOpensRuns()
{
    addHistory();
    show();
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    find(u"runList"_s)->forceActiveFocus(Qt::TabFocusReason);

    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Return);

    QCOMPARE(m_controller->selectedRun(), m_controller->runs()->runIdAt(2));
}

void TestRunsPage::whatTakesTheKeyboardHasANameToRead()
{
    addHistory();
    const RunId run = addWaitingRun();
    show();
    open(run);
    m_view->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QStringList seen;

    for (int i = 0; i < 50; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QQuickItem *item = m_view->activeFocusItem();
        QVERIFY(item);
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), item->metaObject()->className());
        seen.append(face->text(QAccessible::Name));
    }

    const auto reached = [&seen](const QString &name) {
        return std::ranges::any_of(seen,
                                   [&name](const QString &text) { return text.startsWith(name); });
    };
    QVERIFY2(reached(u"Approve"_s), qPrintable(seen.join(u'\n')));
    QVERIFY2(reached(u"Check and ship, Waiting for you"_s), qPrintable(seen.join(u'\n')));
    QVERIFY2(reached(u"Human review, Needs approval"_s), qPrintable(seen.join(u'\n')));
}

void TestRunsPage::logOfAStepIsShownFromTheTimeline()
{
    addHistory();
    const RunId run = addWaitingRun();
    show();
    open(run);
    find(u"stepList"_s)->setProperty("currentIndex", 2);
    m_view->grabWindow();

    click(u"showLog"_s);

    QCOMPARE(m_controller->view()->log()->nodeFilter(), u"run-the-tests"_s);
    QCOMPARE(find(u"runTabs"_s)->property("currentIndex").toInt(), 1);
    QTRY_COMPARE(m_controller->view()->log()->count(), 4);
}

int main(int argc, char **argv)
{
    initializeWebPages();
    QGuiApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    app.setOrganizationName(u"agentops-test"_s);
    TestRunsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_runspage.moc"
