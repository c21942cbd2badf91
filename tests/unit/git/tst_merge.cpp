// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/merge.h>
#include <agentops/git/tag.h>
#include <agentops/git/worktree.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

/// What merging, switching and tags refuse; what they do is tested with the steps that do it.
class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergeNeedsABranchWithFiles();
    void cancelledMergeChangesNothing();
    void conflictOfRemovedAndChanged();
    void anUnmergedFileHasThreeSides();
    void branchOfAnotherWorktreeIsNotCheckedOut();
    void tagMayNameATag();
};

static const Signature kAda{.name = u"Ada"_s, .email = u"ada@example.org"_s};

void TestMerge::mergeNeedsABranchWithFiles()
{
    TempRepo empty;
    const Repository unborn = Repository::open(empty.path()).value();
    TempRepo bareRepo(TempRepo::Kind::Bare);
    const Repository bare = Repository::open(bareRepo.path()).value();
    const Oid some = Oid::fromHex(u"0123456789012345678901234567890123456789"_s).value();

    QVERIFY(mergeCommit(unborn, {.commit = some, .message = u"m"_s, .author = kAda}).error().code()
            == git::errors::kUnborn);
    QVERIFY(mergeCommit(bare, {.commit = some, .message = u"m"_s, .author = kAda}).error().code()
            == git::errors::kBare);

    empty.write(u"a"_s, "a\n");
    empty.commit();
    QVERIFY(mergeCommit(unborn, {.commit = some, .message = u"m"_s, .author = kAda}).error().code()
            == git::errors::kNotFound);
}

void TestMerge::cancelledMergeChangesNothing()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    const Oid first = repo.commit();
    repo.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    repo.write(u"b"_s, "b\n");
    const Oid side = repo.commit();
    repo.git({u"checkout"_s, u"-q"_s, u"-"_s});
    const Repository opened = Repository::open(repo.path()).value();
    CancelSource source;
    source.cancel();

    const auto outcome =
        mergeCommit(opened, {.commit = side, .message = u"m"_s, .author = kAda}, source.token());

    QVERIFY(outcome.error().isCancelled());
    QCOMPARE(opened.head()->commit, first);
    QCOMPARE(repo.git({u"status"_s, u"--porcelain"_s}), QByteArray());
}

void TestMerge::conflictOfRemovedAndChanged()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.write(u"b"_s, "b\n");
    repo.commit();
    repo.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    repo.remove(u"a"_s);
    repo.write(u"b"_s, "side\n");
    const Oid side = repo.commit();
    repo.git({u"checkout"_s, u"-q"_s, u"-"_s});
    repo.write(u"a"_s, "changed\n");
    repo.write(u"b"_s, "here\n");
    repo.commit();

    const auto outcome = mergeCommit(Repository::open(repo.path()).value(),
                                     {.commit = side, .message = u"m"_s, .author = kAda});

    QVERIFY(outcome.error().code() == git::errors::kConflict);
    QCOMPARE(outcome.error().contextValue(u"files"), u"a\nb"_s);
}

void TestMerge::anUnmergedFileHasThreeSides()
{
    TempRepo repo;
    repo.leaveConflict(u"a"_s);
    const Repository opened = Repository::open(repo.path()).value();

    const Result<std::optional<ConflictStages>> stages = conflictStages(opened, u"a"_s);
    const Result<std::optional<ConflictStages>> none = conflictStages(opened, u"b"_s);

    AO_VERIFY_OK(stages);
    QVERIFY(stages->has_value());
    QVERIFY(stages->value() == (ConflictStages{"base\n", "main\n", "side\n"}));
    AO_VERIFY_OK(none);
    QVERIFY(!none->has_value());
}

void TestMerge::branchOfAnotherWorktreeIsNotCheckedOut()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    AO_VERIFY_OK(
        addWorktree(opened, {u"w"_s, QDir::cleanPath(repo.path() + u"/../w"_s), u"other"_s, {}}));

    QVERIFY(switchBranch(opened, u"other"_s).error().code() == git::errors::kLocked);
    QVERIFY(switchBranch(opened, u"nowhere"_s).error().code() == git::errors::kNotFound);
}

void TestMerge::tagMayNameATag()
{
    TempRepo repo;
    repo.write(u"a"_s, "a\n");
    const Oid commit = repo.commit();
    repo.git({u"tag"_s, u"-a"_s, u"-m"_s, u"one"_s, u"v1"_s});
    repo.git({u"tag"_s, u"-a"_s, u"-m"_s, u"two"_s, u"v2"_s, u"v1"_s});
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(findTag(opened, u"v2"_s).value(), std::optional(commit));
    QCOMPARE(findTag(opened, u"none"_s).value(), std::nullopt);
    QVERIFY(createTag(opened, {.name = u"v1"_s, .commit = commit}).error().code()
            == git::errors::kExists);
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
