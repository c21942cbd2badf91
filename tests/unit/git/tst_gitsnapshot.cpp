// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/commit.h>
#include <agentops/git/errors.h>
#include <agentops/git/snapshot.h>
#include <agentops/git/tree.h>
#include <agentops/git/worktree.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>

#include <fstream>
#include <string>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QString sibling(const TempRepo &repo, const QString &name)
{
    return QDir::cleanPath(repo.path() + u"/../"_s + name);
}

QByteArray statusOf(const TempRepo &repo, const QString &folder)
{
    return repo.git({u"-C"_s, folder, u"status"_s, u"--porcelain"_s, u"-uall"_s});
}

Worktree restored(const TempRepo &repo, const Snapshot &snapshot, const QString &branch = {})
{
    const Repository opened = Repository::open(repo.path()).value();
    const auto made = addWorktree(opened,
                                  {.name = u"copy"_s,
                                   .path = sibling(repo, u"copy"_s),
                                   .branch = branch,
                                   .startPoint = snapshot.head.commit,
                                   .snapshot = snapshot.hasChanges ? snapshot.commit : Oid()});
    if (!made)
        qFatal("%s", qPrintable(made.error().describe()));
    return *made;
}

/// A repository with one file of each kind, and changes of each kind.
void makeDirty(TempRepo &repo)
{
    for (const QString &name : {u"same"_s, u"staged"_s, u"both"_s, u"changed"_s, u"deleted"_s,
                                u"removed"_s, u"script.sh"_s, u"dir/deep"_s})
        repo.write(name, name.toUtf8() + " before\n");
    repo.write(u".gitignore"_s, "ignored/\n*.log\n");
    repo.commit(u"first"_s);

    repo.write(u"staged"_s, "staged after\n");
    repo.write(u"both"_s, "both staged\n");
    repo.write(u"added"_s, "added\n");
    repo.git({u"add"_s, u"staged"_s, u"both"_s, u"added"_s});
    repo.git({u"rm"_s, u"-q"_s, u"removed"_s});
    repo.write(u"both"_s, "both after\n");
    repo.write(u"changed"_s, "changed after\n");
    repo.remove(u"deleted"_s);
    QFile::setPermissions(repo.filePath(u"script.sh"_s),
                          QFile::permissions(repo.filePath(u"script.sh"_s)) | QFile::ExeOwner);
    QFile::link(u"same"_s, repo.filePath(u"link"_s));
    repo.write(u"new/untracked ü"_s, "untracked\n");
    repo.write(u"ignored/big"_s, "ignored\n");
    repo.write(u"a.log"_s, "ignored\n");
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanCheckoutIsItsCommit();
    void everyChangeIsRecordedAndRestored();
    void recordingChangesNothing();
    void theSameStateGivesTheSameCommit();
    void aFileInThePlaceOfAFolderIsRecorded();
    void aNameThatIsNotUtf8IsRecorded();
    void stagedChangesAloneAreChanges();
    void aRepositoryWithoutCommits_data();
    void aRepositoryWithoutCommits();
    void aBareRepositoryHasItsCommit();
    void otherRepositoriesInsideAreLeftOut();
    void submodulesAreRecordedByTheirCommit();
    void aSparseCheckoutLosesNothing();
    void anUnfinishedMergeIsRecordedAsItLies();
    void tooMuchIsRefused();
    void aLinkedWorktreeHasAStateOfItsOwn();
    void whatIsKeptSurvivesGarbageCollection();
    void aCancelledWorktreeLeavesNothing();
    void aCommitCanBeMadeOnNoBranch();
};

void TestSnapshot::aCleanCheckoutIsItsCommit()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    const Oid first = repo.commit();

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QCOMPARE(snapshot->commit, first);
    QVERIFY(!snapshot->hasChanges);
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(copy.branch, QString());
    QCOMPARE(copy.commit, first);
    QCOMPARE(contentOf(copy.path + u"/a"_s), QByteArray("a\n"));
    QCOMPARE(statusOf(repo, copy.path), QByteArray());
    QCOMPARE(repo.git({u"branch"_s}).trimmed(), QByteArray("* main"));
}

void TestSnapshot::everyChangeIsRecordedAndRestored()
{
    TempRepo repo;
    makeDirty(repo);

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QVERIFY(snapshot->hasChanges);
    QCOMPARE(snapshot->leftOut, QStringList());
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(copy.commit, snapshot->head.commit);
    QCOMPARE(statusOf(repo, copy.path), statusOf(repo, repo.path()));
    QCOMPARE(repo.git({u"-C"_s, copy.path, u"diff"_s}), repo.git({u"diff"_s}));
    QCOMPARE(repo.git({u"-C"_s, copy.path, u"diff"_s, u"--cached"_s}),
             repo.git({u"diff"_s, u"--cached"_s}));
    QCOMPARE(contentOf(copy.path + u"/both"_s), QByteArray("both after\n"));
    QCOMPARE(contentOf(copy.path + u"/new/untracked ü"_s), QByteArray("untracked\n"));
    QVERIFY(QFileInfo(copy.path + u"/script.sh"_s).isExecutable());
    QCOMPARE(QFileInfo(copy.path + u"/link"_s).readSymLink(), u"same"_s);
    QVERIFY(!QFileInfo::exists(copy.path + u"/deleted"_s));
    QVERIFY(!QFileInfo::exists(copy.path + u"/ignored"_s));
    // A snapshot of the copy is the same state.
    QCOMPARE(takeSnapshot(Repository::open(copy.path).value())->commit, snapshot->commit);
}

void TestSnapshot::recordingChangesNothing()
{
    TempRepo repo;
    makeDirty(repo);
    const QByteArray index = contentOf(repo.filePath(u".git/index"_s));
    const QByteArray head = contentOf(repo.filePath(u".git/HEAD"_s));
    const QByteArray refs = repo.git({u"for-each-ref"_s});
    const QDateTime changed = QFileInfo(repo.filePath(u".git/index"_s)).lastModified();

    AO_VERIFY_OK(takeSnapshot(Repository::open(repo.path()).value()));

    QCOMPARE(contentOf(repo.filePath(u".git/index"_s)), index);
    QCOMPARE(QFileInfo(repo.filePath(u".git/index"_s)).lastModified(), changed);
    QCOMPARE(contentOf(repo.filePath(u".git/HEAD"_s)), head);
    QCOMPARE(repo.git({u"for-each-ref"_s}), refs);
    QVERIFY(!QFileInfo::exists(repo.filePath(u".git/index.lock"_s)));
}

void TestSnapshot::theSameStateGivesTheSameCommit()
{
    TempRepo repo;
    makeDirty(repo);
    const auto first = takeSnapshot(Repository::open(repo.path()).value());
    const auto second = takeSnapshot(Repository::open(repo.path()).value());
    repo.write(u"changed"_s, "changed again\n");
    const auto third = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(third);
    QCOMPARE(*first, *second);
    QVERIFY(first->commit != third->commit);
}

void TestSnapshot::aFileInThePlaceOfAFolderIsRecorded()
{
    TempRepo repo;
    repo.write(u"dir/a"_s, "a\n");
    repo.write(u"file"_s, "file\n");
    repo.write(u"links/b"_s, "b\n");
    repo.commit();
    repo.remove(u"dir/a"_s);
    QDir().rmdir(repo.filePath(u"dir"_s));
    repo.write(u"dir"_s, "now a file\n");
    repo.remove(u"links/b"_s);
    QDir().rmdir(repo.filePath(u"links"_s));
    QFile::link(u"dir"_s, repo.filePath(u"links"_s));
    repo.remove(u"file"_s);
    repo.write(u"file/c"_s, "c\n");

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(contentOf(copy.path + u"/dir"_s), QByteArray("now a file\n"));
    QCOMPARE(contentOf(copy.path + u"/file/c"_s), QByteArray("c\n"));
    QCOMPARE(QFileInfo(copy.path + u"/links"_s).readSymLink(), u"dir"_s);
}

void TestSnapshot::aNameThatIsNotUtf8IsRecorded()
{
#ifndef Q_OS_LINUX
    QSKIP("the file system takes no such names");
#endif
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    const std::string name = "/caf\xe9";
    std::ofstream(repo.path().toStdString() + name) << "coffee\n";

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QVERIFY(snapshot->hasChanges);
    const Worktree copy = restored(repo, *snapshot);
    std::string content;
    std::getline(std::ifstream(copy.path.toStdString() + name), content);
    QCOMPARE(content, std::string("coffee"));
}

void TestSnapshot::stagedChangesAloneAreChanges()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    repo.write(u"a"_s, "b\n");
    repo.git({u"add"_s, u"a"_s});
    repo.write(u"a"_s, "a\n");

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QVERIFY(snapshot->hasChanges);
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(statusOf(repo, copy.path), QByteArray("MM a\n"));
}

void TestSnapshot::aRepositoryWithoutCommits_data()
{
    QTest::addColumn<bool>("hasFiles");
    QTest::newRow("empty") << false;
    QTest::newRow("with files, one of them staged") << true;
}

void TestSnapshot::aRepositoryWithoutCommits()
{
    QFETCH(const bool, hasFiles);
    TempRepo repo;
    if (hasFiles) {
        repo.write(u"staged"_s, "staged\n");
        repo.git({u"add"_s, u"staged"_s});
        repo.write(u"untracked"_s, "untracked\n");
    }

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QVERIFY(snapshot->hasChanges);
    QVERIFY(snapshot->head.isUnborn());
    const Worktree copy = restored(repo, *snapshot, u"work"_s);
    QCOMPARE(statusOf(repo, copy.path), statusOf(repo, repo.path()));
    QVERIFY(!repo.tryGit({u"-C"_s, copy.path, u"rev-parse"_s, u"HEAD"_s}));
    QCOMPARE(Repository::open(copy.path)->head()->branch, u"work"_s);
}

void TestSnapshot::aBareRepositoryHasItsCommit()
{
    TempRepo origin;
    origin.write(u"a"_s, "a\n");
    const Oid first = origin.commit();
    const TempRepo bare(TempRepo::Kind::Bare);
    origin.git({u"push"_s, u"-q"_s, bare.path(), u"main"_s});

    const auto snapshot = takeSnapshot(Repository::open(bare.path()).value());

    AO_VERIFY_OK(snapshot);
    QCOMPARE(snapshot->commit, first);
    const Worktree copy = restored(bare, *snapshot);
    QCOMPARE(contentOf(copy.path + u"/a"_s), QByteArray("a\n"));
}

void TestSnapshot::otherRepositoriesInsideAreLeftOut()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    repo.git({u"init"_s, u"-q"_s, u"vendor/other"_s});
    repo.write(u"vendor/other/file"_s, "theirs\n");
    repo.write(u"vendor/mine"_s, "mine\n");
    repo.git({u"init"_s, u"-q"_s, u"without-files"_s});
    repo.write(u".gitignore"_s, "ignored/\n");
    repo.git({u"init"_s, u"-q"_s, u"ignored"_s});

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QCOMPARE(snapshot->leftOut, QStringList({u"vendor/other/"_s, u"without-files/"_s}));
    QCOMPARE(snapshot->ignored, QStringList({u"ignored/"_s}));
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(contentOf(copy.path + u"/vendor/mine"_s), QByteArray("mine\n"));
    QVERIFY(!QFileInfo::exists(copy.path + u"/vendor/other"_s));
}

void TestSnapshot::submodulesAreRecordedByTheirCommit()
{
    TempRepo library;
    library.write(u"lib.c"_s, "int x;\n");
    library.commit();
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.git({u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"add"_s, u"-q"_s,
              library.path(), u"lib"_s});
    repo.commit();
    library.write(u"lib.c"_s, "int y;\n");
    const Oid moved = library.commit();
    repo.git({u"-C"_s, repo.filePath(u"lib"_s), u"pull"_s, u"-q"_s});
    repo.write(u"lib/dirty"_s, "inside\n");

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    const auto entry = findEntry(Repository::open(repo.path()).value(), snapshot->commit, u"lib"_s);
    QCOMPARE((*entry)->oid, moved);
}

void TestSnapshot::aSparseCheckoutLosesNothing()
{
    TempRepo repo;
    repo.write(u"in/a"_s, "a\n");
    repo.write(u"out/b"_s, "b\n");
    repo.commit();
    repo.git({u"sparse-checkout"_s, u"set"_s, u"in"_s});
    QVERIFY(!QFileInfo::exists(repo.filePath(u"out/b"_s)));
    repo.write(u"in/a"_s, "changed\n");

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    QCOMPARE(repo.git({u"diff"_s, u"--name-status"_s, u"HEAD"_s, snapshot->commit.toHex()}),
             QByteArray("M\tin/a\n"));
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(contentOf(copy.path + u"/in/a"_s), QByteArray("changed\n"));
}

void TestSnapshot::anUnfinishedMergeIsRecordedAsItLies()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    repo.leaveConflict(u"a"_s);
    const QByteArray index = contentOf(repo.filePath(u".git/index"_s));

    const auto snapshot = takeSnapshot(Repository::open(repo.path()).value());

    AO_VERIFY_OK(snapshot);
    const Worktree copy = restored(repo, *snapshot);
    QCOMPARE(contentOf(copy.path + u"/a"_s), contentOf(repo.filePath(u"a"_s)));
    QCOMPARE(contentOf(repo.filePath(u".git/index"_s)), index);
}

void TestSnapshot::tooMuchIsRefused()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    repo.write(u"small"_s, "1\n");
    repo.write(u"large.iso"_s, QByteArray(3 * 1024 * 1024, 'x'));
    const Repository opened = Repository::open(repo.path()).value();

    const auto bytes = takeSnapshot(opened, {.maxBytes = 1024 * 1024});
    const auto files = takeSnapshot(opened, {.maxFiles = 1});

    QVERIFY(!bytes && !files);
    QVERIFY(bytes.error().code() == git::errors::kTooLarge);
    QVERIFY2(bytes.error().message().contains(u"large.iso"_s), qPrintable(bytes.error().message()));
    QVERIFY(files.error().code() == git::errors::kTooLarge);
    AO_VERIFY_OK(takeSnapshot(opened));
}

void TestSnapshot::aLinkedWorktreeHasAStateOfItsOwn()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    const QString linked = sibling(repo, u"linked"_s);
    repo.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, linked});
    repo.write(u"../linked/b"_s, "b\n");
    const Repository opened = Repository::open(linked).value();

    const auto snapshot = takeSnapshot(opened);

    AO_VERIFY_OK(snapshot);
    QCOMPARE(snapshot->head.branch, u"side"_s);
    const auto copy = addWorktree(opened,
                                  {.name = u"copy"_s,
                                   .path = sibling(repo, u"copy"_s),
                                   .branch = {},
                                   .startPoint = snapshot->head.commit,
                                   .snapshot = snapshot->commit});
    AO_VERIFY_OK(copy);
    QCOMPARE(contentOf(copy->path + u"/b"_s), QByteArray("b\n"));
    QVERIFY(repo.git({u"worktree"_s, u"list"_s}).contains("copy"));
}

void TestSnapshot::whatIsKeptSurvivesGarbageCollection()
{
    TempRepo repo;
    makeDirty(repo);
    const Repository opened = Repository::open(repo.path()).value();
    const Snapshot snapshot = takeSnapshot(opened).value();
    AO_VERIFY_OK(keepCommit(opened, u"runs/one/base"_s, snapshot.commit));
    AO_VERIFY_OK(keepCommit(opened, u"runs/two/base"_s, snapshot.head.commit));

    repo.git({u"gc"_s, u"-q"_s, u"--prune=now"_s});

    QCOMPARE(keptCommit(opened, u"runs/one/base"_s).value(), snapshot.commit);
    QVERIFY(repo.tryGit({u"cat-file"_s, u"-e"_s, snapshot.commit.toHex() + u":added"_s}));
    QCOMPARE(keptNames(opened, u"runs/"_s).value(),
             QStringList({u"runs/one/base"_s, u"runs/two/base"_s}));
    QCOMPARE(releaseCommits(opened, u"runs/one/"_s).value(), QStringList({u"runs/one/base"_s}));
    QCOMPARE(keptCommit(opened, u"runs/one/base"_s).value(), std::nullopt);
    repo.git({u"gc"_s, u"-q"_s, u"--prune=now"_s});
    QVERIFY(!repo.tryGit({u"cat-file"_s, u"-e"_s, snapshot.commit.toHex()}));
}

void TestSnapshot::aCancelledWorktreeLeavesNothing()
{
    TempRepo repo;
    makeDirty(repo);
    const Repository opened = Repository::open(repo.path()).value();
    const Snapshot snapshot = takeSnapshot(opened).value();
    CancelSource source;
    source.cancel();

    const auto made = addWorktree(opened,
                                  {.name = u"copy"_s,
                                   .path = sibling(repo, u"copy"_s),
                                   .branch = {},
                                   .startPoint = snapshot.head.commit,
                                   .snapshot = snapshot.commit},
                                  source.token());

    QVERIFY(!made && made.error().isCancelled());
    QVERIFY(!QFileInfo::exists(sibling(repo, u"copy"_s)));
    QCOMPARE(listWorktrees(opened)->size(), 0);
}

void TestSnapshot::aCommitCanBeMadeOnNoBranch()
{
    TempRepo repo;
    makeDirty(repo);
    const Snapshot snapshot = takeSnapshot(Repository::open(repo.path()).value()).value();
    const Worktree copy = restored(repo, snapshot);
    const Repository checkout = Repository::open(copy.path).value();
    const Signature who = checkout.identity(Timestamp(std::chrono::seconds(1))).value();

    const auto made =
        createCommit(checkout, {.message = u"on it"_s, .author = who, .committer = who});

    AO_VERIFY_OK(made);
    QCOMPARE(statusOf(repo, copy.path), QByteArray());
    QVERIFY(*isReachableFrom(checkout, snapshot.head.commit, *made));
    QVERIFY(!*isReachableFrom(checkout, *made, snapshot.head.commit));
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_gitsnapshot.moc"
