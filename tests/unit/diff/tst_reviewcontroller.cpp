// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/reviewservice.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/ui/diff/reviewcontroller.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::review;
using namespace agentops::testsupport;
using agentops::ui::diff::ReviewController;
using namespace Qt::StringLiterals;

/// What becomes of the saves of a page, on a real service with one thread.
class TestReviewController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFailureIsShownWhateverWaitsBehindIt();
    void closingWaitsForEverySave();

private:
    Thread theThread() { return await(m_service->threads(m_session.id, {})).value().constFirst(); }

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_dir;
    FakeClock m_clock;
    WorkerPool m_pool{u"test"_s, 2};
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<ReviewService> m_service;
    Session m_session;
};

void TestReviewController::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"a.txt"_s, "one\n");
    m_repo->commit(u"base"_s);
    m_repo->git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"topic"_s});
    m_repo->write(u"a.txt"_s, "one\ntwo\n");
    m_repo->commit(u"topic"_s);
    m_dir = std::make_unique<QTemporaryDir>();
    m_database = store::Database::open(m_dir->filePath(u"review.db"_s), ReviewService::schema(),
                                       store::Durability::PowerLoss)
                     .value();
    m_service = std::make_unique<ReviewService>(m_repo->path(), *m_database, m_pool, m_clock);
    const RangeSpec range{RangeSpec::Kind::Branch, u"main"_s, u"topic"_s};
    m_session = await(m_service->start(range, {}, {})).value();
    AO_VERIFY_OK(await(m_service->comment({.session = m_session.id,
                                           .side = Side::New,
                                           .path = u"a.txt"_s,
                                           .line = 2,
                                           .body = u"why?"_s},
                                          {})));
}

void TestReviewController::cleanup()
{
    m_service.reset();
    m_database.reset();
    m_dir.reset();
    m_repo.reset();
}

void TestReviewController::aFailureIsShownWhateverWaitsBehindIt()
{
    const QString thread = theThread().id.toString();
    AO_VERIFY_OK(m_database->writeBlocking([](store::Connection &db) {
        return db.execute("CREATE TRIGGER no_room BEFORE INSERT ON comments BEGIN SELECT "
                          "RAISE(ABORT, 'no room'); END;");
    }));
    ReviewController controller(*m_service);

    controller.reply(thread, u"a long answer"_s);
    controller.setResolved(thread, true);
    await(controller.flush());

    QVERIFY(!controller.saving()->errorText().isEmpty());
    QVERIFY(!theThread().isResolved);

    controller.setResolved(thread, true);
    await(controller.flush());

    QCOMPARE(controller.saving()->errorText(), QString());
    QVERIFY(theThread().isResolved);
}

void TestReviewController::closingWaitsForEverySave()
{
    const QString thread = theThread().id.toString();
    ReviewController controller(*m_service);

    controller.reply(thread, u"an answer"_s);
    controller.setResolved(thread, true);
    await(controller.flush());

    QCOMPARE(theThread().comments.size(), 2);
    QVERIFY(theThread().isResolved);
}

QTEST_MAIN(TestReviewController)
#include "tst_reviewcontroller.moc"
