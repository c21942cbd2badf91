// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/branch.h>
#include <agentops/git/errors.h>
#include <agentops/git/worktree.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>

#include <thread>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestWorktree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsListsAndRemoves();
    void checksOutAnExistingBranch();
    void keepsChangesUnlessToldOtherwise();
    void forgetsFoldersThatAreGone();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void leavesNothingBehindWhenRefused();
    void leavesNothingBehindWhenCancelled();
};

static QString sibling(const TempRepo &repo, const QString &name)
{
    return QDir::cleanPath(repo.path() + u"/../"_s + name);
}

void TestWorktree::addsListsAndRemoves()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Oid first = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto added =
        addWorktree(opened, {u"run-1"_s, sibling(repo, u"run-1"_s), u"work/1"_s, {}});

    AO_VERIFY_OK(added);
    QCOMPARE(added->branch, u"work/1"_s);
    QCOMPARE(added->commit, first);
    QVERIFY(QFileInfo::exists(added->path + u"/a.txt"_s));
    QCOMPARE(listWorktrees(opened).value(), QList<Worktree>({*added}));
    QVERIFY(repo.git({u"worktree"_s, u"list"_s}).contains("run-1"));

    AO_VERIFY_OK(removeWorktree(opened, u"run-1"_s, Removal::KeepChanges));
    QVERIFY(!QFileInfo::exists(added->path));
    QVERIFY(listWorktrees(opened)->isEmpty());
    AO_VERIFY_OK(deleteBranch(opened, u"work/1"_s));
}

void TestWorktree::checksOutAnExistingBranch()
{
    TempRepo repo;
    const Oid first = repo.commit(u"one"_s);
    repo.commit(u"two"_s);
    const Repository opened = Repository::open(repo.path()).value();
    AO_VERIFY_OK(createBranch(opened, u"old"_s, first));

    const auto added = addWorktree(opened, {u"w"_s, sibling(repo, u"w"_s), u"old"_s, {}});

    AO_VERIFY_OK(added);
    QCOMPARE(added->commit, first);
}

void TestWorktree::keepsChangesUnlessToldOtherwise()
{
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    const auto added = addWorktree(opened, {u"w"_s, sibling(repo, u"w"_s), u"w"_s, {}});
    QFile file(added->path + u"/new.txt"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();

    QVERIFY(removeWorktree(opened, u"w"_s, Removal::KeepChanges).error().code()
            == git::errors::kUncommitted);
    QVERIFY(QFileInfo::exists(file.fileName()));
    AO_VERIFY_OK(removeWorktree(opened, u"w"_s, Removal::DiscardChanges));
    QVERIFY(!QFileInfo::exists(added->path));
}

void TestWorktree::forgetsFoldersThatAreGone()
{
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    const auto gone = addWorktree(opened, {u"gone"_s, sibling(repo, u"gone"_s), u"gone"_s, {}});
    AO_VERIFY_OK(addWorktree(opened, {u"kept"_s, sibling(repo, u"kept"_s), u"kept"_s, {}}));
    QVERIFY(QDir(gone->path).removeRecursively());

    QCOMPARE(pruneWorktrees(opened).value(), QStringList({u"gone"_s}));

    const auto left = listWorktrees(opened).value();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.at(0).name, u"kept"_s);
}

void TestWorktree::refusesWhatCannotWork_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("name with a slash")
        << u"a/b"_s << u"w"_s << u"w"_s << QByteArray("git.invalid_spec");
    QTest::newRow("branch of the main checkout")
        << u"w"_s << u"w"_s << u"main"_s << QByteArray("git.locked");
    QTest::newRow("folder in use") << u"w"_s << u"repo"_s << u"w"_s << QByteArray("git.exists");
    QTest::newRow("no parent folder")
        << u"w"_s << u"no/such"_s << u"w"_s << QByteArray("base.not_found");
    QTest::newRow("bad branch name")
        << u"w"_s << u"w"_s << u"a b"_s << QByteArray("git.invalid_spec");
}

void TestWorktree::refusesWhatCannotWork()
{
    QFETCH(QString, name);
    QFETCH(QString, folder);
    QFETCH(QString, branch);
    QFETCH(QByteArray, code);
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto added = addWorktree(opened, {name, sibling(repo, folder), branch, {}});

    QCOMPARE(added.error().code().text(), std::string_view(code));
    QVERIFY(listWorktrees(opened)->isEmpty());
}

void TestWorktree::leavesNothingBehindWhenRefused()
{
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(!addWorktree(opened, {u"w"_s, sibling(repo, u"no/such"_s), u"made"_s, {}}));

    QCOMPARE(listBranches(opened)->size(), 1);
}

void TestWorktree::leavesNothingBehindWhenCancelled()
{
    // Many files with one content: quick to make, slow to check out.
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.commit();
    const QByteArray blob = repo.git({u"rev-parse"_s, u"HEAD:a.txt"_s}).trimmed();
    QByteArray listing;
    for (int i = 0; i < 20'000; ++i)
        listing += "100644 blob " + blob + "\tf" + QByteArray::number(i) + '\n';
    const QString tree = QString::fromLatin1(repo.git({u"mktree"_s}, listing)).trimmed();
    const auto commit = Oid::fromHex(
        QString::fromLatin1(repo.git({u"commit-tree"_s, u"-m"_s, u"many"_s, tree})).trimmed());
    const Repository opened = Repository::open(repo.path()).value();
    const QString folder = sibling(repo, u"w"_s);
    CancelSource source;
    std::jthread canceller([&](const std::stop_token &stop) {
        while (!stop.stop_requested() && QDir(folder).count() < 10)
            std::this_thread::yield();
        source.cancel();
    });

    const auto added = addWorktree(opened, {u"w"_s, folder, u"made"_s, *commit}, source.token());

    QVERIFY(added.error().isCancelled());
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(listWorktrees(opened)->isEmpty());
    QCOMPARE(listBranches(opened)->size(), 1);
}

QTEST_GUILESS_MAIN(TestWorktree)
#include "tst_worktree.moc"
