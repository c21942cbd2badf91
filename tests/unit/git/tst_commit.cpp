// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/commit.h>
#include <agentops/git/errors.h>
#include <agentops/git/history.h>
#include <agentops/git/status.h>
#include <agentops/git/tree.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsEverythingByDefault();
    void commitsOnlyThePathsGiven();
    void makesTheFirstCommit();
    void refusesWhenNothingChanged();
    void refusesUnmergedPaths();
    void refusesWhatItCannotRecord();
    void refusesWhileAnotherProgramHoldsTheIndex();
    void leavesTheIndexAloneWhenTheBranchCannotMove_data();
    void leavesTheIndexAloneWhenTheBranchCannotMove();
    void movesADetachedHead();
    void leavesOutWhatASparseCheckoutLeavesOut();
    void leavesOutOtherRepositoriesInside();
    void refusesFilesUnderAFilter_data();
    void refusesFilesUnderAFilter();
    void commitsFilesUnderAFilterThatIsNowhereDefined();
    void stopsWhenCancelled();
};

static CommitRequest request(const QString &message, const QStringList &paths = {})
{
    const Signature who{u"Bo"_s, u"bo@example.org"_s, Timestamp(std::chrono::seconds(1700000000)),
                        60};
    return {.message = message, .author = who, .committer = who, .paths = paths};
}

void TestCommit::commitsEverythingByDefault()
{
    TempRepo repo;
    repo.write(u".gitignore"_s, "*.log\n");
    repo.write(u"gone.txt"_s, "gone\n");
    repo.write(u"kept.txt"_s, "kept\n");
    const Oid parent = repo.commit();
    repo.remove(u"gone.txt"_s);
    repo.write(u"kept.txt"_s, "changed\n");
    repo.write(u"dir/new.txt"_s, "new\n");
    repo.write(u"noise.log"_s, "ignored\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto made = createCommit(opened, request(u"all of it"_s));

    AO_VERIFY_OK(made);
    const Commit commit = readCommit(opened, *made).value();
    QCOMPARE(commit.parents, QList<Oid>({parent}));
    QCOMPARE(commit.author, request({}).author);
    QStringList paths;
    const auto entries = listCommitTree(opened, *made).value();
    for (const TreeEntry &entry : entries)
        paths.append(entry.path);
    QCOMPARE(paths, QStringList({u".gitignore"_s, u"dir/new.txt"_s, u"kept.txt"_s}));
    QVERIFY(status(opened)->isEmpty());
    QCOMPARE(opened.head()->commit, *made);
    QVERIFY(repo.tryGit({u"fsck"_s, u"--strict"_s}));
}

void TestCommit::commitsOnlyThePathsGiven()
{
    TempRepo repo;
    repo.write(u"dir/a.txt"_s, "a\n");
    repo.write(u"b.txt"_s, "b\n");
    repo.commit();
    repo.write(u"dir/a.txt"_s, "A\n");
    repo.write(u"b.txt"_s, "B\n");
    const Repository opened = Repository::open(repo.path()).value();

    const Oid made = createCommit(opened, request(u"part"_s, {u"dir"_s})).value();

    QCOMPARE(readFile(opened, made, u"dir/a.txt"_s).value(), "A\n");
    QCOMPARE(readFile(opened, made, u"b.txt"_s).value(), "b\n");
}

void TestCommit::makesTheFirstCommit()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Repository opened = Repository::open(repo.path()).value();

    const Oid made = createCommit(opened, request(u"first"_s)).value();

    QVERIFY(readCommit(opened, made)->parents.isEmpty());
    QCOMPARE(opened.head().value(), (Head{u"main"_s, made}));
}

void TestCommit::refusesWhenNothingChanged()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(createCommit(opened, request(u"nothing"_s)).error().code()
            == git::errors::kNothingToCommit);

    CommitRequest empty = request(u"on purpose"_s);
    empty.empty = CommitRequest::Empty::Allow;
    AO_VERIFY_OK(createCommit(opened, empty));
}

void TestCommit::refusesUnmergedPaths()
{
    TempRepo repo;
    repo.leaveConflict(u"a.txt"_s);
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(createCommit(opened, request(u"too early"_s)).error().code() == git::errors::kConflict);
    QVERIFY(status(opened)->at(0).isConflicted);
}

void TestCommit::refusesWhatItCannotRecord()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(createCommit(opened, request(u"  \n"_s)).error().code()
            == agentops::errors::kInvalidArgument);
    QVERIFY(createCommit(opened, request(u"x"_s, {u"nope.txt"_s})).error().code()
            == git::errors::kNotFound);
    CommitRequest nameless = request(u"x"_s);
    nameless.author.name.clear();
    QVERIFY(!createCommit(opened, nameless));
    QVERIFY(opened.head()->isUnborn());
}

void TestCommit::refusesWhileAnotherProgramHoldsTheIndex()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.write(u".git/index.lock"_s, "");
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(createCommit(opened, request(u"x"_s)).error().code() == git::errors::kLocked);
    QVERIFY(opened.head()->isUnborn());
}

void TestCommit::leavesTheIndexAloneWhenTheBranchCannotMove_data()
{
    QTest::addColumn<QString>("obstacle");
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("branch locked") << u".git/refs/heads/main.lock"_s << false;
    QTest::newRow("first commit, branch locked") << u".git/refs/heads/main.lock"_s << true;
    QTest::newRow("no log of the branch") << u".git/logs/refs/heads/main/x"_s << false;
    QTest::newRow("first commit, no log of the branch") << u".git/logs/refs/heads/main/x"_s << true;
}

void TestCommit::leavesTheIndexAloneWhenTheBranchCannotMove()
{
    QFETCH(const QString, obstacle);
    QFETCH(const bool, isFirst);
    TempRepo repo;
    if (!isFirst) {
        repo.write(u"a.txt"_s, "a\n");
        repo.commit();
        QFile::remove(repo.filePath(u".git/logs/refs/heads/main"_s));
    }
    repo.write(u"a.txt"_s, "changed\n");
    repo.write(u"new.txt"_s, "new\n");
    repo.write(obstacle, "");
    const Repository opened = Repository::open(repo.path()).value();
    const Head head = opened.head().value();
    const QByteArray before = repo.git({u"status"_s, u"--porcelain"_s});

    const auto made = createCommit(opened, request(u"x"_s));

    QVERIFY(!made);
    QCOMPARE(opened.head().value(), head);
    QCOMPARE(repo.git({u"status"_s, u"--porcelain"_s}), before);
    const auto entries = status(opened).value(); // from the memory of the handle
    for (const StatusEntry &entry : entries)
        QVERIFY(!entry.staged);
}

void TestCommit::movesADetachedHead()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Oid parent = repo.commit();
    repo.git({u"checkout"_s, u"--quiet"_s, u"--detach"_s});
    repo.write(u"a.txt"_s, "b\n");
    const Repository opened = Repository::open(repo.path()).value();

    const Oid made = createCommit(opened, request(u"aside"_s)).value();

    QCOMPARE(opened.head().value(), (Head{QString(), made}));
    QCOMPARE(opened.resolveCommit(u"main"_s).value(), parent);
    QVERIFY(repo.git({u"reflog"_s, u"-1"_s}).contains("commit: aside"));
}

void TestCommit::leavesOutWhatASparseCheckoutLeavesOut()
{
    TempRepo repo;
    repo.write(u"in/a.txt"_s, "a\n");
    repo.write(u"out/b.txt"_s, "b\n");
    repo.commit();
    repo.git({u"sparse-checkout"_s, u"set"_s, u"--no-sparse-index"_s, u"in"_s});
    QVERIFY(!QFile::exists(repo.filePath(u"out/b.txt"_s)));
    repo.write(u"in/a.txt"_s, "A\n");
    const Repository opened = Repository::open(repo.path()).value();

    const Oid made = createCommit(opened, request(u"inside"_s)).value();

    QCOMPARE(readFile(opened, made, u"in/a.txt"_s).value(), "A\n");
    QCOMPARE(readFile(opened, made, u"out/b.txt"_s).value(), "b\n");
    QVERIFY(repo.git({u"status"_s, u"--porcelain"_s}).isEmpty());
    QVERIFY(!QFile::exists(repo.filePath(u"out/b.txt"_s)));
}

void TestCommit::leavesOutOtherRepositoriesInside()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.commit();
    repo.git({u"init"_s, u"--quiet"_s, u"dir/empty"_s});
    repo.write(u"dir/empty/c.txt"_s, "c\n");
    repo.git({u"init"_s, u"--quiet"_s, u"nested"_s});
    repo.write(u"nested/b.txt"_s, "b\n");
    repo.git({u"-C"_s, u"nested"_s, u"-c"_s, u"user.name=Bo"_s, u"-c"_s,
              u"user.email=bo@example.org"_s, u"commit"_s, u"--quiet"_s, u"--allow-empty"_s,
              u"-m"_s, u"inside"_s});
    repo.write(u"a.txt"_s, "b\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto made = createCommit(opened, request(u"outer"_s));

    AO_VERIFY_OK(made);
    const auto entries = listCommitTree(opened, *made).value();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.at(0).path, u"a.txt"_s);
}

void TestCommit::refusesFilesUnderAFilter_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("started for each file") << u"filter.lfs.clean"_s;
    QTest::newRow("started once") << u"filter.lfs.process"_s;
}

void TestCommit::refusesFilesUnderAFilter()
{
    QFETCH(const QString, key);
    TempRepo repo;
    repo.git({u"config"_s, key, u"cat"_s});
    repo.write(u".gitattributes"_s, "*.psd filter=lfs diff=lfs merge=lfs -text\n");
    repo.write(u"a.txt"_s, "a\n");
    repo.commit();
    repo.write(u"a.txt"_s, "b\n");
    repo.write(u"art.psd"_s, "large\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto made = createCommit(opened, request(u"art"_s));

    QVERIFY(made.error().code() == git::errors::kUnsupportedFilter);
    QCOMPARE(made.error().contextValue(u"path"), u"art.psd"_s);
    AO_VERIFY_OK(createCommit(opened, request(u"text only"_s, {u"a.txt"_s})));
}

void TestCommit::commitsFilesUnderAFilterThatIsNowhereDefined()
{
    TempRepo repo;
    repo.write(u".gitattributes"_s, "*.psd filter=undefined\n");
    repo.write(u"art.psd"_s, "large\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto made = createCommit(opened, request(u"art"_s));

    AO_VERIFY_OK(made);
    QCOMPARE(readFile(opened, *made, u"art.psd"_s).value(), "large\n");
}

void TestCommit::stopsWhenCancelled()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Repository opened = Repository::open(repo.path()).value();
    CancelSource source;
    source.cancel();

    QVERIFY(createCommit(opened, request(u"x"_s), source.token()).error().isCancelled());
    QVERIFY(opened.head()->isUnborn());
}

QTEST_GUILESS_MAIN(TestCommit)
#include "tst_commit.moc"
