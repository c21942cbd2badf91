// SPDX-License-Identifier: GPL-3.0-or-later
#include "../qmlpage.h"

#include <agentops/review/reviewservice.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/ui/diff/diffcanvas.h>
#include <agentops/ui/diff/reviewcontroller.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QDir>
#include <QtGui/QAccessible>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickView>
#include <QtTest/QTest>

#include <optional>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::ui::diff;
using agentops::ui::theme::Theme;
using agentops::ui::theme::Units;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kBefore = R"(<?php

namespace App\Http\Middleware;

use App\Store\RateLimitStore;
use Closure;
use Illuminate\Http\Request;

/**
 * Refuses requests of clients that send too many.
 */
final class RateLimit
{
    private const LIMIT = 60;

    public function __construct(private RateLimitStore $store)
    {
    }

    private function key(Request $request): string
    {
        $user = $request->user();

        return $user ? 'user:' . $user->id : 'ip:' . $request->ip();
    }

    public function handle(Request $request, Closure $next)
    {
        $key = $request->ip();
        if ($this->store->hits($key) > LIMIT) {
            abort(429);
        }
        return $next($request);
    }

    private function retryAfter(string $key): int
    {
        return $this->store->ttl($key);
    }
}
)";

QByteArray after()
{
    QByteArray text = kBefore;
    text.replace("    private const LIMIT = 60;\n",
                 "    private const LIMIT = self::DEFAULT_LIMIT;\n"
                 "    private const DEFAULT_LIMIT = 60;\n");
    text.replace("$key = $request->ip();", "$key = $this->key($request);");
    text.replace("($key) > LIMIT", "($key) >= LIMIT");
    text.replace("            abort(429);\n",
                 "            throw new ThrottleRequestsException(\n"
                 "                headers: ['Retry-After' => $this->retryAfter($key)],\n"
                 "            );\n");
    return text;
}

/// Also what a Repeater made, which is nobody's QObject child.
void fillRepository(TempRepo &repo)
{
    repo.write(u"app/Http/Middleware/RateLimit.php"_s, kBefore);
    repo.write(u"app/Exceptions/Handler.php"_s, "<?php\n\nreturn [];\n");
    repo.write(u"resources/js/lib/wait.ts"_s,
               "export const wait = 1;\nexport const again = 2;\nexport const more = 3;\n");
    repo.write(u"public/logo.png"_s, QByteArray("\x89PNG\0\1\2", 7));
    repo.commit(u"base"_s);
    repo.git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"feature/rate-limit"_s});
    repo.write(u"app/Http/Middleware/RateLimit.php"_s, after());
    repo.write(u"app/Http/Middleware/RateLimitStore.php"_s,
               "<?php\n\nfinal class RateLimitStore\n{\n}\n");
    repo.write(u"app/Exceptions/Handler.php"_s, "<?php\n\nreturn ['throttle' => true];\n");
    repo.git({u"mv"_s, u"resources/js/lib/wait.ts"_s, u"resources/js/lib/retry.ts"_s});
    repo.write(u"public/logo.png"_s, QByteArray("\x89PNG\0\1\3", 7));
    repo.write(u"tests/Feature/RateLimitTest.php"_s, "<?php\n\n// tests\n");
    repo.commit(u"limit"_s);
}

} // namespace

/// Shows the real page on a real repository. The pictures in build/review are for the eye.
class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsWhatABranchChanged_data();
    void showsWhatABranchChanged();
    void keysMoveThroughTheChange();
    void commentsAreWrittenBesideTheLine();
    void aCommentIsEditedAnsweredResolvedAndReopened();
    void aReplyThatWasNotSavedStaysInItsEditor();
    void savesWaitForEachOther();
    void thePreviousChangeIsTheLastOneOfTheFileBefore();
    void typingInTheFilterLeavesTheLinesWhereTheyAre();
    void foldersFoldByKeyboard();
    void aStoppedComparisonSaysSo();
    void emptyRangesSaySo();
    void badRangesSayWhy();

private:
    QQuickItem *find(const QString &name) const
    {
        return agentops::testing::findItem(m_view->rootObject(), name);
    }
    /// Writes a comment on the current line through the controller and waits for its card.
    void comment(const QString &body)
    {
        m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
        QVERIFY(waitForFile());
        m_controller->beginComment(m_controller->document()->cursor(), false);
        m_controller->saveComment(body);
        QTRY_VERIFY(!m_controller->cards()->hasComposer());
        QTRY_COMPARE(m_controller->cards()->count(), 1);
    }
    CommentView commentView(int index) const
    {
        const QModelIndex card = m_controller->cards()->index(0);
        return m_controller->cards()
            ->data(card, CardsModel::Comments)
            .toList()
            .value(index)
            .value<CommentView>();
    }
    void click(const QString &name)
    {
        QTRY_VERIFY(find(name) && find(name)->isVisible() && find(name)->isEnabled());
        QVERIFY(QMetaObject::invokeMethod(find(name), "clicked"));
    }
    void type(const QString &name, const QString &text)
    {
        QTRY_VERIFY(find(name) && find(name)->isVisible());
        QVERIFY(find(name)->setProperty("text", text));
    }
    bool waitForFile()
    {
        return QTest::qWaitFor([this] {
            return !m_controller->loading()->isRunning() && !m_controller->reading()->isRunning()
                && m_controller->isLoaded();
        });
    }
    void save(const QString &name) const
    {
        const QString folder = QStringLiteral(AO_BINARY_DIR) + u"/review"_s;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(m_view->grabWindow().save(folder + u'/' + name + u".png"_s));
    }

    TempRepo m_repo;
    Theme m_theme{nullptr};
    Units m_units{nullptr};
    FakeClock m_clock;
    WorkerPool m_pool{u"test"_s, 2};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<review::ReviewService> m_service;
    std::unique_ptr<ReviewController> m_controller;
    std::unique_ptr<QQuickView> m_view;
    std::optional<agentops::testing::QmlWarnings> m_warnings;
};

void TestReviewPage::initTestCase()
{
    fillRepository(m_repo);
    QCoreApplication::setOrganizationName(u"AgentOps test"_s);
}

void TestReviewPage::init()
{
    m_warnings.emplace();
    m_dir = std::make_unique<QTemporaryDir>();
    m_database =
        store::Database::open(m_dir->filePath(u"review.db"_s), review::ReviewService::schema(),
                              store::Durability::PowerLoss)
            .value();
    m_service =
        std::make_unique<review::ReviewService>(m_repo.path(), *m_database, m_pool, m_clock);
    m_controller = std::make_unique<ReviewController>(*m_service);
    m_view = std::make_unique<QQuickView>();
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Review", "ReviewPage");
    m_view->setColor(m_theme.canvas());
    m_view->resize(1392, 832);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->requestActivate();
    QVERIFY2(waitForFile(),
             qPrintable(m_warnings->text() + m_controller->loading()->errorText()
                        + m_controller->loading()->errorDetail()));
}

void TestReviewPage::cleanup()
{
    QTRY_VERIFY(!m_controller->saving()->isRunning());
    m_view.reset();
    m_controller.reset();
    m_service.reset();
    m_database.reset();
    QCOMPARE(m_warnings->text(), QString());
    m_warnings.reset();
}

void TestReviewPage::showsWhatABranchChanged_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::addColumn<bool>("unified");
    QTest::addColumn<QString>("picture");
    QTest::newRow("dark") << Theme::Scheme::Dark << false << u"dark"_s;
    QTest::newRow("light") << Theme::Scheme::Light << false << u"light"_s;
    QTest::newRow("unified") << Theme::Scheme::Dark << true << u"unified"_s;
    QTest::newRow("high contrast") << Theme::Scheme::HighContrast << false << u"contrast"_s;
}

void TestReviewPage::showsWhatABranchChanged()
{
    QFETCH(Theme::Scheme, scheme);
    QFETCH(bool, unified);
    QFETCH(QString, picture);
    m_theme.setScheme(scheme);
    m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());
    m_controller->document()->setUnified(unified);
    const int entry = m_controller->document()->revealLine(review::Side::Old, 31);
    QVERIFY(entry >= 0);
    m_controller->beginComment(entry, true);
    m_controller->saveComment(
        u"Does the JSON client read this *header* too? The old one expected a `body`."_s);
    QTRY_COMPARE(m_controller->draftCount(), 1);
    QTRY_COMPARE(m_controller->cards()->count(), 1);
    m_controller->toggleViewed(0);
    QTRY_COMPARE(m_controller->files()->viewedCount(), 1);

    QTest::qWait(300);
    save(picture);

    QCOMPARE(m_controller->currentPath(), u"app/Http/Middleware/RateLimit.php"_s);
    QCOMPARE(m_controller->files()->fileCount(), 6);
    auto *canvas = qobject_cast<DiffCanvas *>(find(u"diffCanvas"_s));
    QVERIFY(canvas);
    QVERIFY(canvas->pictureCount() > 0);
}

void TestReviewPage::keysMoveThroughTheChange()
{
    m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());
    find(u"diffCanvas"_s)->forceActiveFocus();
    const int start = m_controller->document()->cursor();
    QVERIFY(start >= 0);

    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_controller->document()->cursor(), start + 1);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_controller->document()->cursor(), start);
    m_controller->goToChange(true);
    QVERIFY(m_controller->document()->cursor() > start);
    QVERIFY(m_controller->document()->cursorText().contains(u"line"_s));
    QVERIFY(m_controller->goToFile(true));
    QVERIFY(waitForFile());
    QCOMPARE(m_controller->currentPath(), u"app/Http/Middleware/RateLimitStore.php"_s);
}

void TestReviewPage::commentsAreWrittenBesideTheLine()
{
    m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());
    m_controller->beginComment(m_controller->document()->cursor(), false);
    QTRY_VERIFY(find(u"commentText"_s));
    QTRY_VERIFY(m_view->activeFocusItem()
                && find(u"commentText"_s)->isAncestorOf(m_view->activeFocusItem()));

    for (const char letter : QByteArray("why"))
        QTest::keyClick(m_view.get(), letter);
    QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE(m_controller->draftCount(), 1);
    QTRY_VERIFY(!m_controller->cards()->hasComposer());
    QTRY_COMPARE(m_controller->cards()->count(), 1);
    const QModelIndex card = m_controller->cards()->index(0);
    const QVariantList comments = m_controller->cards()->data(card, CardsModel::Comments).toList();
    QCOMPARE(comments.first().value<CommentView>().body, u"why"_s);
    m_controller->finish();
    QTRY_COMPARE(m_controller->draftCount(), 0);
}

void TestReviewPage::aCommentIsEditedAnsweredResolvedAndReopened()
{
    comment(u"first words"_s);
    const auto isResolved = [this] {
        return m_controller->cards()
            ->data(m_controller->cards()->index(0), CardsModel::IsResolved)
            .toBool();
    };

    click(u"editComment"_s);
    QTRY_COMPARE(find(u"editText"_s)->property("text").toString(), u"first words"_s);
    type(u"editText"_s, u"better words"_s);
    click(u"saveEdit"_s);
    QTRY_COMPARE(commentView(0).body, u"better words"_s);
    QVERIFY(commentView(0).isEdited);
    QTRY_VERIFY(!find(u"editText"_s));

    click(u"replyButton"_s);
    type(u"replyText"_s, u"an answer"_s);
    click(u"replyButton"_s);
    QTRY_COMPARE(commentView(1).body, u"an answer"_s);
    QTRY_VERIFY(!find(u"replyText"_s)->isVisible());

    click(u"resolveButton"_s);
    QTRY_VERIFY(isResolved());
    QTRY_COMPARE(m_controller->openThreadCount(), 0);
    click(u"resolveButton"_s);
    QTRY_VERIFY(!isResolved());
    QTRY_COMPARE(m_controller->openThreadCount(), 1);
}

void TestReviewPage::aReplyThatWasNotSavedStaysInItsEditor()
{
    comment(u"a question"_s);
    AO_VERIFY_OK(m_database->writeBlocking([](store::Connection &db) {
        return db.execute("CREATE TRIGGER no_room BEFORE INSERT ON comments BEGIN SELECT "
                          "RAISE(ABORT, 'no room'); END;");
    }));

    click(u"replyButton"_s);
    type(u"replyText"_s, u"a long answer"_s);
    click(u"replyButton"_s);
    QTRY_VERIFY(!m_controller->saving()->errorText().isEmpty());

    QVERIFY(find(u"replyText"_s)->isVisible());
    QCOMPARE(find(u"replyText"_s)->property("text").toString(), u"a long answer"_s);

    AO_VERIFY_OK(m_database->writeBlocking(
        [](store::Connection &db) { return db.execute("DROP TRIGGER no_room;"); }));
    click(u"replyButton"_s);
    QTRY_COMPARE(commentView(1).body, u"a long answer"_s);
    QTRY_COMPARE(find(u"replyText"_s)->property("text").toString(), QString());
}

void TestReviewPage::savesWaitForEachOther()
{
    comment(u"one"_s);
    const QString thread =
        m_controller->cards()->data(m_controller->cards()->index(0), CardsModel::CardId).toString();

    m_controller->reply(thread, u"two"_s);
    m_controller->reply(thread, u"three"_s);
    m_controller->setResolved(thread, true);

    QTRY_COMPARE(commentView(2).body, u"three"_s);
    QCOMPARE(commentView(1).body, u"two"_s);
    QTRY_COMPARE(m_controller->openThreadCount(), 0);
}

void TestReviewPage::thePreviousChangeIsTheLastOneOfTheFileBefore()
{
    m_controller->showPath(u"app/Http/Middleware/RateLimitStore.php"_s);
    QVERIFY(waitForFile());

    m_controller->goToChange(false);
    QTRY_COMPARE(m_controller->currentPath(), u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());

    QVERIFY(m_controller->document()->cursor() >= 0);
    QVERIFY(!m_controller->document()->goToChange(true));
}

void TestReviewPage::typingInTheFilterLeavesTheLinesWhereTheyAre()
{
    m_view->resize(1392, 300);
    m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());
    QQuickItem *const lines = find(u"diffFlickable"_s);
    QTRY_VERIFY(lines->property("contentHeight").toReal() > lines->height() + 50);
    lines->setProperty("contentY", 50);

    type(u"fileFilter"_s, u"rate"_s);

    QTRY_COMPARE(m_controller->files()->filter(), u"rate"_s);
    QCOMPARE(lines->property("contentY").toReal(), 50.0);
}

void TestReviewPage::foldersFoldByKeyboard()
{
    m_controller->showPath(u"app/Http/Middleware/RateLimit.php"_s);
    QVERIFY(waitForFile());
    const int rows = m_controller->files()->count();
    QQuickItem *const list = find(u"fileList"_s);
    list->forceActiveFocus();
    const int folder = m_controller->files()->folderRow(m_controller->files()->currentRow());
    QVERIFY(folder >= 0);

    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(m_controller->files()->count(), rows - 2);
    QCOMPARE(list->property("currentIndex").toInt(), folder);

    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_controller->files()->count(), rows);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(list->property("currentIndex").toInt(), folder + 1);
}

void TestReviewPage::aStoppedComparisonSaysSo()
{
    m_view.reset();
    m_controller = std::make_unique<ReviewController>(*m_service);
    m_controller->open();
    m_controller->loading()->cancel();
    QVERIFY(!m_controller->isLoaded());

    m_view = std::make_unique<QQuickView>();
    m_view->setInitialProperties({{u"controller"_s, QVariant::fromValue(m_controller.get())}});
    m_view->loadFromModule("AgentOps.Review", "ReviewPage");
    m_controller->loading()->cancel();

    QTRY_COMPARE(find(u"reviewState"_s)->property("title").toString(), u"Nothing compared yet"_s);
}

void TestReviewPage::emptyRangesSaySo()
{
    m_controller->openRange(ReviewController::RangeKind::Commits, u"HEAD"_s, u"HEAD"_s);
    QTRY_VERIFY(!m_controller->loading()->isRunning());

    QCOMPARE(m_controller->files()->fileCount(), 0);
    QTest::qWait(100);
    save(u"empty"_s);
}

void TestReviewPage::badRangesSayWhy()
{
    m_controller->openRange(ReviewController::RangeKind::Commits, u"nope"_s, u"HEAD"_s);
    QTRY_VERIFY(!m_controller->loading()->isRunning());

    QVERIFY(!m_controller->loading()->errorText().isEmpty());
    QTest::qWait(100);
    save(u"failed"_s);
}

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
