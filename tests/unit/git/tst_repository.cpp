// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/branch.h>
#include <agentops/git/commit.h>
#include <agentops/git/errors.h>
#include <agentops/git/repository.h>
#include <agentops/git/status.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtTest/QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensFromAFolderInside();
    void opensABareRepository();
    void opensABareRepositoryInsideAnotherOne_data();
    void opensABareRepositoryInsideAnotherOne();
    void opensALinkedWorktree();
    void refusesAMissingPath();
    void refusesAFolderOutsideAnyRepository();
    void refusesSha256ObjectNames_data();
    void refusesSha256ObjectNames();
    void explainsARepositoryOfAnotherUser_data();
    void explainsARepositoryOfAnotherUser();
    void tellsWhatIsCheckedOut();
    void resolvesRevisions();
    void findsTheMergeBase();
    void knowsWhoCommits();
    void makesListsMovesAndDeletesBranches();
    void refusesToDeleteTheBranchCheckedOut();
    void statusTellsStagedFromUnstaged();
    void statusTellsConflictsAndOtherRepositories();
    void aSparseCheckoutDeletesNothing();
    void statusOfABareRepositoryFails();
    void statusStopsWhenCancelled();
};

void TestRepository::opensFromAFolderInside()
{
    TempRepo repo;
    repo.write(u"deep/er/file.txt"_s, "x\n");

    const auto opened = Repository::open(repo.filePath(u"deep/er"_s));

    AO_VERIFY_OK(opened);
    QCOMPARE(opened->workDir(), QDir(repo.path()).canonicalPath());
    QVERIFY(!opened->isBare());
    QVERIFY(!opened->isLinkedWorktree());
}

void TestRepository::opensABareRepository()
{
    TempRepo repo(TempRepo::Kind::Bare);

    const auto opened = Repository::open(repo.path());

    AO_VERIFY_OK(opened);
    QVERIFY(opened->isBare());
    QVERIFY(opened->workDir().isEmpty());
}

void TestRepository::opensABareRepositoryInsideAnotherOne_data()
{
    QTest::addColumn<bool>("saysItIsBare");
    QTest::addColumn<QString>("folder");
    QTest::newRow("that says so") << true << u"inner.git"_s;
    QTest::newRow("that does not say so") << false << u"inner.git"_s;
    QTest::newRow("that does not say so, from inside") << false << u"inner.git/refs"_s;
}

void TestRepository::opensABareRepositoryInsideAnotherOne()
{
    QFETCH(const bool, saysItIsBare);
    QFETCH(const QString, folder);
    TempRepo repo;
    repo.commit();
    repo.git({u"init"_s, u"--quiet"_s, u"--bare"_s, u"inner.git"_s});
    if (!saysItIsBare)
        repo.git({u"--git-dir=inner.git"_s, u"config"_s, u"--unset"_s, u"core.bare"_s});

    const auto opened = Repository::open(repo.filePath(folder));

    AO_VERIFY_OK(opened);
    QVERIFY(opened->isBare());
    QCOMPARE(opened->gitDir(), QDir(repo.filePath(u"inner.git"_s)).canonicalPath());
    QVERIFY(opened->workDir().isEmpty());
    QVERIFY(!Repository::open(repo.path())->isBare());
}

void TestRepository::opensALinkedWorktree()
{
    TempRepo repo;
    const Oid first = repo.commit();
    repo.git({u"worktree"_s, u"add"_s, u"--quiet"_s, u"../linked"_s, u"-b"_s, u"side"_s});

    const auto opened = Repository::open(repo.path() + u"/../linked"_s);

    AO_VERIFY_OK(opened);
    QVERIFY(opened->isLinkedWorktree());
    QCOMPARE(opened->commonDir(), QDir(repo.path()).canonicalPath() + u"/.git"_s);
    QCOMPARE(opened->head().value(), (Head{u"side"_s, first}));
}

void TestRepository::refusesAMissingPath()
{
    const auto opened = Repository::open(u"/no/such/folder"_s);

    QVERIFY(opened.error().code() == agentops::errors::kNotFound);
}

void TestRepository::refusesAFolderOutsideAnyRepository()
{
    QTemporaryDir dir;

    const auto opened = Repository::open(dir.path());

    QVERIFY(opened.error().code() == git::errors::kNotARepository);
    QCOMPARE(opened.error().contextValue(u"path"), dir.path());
}

void TestRepository::refusesSha256ObjectNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("its top folder") << u"inner"_s;
    QTest::newRow("a folder inside") << u"inner/deep"_s;
    QTest::newRow("a linked worktree") << u"linked"_s;
    QTest::newRow("a bare one") << u"bare"_s;
    QTest::newRow("a folder inside a bare one") << u"bare/refs"_s;
}

void TestRepository::refusesSha256ObjectNames()
{
    QFETCH(const QString, path);
    TempRepo repo;
    if (!repo.tryGit({u"init"_s, u"--object-format=sha256"_s, u"inner"_s}))
        QSKIP("this git makes no SHA-256 repositories");
    repo.git({u"init"_s, u"--bare"_s, u"--object-format=sha256"_s, u"bare"_s});
    repo.git({u"-C"_s, u"inner"_s, u"-c"_s, u"user.name=Bo"_s, u"-c"_s,
              u"user.email=bo@example.org"_s, u"commit"_s, u"--quiet"_s, u"--allow-empty"_s,
              u"-m"_s, u"first"_s});
    repo.git({u"-C"_s, u"inner"_s, u"worktree"_s, u"add"_s, u"--quiet"_s, u"../linked"_s});
    repo.write(u"inner/deep/a.txt"_s, "a\n");

    const auto opened = Repository::open(repo.filePath(path));

    QVERIFY(opened.error().code() == git::errors::kUnsupportedFormat);
    QVERIFY(opened.error().message().contains(u"SHA-256"_s));
}

void TestRepository::explainsARepositoryOfAnotherUser_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a checkout") << u"."_s;
    QTest::newRow("a bare one inside a checkout") << u"inner.git"_s;
}

void TestRepository::explainsARepositoryOfAnotherUser()
{
    QFETCH(const QString, folder);
#ifdef Q_OS_UNIX
    if (geteuid() != 0)
        QSKIP("only root can give a folder away");
    TempRepo repo;
    repo.commit();
    repo.git({u"init"_s, u"--quiet"_s, u"--bare"_s, u"inner.git"_s});
    for (const QString &owned : {u"."_s, u".git"_s, u"inner.git"_s}) {
        const QByteArray path = QFile::encodeName(repo.filePath(owned));
        QCOMPARE(chown(path.constData(), 12345, 12345), 0);
    }
    const QString path = QDir::cleanPath(repo.filePath(folder));

    const auto opened = Repository::open(path);

    QVERIFY(opened.error().code() == git::errors::kUnsafeDirectory);
    QVERIFY2(opened.error().message().endsWith(u"safe.directory "_s + path),
             qPrintable(opened.error().message()));
#else
    QSKIP("ownership is tested on Unix");
#endif
}

void TestRepository::tellsWhatIsCheckedOut()
{
    TempRepo repo;
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(opened.head().value(), (Head{u"main"_s, Oid()}));
    QVERIFY(opened.head()->isUnborn());

    const Oid first = repo.commit();
    QCOMPARE(opened.head().value(), (Head{u"main"_s, first}));

    repo.git({u"checkout"_s, u"--quiet"_s, u"--detach"_s});
    QCOMPARE(opened.head().value(), (Head{QString(), first}));
    QVERIFY(opened.head()->isDetached());
}

void TestRepository::resolvesRevisions()
{
    TempRepo repo;
    const Oid first = repo.commit(u"one"_s);
    const Oid second = repo.commit(u"two"_s);
    repo.git({u"tag"_s, u"-a"_s, u"v1"_s, u"-m"_s, u"release"_s, u"HEAD~1"_s});
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(opened.resolveCommit(u"main"_s).value(), second);
    QCOMPARE(opened.resolveCommit(u"HEAD~1"_s).value(), first);
    QCOMPARE(opened.resolveCommit(u"v1"_s).value(), first);
    QCOMPARE(opened.resolveCommit(first.toShortHex()).value(), first);
    QVERIFY(opened.resolveCommit(u"nope"_s).error().code() == git::errors::kNotFound);
    QVERIFY(opened.resolveCommit(u"a..b"_s).error().code() == git::errors::kInvalidSpec
            || opened.resolveCommit(u"a..b"_s).error().code() == git::errors::kNotFound);
}

void TestRepository::findsTheMergeBase()
{
    TempRepo repo;
    const Oid base = repo.commit(u"base"_s);
    repo.git({u"checkout"_s, u"--quiet"_s, u"-b"_s, u"side"_s});
    const Oid side = repo.commit(u"side"_s);
    repo.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    const Oid main = repo.commit(u"main"_s);
    repo.git({u"checkout"_s, u"--quiet"_s, u"--orphan"_s, u"alone"_s});
    const Oid alone = repo.commit(u"alone"_s);
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(opened.mergeBase(side, main).value(), base);
    QVERIFY(!opened.mergeBase(side, alone).value().has_value());
    QVERIFY(opened.mergeBase(side, Oid::ofBlob("none")).error().code() == git::errors::kNotFound);
}

void TestRepository::knowsWhoCommits()
{
    TempRepo repo;
    const Repository opened = Repository::open(repo.path()).value();

    const auto who = opened.identity(Timestamp(std::chrono::seconds(1000)));

    AO_VERIFY_OK(who);
    QCOMPARE(who->name, u"Ada Tester"_s);
    QCOMPARE(who->email, u"ada@example.org"_s);
    QVERIFY(who->time == Timestamp(std::chrono::seconds(1000)));
    QCOMPARE(opened.configValue(u"user.email"_s).value(), u"ada@example.org"_s);
    QVERIFY(!opened.configValue(u"no.such.key"_s).has_value());
}

void TestRepository::makesListsMovesAndDeletesBranches()
{
    TempRepo repo;
    const Oid first = repo.commit(u"one"_s);
    const Oid second = repo.commit(u"two"_s);
    const Repository opened = Repository::open(repo.path()).value();

    AO_VERIFY_OK(createBranch(opened, u"feature/a"_s, first));
    QVERIFY(createBranch(opened, u"feature/a"_s, first).error().code() == git::errors::kExists);
    QVERIFY(createBranch(opened, u"not valid"_s, first).error().code()
            == git::errors::kInvalidSpec);
    AO_VERIFY_OK(moveBranch(opened, u"feature/a"_s, second));

    const auto branches = listBranches(opened);
    AO_VERIFY_OK(branches);
    QCOMPARE(branches->size(), 2);
    QCOMPARE(branches->at(0).name, u"feature/a"_s);
    QCOMPARE(branches->at(0).commit, second);
    QVERIFY(branches->at(1).isHead);

    AO_VERIFY_OK(deleteBranch(opened, u"feature/a"_s));
    QVERIFY(deleteBranch(opened, u"feature/a"_s).error().code() == git::errors::kNotFound);
}

void TestRepository::refusesToDeleteTheBranchCheckedOut()
{
    TempRepo repo;
    const Oid first = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(deleteBranch(opened, u"main"_s).error().code() == git::errors::kLocked);
    QVERIFY(moveBranch(opened, u"main"_s, first).error().code() == git::errors::kLocked);
}

void TestRepository::statusTellsStagedFromUnstaged()
{
    TempRepo repo;
    repo.write(u".gitignore"_s, "*.log\n");
    repo.write(u"kept.txt"_s, "one\n");
    repo.write(u"gone.txt"_s, "two\n");
    repo.write(u"old.txt"_s, "three\nfour\nfive\n");
    repo.commit();
    repo.write(u"kept.txt"_s, "changed\n");
    repo.remove(u"gone.txt"_s);
    repo.git({u"mv"_s, u"old.txt"_s, u"renamed.txt"_s});
    repo.write(u"new/file.txt"_s, "new\n");
    repo.write(u"debug.log"_s, "ignored\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto entries = status(opened);

    AO_VERIFY_OK(entries);
    QCOMPARE(entries->size(), 4);
    QCOMPARE(entries->at(0),
             (StatusEntry{u"gone.txt"_s, {}, std::nullopt, ChangeKind::Deleted, false}));
    QCOMPARE(entries->at(1),
             (StatusEntry{u"kept.txt"_s, {}, std::nullopt, ChangeKind::Modified, false}));
    QCOMPARE(entries->at(2),
             (StatusEntry{u"new/file.txt"_s, {}, std::nullopt, ChangeKind::Added, false}));
    QCOMPARE(
        entries->at(3),
        (StatusEntry{u"renamed.txt"_s, u"old.txt"_s, ChangeKind::Renamed, std::nullopt, false}));
}

void TestRepository::statusTellsConflictsAndOtherRepositories()
{
    TempRepo repo;
    repo.leaveConflict(u"a.txt"_s);
    repo.git({u"init"_s, u"--quiet"_s, u"nested"_s});
    repo.write(u"nested/b.txt"_s, "b\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto entries = status(opened);

    AO_VERIFY_OK(entries);
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->at(0), (StatusEntry{u"a.txt"_s, {}, std::nullopt, std::nullopt, true}));
    QCOMPARE(entries->at(1),
             (StatusEntry{u"nested/"_s, {}, std::nullopt, ChangeKind::Added, false}));
}

void TestRepository::statusStopsWhenCancelled()
{
    TempRepo repo;
    const Repository opened = Repository::open(repo.path()).value();
    CancelSource source;
    source.cancel();

    QVERIFY(status(opened, source.token()).error().isCancelled());
}

void TestRepository::aSparseCheckoutDeletesNothing()
{
    TempRepo repo;
    repo.write(u"in/a.txt"_s, "a\n");
    repo.write(u"out/b.txt"_s, "b\n");
    const Oid commit = repo.commit();
    repo.git({u"sparse-checkout"_s, u"set"_s, u"--no-sparse-index"_s, u"in"_s});
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(status(opened).value(), QList<StatusEntry>());
    QCOMPARE(diffFiles(opened, TreeSource::ofCommit(commit), TreeSource::workingTree()).value(),
             QList<FileChange>());
}

void TestRepository::statusOfABareRepositoryFails()
{
    TempRepo repo(TempRepo::Kind::Bare);
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(status(opened).error().code() == git::errors::kBare);
}

QTEST_GUILESS_MAIN(TestRepository)
#include "tst_repository.moc"
