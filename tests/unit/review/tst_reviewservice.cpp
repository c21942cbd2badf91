// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/errors.h>
#include <agentops/review/reviewservice.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::review;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A repository whose branch `topic` edits a file, and the service on it.
struct Fixture
{
    Fixture()
    {
        repo.write(u"a.txt"_s, "one\ntwo\nthree\n");
        repo.write(u"b.txt"_s, "b\n");
        repo.commit(u"base"_s);
        repo.git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"topic"_s});
        repo.write(u"a.txt"_s, "one\n2\nthree\nfour\n");
        repo.commit(u"topic"_s);
        openDatabase();
    }

    void openDatabase()
    {
        service.reset();
        database.reset();
        database = store::Database::open(dir.filePath(u"review.db"_s), ReviewService::schema(),
                                         store::Durability::PowerLoss)
                       .value();
        service = std::make_unique<ReviewService>(repo.path(), *database, pool, clock);
    }

    Session start() { return await(service->start(kTopic, {}, {})).value(); }
    Thread comment(const Session &session, int line, const QString &body = u"why?"_s)
    {
        return await(service->comment({.session = session.id,
                                       .side = Side::New,
                                       .path = u"a.txt"_s,
                                       .line = line,
                                       .body = body},
                                      {}))
            .value();
    }

    static inline const RangeSpec kTopic{RangeSpec::Kind::Branch, u"main"_s, u"topic"_s};

    TempRepo repo;
    QTemporaryDir dir;
    FakeClock clock;
    WorkerPool pool{u"test"_s, 2};
    std::unique_ptr<store::Database> database;
    std::unique_ptr<ReviewService> service;
};

} // namespace

class TestReviewService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesABranchWithWhereItBegan();
    void comparesTheWorkingTree();
    void aFileThatMayNotBeReadIsAnErrorAndNotEmpty();
    void suggestsTheBranchCheckedOut();
    void startsEachRangeOnce();
    void keepsCommentsWithTheirPlaces();
    void commentsFollowTheirLines();
    void commentsOnUncommittedLinesFollowThem();
    void commentsStayReadableWhenTheBranchIsGone();
    void opensReviewsOfTheVersionBefore();
    void commentsFollowRenamedFiles();
    void editsResolvesAndReplies();
    void deletedCommentsCanBeRestored();
    void finishingHandsInTheDrafts();
    void viewedFilesAreKnownByContent();
    void refusesWhatCannotBe();
    void savedCommentsSurviveAKill();
    void saveAndDie();
};

void TestReviewService::comparesABranchWithWhereItBegan()
{
    Fixture f;
    f.repo.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    f.repo.write(u"b.txt"_s, "changed on main\n");
    f.repo.commit();

    const auto comparison = await(f.service->compare(Fixture::kTopic, {}));

    AO_VERIFY_OK(comparison);
    QCOMPARE(comparison->files.size(), 1);
    const auto rows =
        await(f.service->fileRows(comparison->range, comparison->files.first(), {}, {}));
    AO_VERIFY_OK(rows);
    QCOMPARE((*rows)->addedLines, 2);
    QCOMPARE((*rows)->removedLines, 1);
}

void TestReviewService::comparesTheWorkingTree()
{
    Fixture f;
    f.repo.write(u"new.txt"_s, "fresh\n");

    const auto comparison = await(f.service->compare({RangeSpec::Kind::WorkingTree, {}, {}}, {}));

    AO_VERIFY_OK(comparison);
    QCOMPARE(comparison->files.size(), 1);
    const auto rows =
        await(f.service->fileRows(comparison->range, comparison->files.first(), {}, {}));
    QCOMPARE((*rows)->newText.line(0), u"fresh");
}

void TestReviewService::aFileThatMayNotBeReadIsAnErrorAndNotEmpty()
{
    Fixture f;
    const auto comparison = await(f.service->compare(Fixture::kTopic, {}));
    AO_VERIFY_OK(comparison);
    const git::FileChange change{
        .kind = git::ChangeKind::Unreadable, .oldPath = u"a.txt"_s, .newPath = u"a.txt"_s};

    const auto rows = await(f.service->fileRows(comparison->range, change, {}, {}));

    QVERIFY(!rows);
    QVERIFY(rows.error().code() == agentops::errors::kPermissionDenied);
    QCOMPARE(rows.error().contextValue(u"path"), u"a.txt"_s);
}

void TestReviewService::suggestsTheBranchCheckedOut()
{
    Fixture f;
    QCOMPARE(await(f.service->suggestedRange({})).value(), Fixture::kTopic);

    f.repo.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    QCOMPARE(await(f.service->suggestedRange({})).value(),
             (RangeSpec{RangeSpec::Kind::Commits, {}, u"HEAD"_s}));

    f.repo.write(u"a.txt"_s, "edited\n");
    QCOMPARE(await(f.service->suggestedRange({})).value(),
             (RangeSpec{RangeSpec::Kind::WorkingTree, {}, {}}));
}

void TestReviewService::startsEachRangeOnce()
{
    Fixture f;
    QSignalSpy changed(f.service.get(), &ReviewService::sessionsChanged);

    const Session first = f.start();
    const Session again = f.start();

    QCOMPARE(again.id, first.id);
    QCOMPARE(first.title, u"main...topic"_s);
    QCOMPARE(await(f.service->sessions({}))->size(), 1);
    QVERIFY(changed.count() >= 1);
}

void TestReviewService::keepsCommentsWithTheirPlaces()
{
    Fixture f;
    const Session session = f.start();
    QSignalSpy changed(f.service.get(), &ReviewService::threadsChanged);

    f.comment(session, 4, u"what is **four** for?"_s);
    QCOMPARE(changed.count(), 1);
    f.openDatabase();

    const auto threads = await(f.service->threads(session.id, {}));
    AO_VERIFY_OK(threads);
    QCOMPARE(threads->size(), 1);
    const Thread &thread = threads->first();
    QCOMPARE(thread.anchor.text, u"four"_s);
    QCOMPARE(thread.position, (Position{Position::State::Same, u"a.txt"_s, 4, {}}));
    QCOMPARE(thread.comments.first().author, u"Ada Tester"_s);
    QCOMPARE(thread.comments.first().body, u"what is **four** for?"_s);
    QVERIFY(thread.comments.first().isDraft);
    QCOMPARE(await(f.service->session(session.id, {}))->draftCount, 1);
}

void TestReviewService::commentsFollowTheirLines()
{
    Fixture f;
    const Session session = f.start();
    f.comment(session, 4);
    f.comment(session, 2);
    f.repo.write(u"a.txt"_s, "zero\none\nthree\nfour\n");
    f.repo.commit(u"topic again"_s);

    const auto threads = await(f.service->threads(session.id, {})).value();

    QCOMPARE(threads.at(0).position.state, Position::State::Same);
    QCOMPARE(threads.at(0).position.line, 4);
    QCOMPARE(threads.at(1).position.state, Position::State::Deleted);
}

void TestReviewService::commentsOnUncommittedLinesFollowThem()
{
    Fixture f;
    f.repo.write(u"a.txt"_s, "one\n{\n}\n{\n}\n");
    const Session session =
        await(f.service->start({RangeSpec::Kind::WorkingTree, {}, {}}, {}, {})).value();
    f.comment(session, 5);
    f.openDatabase();
    const auto placeNow = [&] {
        return await(f.service->threads(session.id, {})).value().first().position;
    };

    QCOMPARE(placeNow(), (Position{Position::State::Same, u"a.txt"_s, 5, {}}));

    f.repo.write(u"a.txt"_s, "zero\none\n{\n}\n{\n}\n");
    QCOMPARE(placeNow(), (Position{Position::State::Shifted, u"a.txt"_s, 6, {}}));
}

void TestReviewService::commentsStayReadableWhenTheBranchIsGone()
{
    Fixture f;
    const Session session = f.start();
    f.comment(session, 4, u"kept"_s);
    f.repo.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    f.repo.git({u"branch"_s, u"--quiet"_s, u"-D"_s, u"topic"_s});

    const auto threads = await(f.service->threads(session.id, {}));

    AO_VERIFY_OK(threads);
    QCOMPARE(threads->first().comments.first().body, u"kept"_s);
    QCOMPARE(threads->first().position, (Position{Position::State::Unknown, u"a.txt"_s, 0, {}}));
}

void TestReviewService::opensReviewsOfTheVersionBefore()
{
    Fixture f;
    f.service.reset();
    f.database.reset();
    store::Schema before = ReviewService::schema();
    before.migrations.resize(1);
    const QString path = f.dir.filePath(u"old.db"_s);
    const SessionId session = SessionId::create();
    {
        const auto old = store::Database::open(path, before, store::Durability::PowerLoss).value();
        AO_VERIFY_OK(old->writeBlocking([&](store::Connection &db) -> Result<> {
            const ThreadId thread = ThreadId::create();
            AO_CHECK(db.run("INSERT INTO sessions VALUES (?1, 'old', 1, 'main', 'topic', 1, 1, "
                            "NULL)",
                            session));
            AO_CHECK(db.run(
                "INSERT INTO threads VALUES (?1, ?2, 1, 'a.txt', NULL, NULL, ?3, 3, "
                "'three', x'', '[]', '[]', 0, 1)",
                thread, session,
                QByteArray::fromHex(git::Oid::ofBlob("one\n2\nthree\nfour\n").toHexLatin1())));
            return db.run("INSERT INTO comments VALUES (?1, ?2, 'Ada', 'old words', 1, NULL, 1, "
                          "NULL)",
                          CommentId::create(), thread);
        }));
    }

    f.database =
        store::Database::open(path, ReviewService::schema(), store::Durability::PowerLoss).value();
    f.service = std::make_unique<ReviewService>(f.repo.path(), *f.database, f.pool, f.clock);

    const auto threads = await(f.service->threads(session, {})).value();
    QCOMPARE(threads.first().comments.first().body, u"old words"_s);
    QCOMPARE(threads.first().position, (Position{Position::State::Same, u"a.txt"_s, 3, {}}));
    f.comment(await(f.service->session(session, {})).value(), 1);
    QCOMPARE(await(f.service->threads(session, {}))->size(), 2);
}

void TestReviewService::commentsFollowRenamedFiles()
{
    Fixture f;
    f.repo.write(u"a.txt"_s, "one\n2\nthree\nfour\nfive\nsix\nseven\n");
    f.repo.commit(u"longer"_s);
    const Session session = f.start();
    f.comment(session, 4);
    f.repo.git({u"mv"_s, u"a.txt"_s, u"z.txt"_s});
    f.repo.write(u"z.txt"_s, "zero\none\n2\nthree\nfour\nfive\nsix\nseven\n");
    f.repo.commit(u"renamed"_s);

    const auto threads = await(f.service->threads(session.id, {})).value();

    QCOMPARE(threads.at(0).position, (Position{Position::State::Shifted, u"z.txt"_s, 5, {}}));
}

void TestReviewService::editsResolvesAndReplies()
{
    Fixture f;
    const Session session = f.start();
    const Thread thread = f.comment(session, 1);
    f.clock.advance(1min);

    AO_VERIFY_OK(await(f.service->reply(thread.id, u"because"_s, {})));
    const auto edited = await(f.service->edit(thread.comments.first().id, u"why so?"_s, {}));
    AO_VERIFY_OK(await(f.service->setResolved(thread.id, true, {})));

    AO_VERIFY_OK(edited);
    QVERIFY(edited->editedAt.has_value());
    const Thread now = await(f.service->threads(session.id, {})).value().first();
    QVERIFY(now.isResolved);
    QCOMPARE(now.comments.size(), 2);
    QCOMPARE(now.comments.at(0).body, u"why so?"_s);
    QCOMPARE(now.comments.at(1).body, u"because"_s);
    const Session after = await(f.service->session(session.id, {})).value();
    QCOMPARE(after.openThreadCount, 0);
    QCOMPARE(after.threadCount, 1);
}

void TestReviewService::deletedCommentsCanBeRestored()
{
    Fixture f;
    const Session session = f.start();
    const Thread thread = f.comment(session, 1);
    const CommentId id = thread.comments.first().id;

    AO_VERIFY_OK(await(f.service->deleteComment(id, {})));
    QVERIFY(await(f.service->threads(session.id, {}))->isEmpty());

    AO_VERIFY_OK(await(f.service->restoreComment(id, {})));
    QCOMPARE(await(f.service->threads(session.id, {}))->size(), 1);
}

void TestReviewService::finishingHandsInTheDrafts()
{
    Fixture f;
    const Session session = f.start();
    f.comment(session, 1);

    const auto finished = await(f.service->finish(session.id, {}));

    AO_VERIFY_OK(finished);
    QVERIFY(finished->finishedAt.has_value());
    QCOMPARE(finished->draftCount, 0);
    QVERIFY(f.start().id != session.id);
}

void TestReviewService::viewedFilesAreKnownByContent()
{
    Fixture f;
    const auto files = await(f.service->compare(Fixture::kTopic, {}))->files;
    AO_VERIFY_OK(await(f.service->setViewed(files.first(), true, {})));
    QCOMPARE(await(f.service->viewed(files, {})).value(), QList<bool>({true}));

    f.repo.git({u"commit"_s, u"--quiet"_s, u"--amend"_s, u"-m"_s, u"other words"_s});
    QCOMPARE(
        await(f.service->viewed(await(f.service->compare(Fixture::kTopic, {}))->files, {})).value(),
        QList<bool>({true}));

    f.repo.write(u"a.txt"_s, "something else\n");
    f.repo.commit();
    QCOMPARE(
        await(f.service->viewed(await(f.service->compare(Fixture::kTopic, {}))->files, {})).value(),
        QList<bool>({false}));

    AO_VERIFY_OK(await(f.service->setViewed(files.first(), false, {})));
    QCOMPARE(await(f.service->viewed(files, {})).value(), QList<bool>({false}));
}

void TestReviewService::refusesWhatCannotBe()
{
    Fixture f;
    const Session session = f.start();
    const auto codeOf = [](const auto &result) {
        return result.error().code();
    };
    NewThread wanted{session.id, Side::New, u"a.txt"_s, 99, u"text"_s};

    QVERIFY(codeOf(await(f.service->comment(wanted, {}))) == review::errors::kBadPosition);
    wanted.path = u"nope.txt"_s;
    QVERIFY(codeOf(await(f.service->comment(wanted, {}))) == review::errors::kBadPosition);
    wanted.body = u" \n"_s;
    QVERIFY(codeOf(await(f.service->comment(wanted, {}))) == review::errors::kEmptyComment);
    QVERIFY(codeOf(await(f.service->session(SessionId::create(), {})))
            == review::errors::kNotFound);
    QVERIFY(codeOf(await(f.service->edit(CommentId::create(), u"x"_s, {})))
            == review::errors::kNotFound);
    QVERIFY(codeOf(await(f.service->reply(ThreadId::create(), u"x"_s, {})))
            == review::errors::kNotFound);
    f.repo.git({u"checkout"_s, u"--quiet"_s, u"--orphan"_s, u"alone"_s});
    f.repo.commit();
    QVERIFY(
        codeOf(await(f.service->start({RangeSpec::Kind::Branch, u"main"_s, u"alone"_s}, {}, {})))
        == review::errors::kUnrelated);
}

/// Run by savedCommentsSurviveAKill() in a process of its own: saves a comment, says so, waits.
void TestReviewService::saveAndDie()
{
    const QString repo = qEnvironmentVariable("AO_TEST_KILL_REPO");
    if (repo.isEmpty())
        QSKIP("only in the process that is killed");
    WorkerPool pool(u"test"_s, 2);
    FakeClock clock;
    const auto database =
        store::Database::open(qEnvironmentVariable("AO_TEST_KILL_DATABASE"),
                              ReviewService::schema(), store::Durability::PowerLoss)
            .value();
    ReviewService service(repo, *database, pool, clock);
    const Session session = await(service.start(Fixture::kTopic, {}, {})).value();
    AO_VERIFY_OK(await(service.comment({session.id, Side::New, u"a.txt"_s, 2, u"kept"_s}, {})));
    printf("SAVED\n");
    fflush(stdout);
    QTest::qWait(60'000);
}

void TestReviewService::savedCommentsSurviveAKill()
{
    Fixture f;
    f.service.reset();
    f.database.reset();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"AO_TEST_KILL_REPO"_s, f.repo.path());
    environment.insert(u"AO_TEST_KILL_DATABASE"_s, f.dir.filePath(u"review.db"_s));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {u"saveAndDie"_s});
    QByteArray output;
    while (!output.contains("SAVED")) {
        QVERIFY2(process.waitForReadyRead(30'000), output.constData());
        output += process.readAllStandardOutput();
    }

    process.kill();
    QVERIFY(process.waitForFinished());

    f.openDatabase();
    const auto threads = await(f.service->threads(f.start().id, {})).value();
    QCOMPARE(threads.size(), 1);
    QCOMPARE(threads.first().comments.first().body, u"kept"_s);
}

QTEST_GUILESS_MAIN(TestReviewService)
#include "tst_reviewservice.moc"
