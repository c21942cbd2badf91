// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/diff.h>
#include <agentops/git/errors.h>
#include <agentops/git/status.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/plainuser.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestGitDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatChangedBetweenCommits();
    void comparesWithNothing();
    void comparesWithTheWorkingTree();
    void namesFilesThatMayNotBeRead_data();
    void namesFilesThatMayNotBeRead();
    void otherRepositoriesInsideAreNoChange();
    void aSubmoduleIsOneChangeOfItsCommit();
    void handsOverHunksAndLines();
    void limitsToPaths();
    void knowsWhichPathsASideHas();
    void ignoresWhitespaceWhenAsked();
    void lineChangesNameExactRanges_data();
    void lineChangesNameExactRanges();
    void refusesTheWorkingTreeAsOldSide();
    void stopsWhenCancelled();
};

static QByteArray commitNested(const TempRepo &repo, const QString &folder)
{
    repo.git({u"-C"_s, folder, u"-c"_s, u"user.name=Bo"_s, u"-c"_s, u"user.email=bo@example.org"_s,
              u"commit"_s, u"--quiet"_s, u"--allow-empty"_s, u"-m"_s, u"inside"_s});
    return repo.git({u"-C"_s, folder, u"rev-parse"_s, u"HEAD"_s}).trimmed();
}

void TestGitDiff::listsWhatChangedBetweenCommits()
{
    TempRepo repo;
    repo.write(u"same.txt"_s, "same\n");
    repo.write(u"edit.txt"_s, "one\ntwo\nthree\n");
    repo.write(u"gone.txt"_s, "gone\n");
    repo.write(u"old.txt"_s, "a\nb\nc\nd\ne\nf\n");
    repo.write(u"image.bin"_s, QByteArray("\0\1\2", 3));
    const Oid before = repo.commit();
    repo.write(u"edit.txt"_s, "one\n2\nthree\nfour\n");
    repo.remove(u"gone.txt"_s);
    repo.git({u"mv"_s, u"old.txt"_s, u"renamed.txt"_s});
    repo.write(u"renamed.txt"_s, "a\nb\nc\nd\ne\nF\n");
    repo.write(u"new.txt"_s, "new\n");
    repo.write(u"image.bin"_s, QByteArray("\0\1\3", 3));
    const Oid after = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto changes =
        diffFiles(opened, TreeSource::ofCommit(before), TreeSource::ofCommit(after));

    AO_VERIFY_OK(changes);
    QCOMPARE(changes->size(), 5);
    const FileChange &edit = changes->at(0);
    QCOMPARE(edit.newPath, u"edit.txt"_s);
    QCOMPARE(edit.kind, ChangeKind::Modified);
    QCOMPARE(edit.addedLines, 2);
    QCOMPARE(edit.removedLines, 1);
    QCOMPARE(edit.oldBlob, Oid::ofBlob("one\ntwo\nthree\n"));
    QCOMPARE(changes->at(1).kind, ChangeKind::Deleted);
    QCOMPARE(changes->at(1).oldPath, u"gone.txt"_s);
    QVERIFY(changes->at(1).newBlob.isNull());
    QCOMPARE(changes->at(2).newPath, u"image.bin"_s);
    QVERIFY(changes->at(2).isBinary);
    QCOMPARE(changes->at(3).kind, ChangeKind::Added);
    QCOMPARE(changes->at(4).kind, ChangeKind::Renamed);
    QCOMPARE(changes->at(4).oldPath, u"old.txt"_s);
    QCOMPARE(changes->at(4).newPath, u"renamed.txt"_s);
    QVERIFY(changes->at(4).similarity >= 50);
}

void TestGitDiff::comparesWithNothing()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto changes =
        diffFiles(opened, TreeSource::empty(), TreeSource::ofCommit(commit)).value();

    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).kind, ChangeKind::Added);
    QCOMPARE(changes.at(0).addedLines, 1);
}

void TestGitDiff::comparesWithTheWorkingTree()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.write(u"b.txt"_s, "b\n");
    const Oid commit = repo.commit();
    repo.write(u"a.txt"_s, "changed\n");
    repo.write(u"b.txt"_s, "staged\n");
    repo.git({u"add"_s, u"b.txt"_s});
    repo.write(u"dir/new.txt"_s, "untracked\n");
    const Repository opened = Repository::open(repo.path()).value();

    const auto changes =
        diffFiles(opened, TreeSource::ofCommit(commit), TreeSource::workingTree()).value();

    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).newBlob, Oid::ofBlob("changed\n"));
    QCOMPARE(changes.at(1).newBlob, Oid::ofBlob("staged\n"));
    QCOMPARE(changes.at(2).kind, ChangeKind::Added);
    QCOMPARE(changes.at(2).newPath, u"dir/new.txt"_s);
    QCOMPARE(changes.at(2).newBlob, Oid::ofBlob("untracked\n"));
    QCOMPARE(changes.at(2).addedLines, 1);
}

/// Makes a repository with one commit in a folder of another one, and returns the commit.
static QByteArray makeNested(const TempRepo &repo, const QString &folder)
{
    repo.git({u"init"_s, u"--quiet"_s, folder});
    return commitNested(repo, folder);
}

void TestGitDiff::namesFilesThatMayNotBeRead_data()
{
    QTest::addColumn<bool>("isTracked");
    QTest::newRow("tracked and changed") << true;
    QTest::newRow("untracked") << false;
}

void TestGitDiff::namesFilesThatMayNotBeRead()
{
    QFETCH(const bool, isTracked);
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    if (isTracked)
        repo.write(u"locked.txt"_s, "old\n");
    const Oid base = repo.commit();
    repo.write(u"a.txt"_s, "b\n");
    repo.write(u"locked.txt"_s, "new\n");
    QVERIFY(QFile::setPermissions(repo.filePath(u"locked.txt"_s), {}));
    const PlainUser user;
    const Repository opened = Repository::open(repo.path()).value();
    const auto from = TreeSource::ofCommit(base);
    const auto to = TreeSource::workingTree();

    const auto changes = diffFiles(opened, from, to);
    AO_VERIFY_OK(changes);
    QCOMPARE(changes->size(), 2);
    QCOMPARE(changes->at(0).newPath, u"a.txt"_s);
    QCOMPARE(changes->at(0).addedLines, 1);
    QCOMPARE(changes->at(1).newPath, u"locked.txt"_s);
    QCOMPARE(changes->at(1).kind, ChangeKind::Unreadable);

    const auto other = diffFiles(opened, from, to, {.paths = {u"a.txt"_s}});
    AO_VERIFY_OK(other);
    QCOMPARE(other->size(), 1);

    // A patch without it would not be the change.
    const auto patch = patchText(opened, from, to);
    QVERIFY(patch.error().code() == agentops::errors::kPermissionDenied);
    QVERIFY(patch.error().describe().contains(u"locked.txt"_s));

    const auto entries = status(opened);
    AO_VERIFY_OK(entries);
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->at(1).path, u"locked.txt"_s);
    QCOMPARE(entries->at(1).unstaged.value(),
             isTracked ? ChangeKind::Unreadable : ChangeKind::Added);
}

void TestGitDiff::otherRepositoriesInsideAreNoChange()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    const Oid commit = repo.commit();
    makeNested(repo, u"nested"_s);
    repo.write(u"nested/b.txt"_s, "b\n");
    repo.git({u"init"_s, u"--quiet"_s, u"dir/empty"_s});
    repo.write(u"dir/empty/c.txt"_s, "c\n");
    repo.write(u"a.txt"_s, "b\n");
    const Repository opened = Repository::open(repo.path()).value();
    const TreeSource from = TreeSource::ofCommit(commit);

    const auto changes = diffFiles(opened, from, TreeSource::workingTree());
    const auto patch = patchText(opened, from, TreeSource::workingTree());

    AO_VERIFY_OK(changes);
    QCOMPARE(changes->size(), 1);
    QCOMPARE(changes->at(0).newPath, u"a.txt"_s);
    AO_VERIFY_OK(patch);
    QVERIFY(!patch->contains("nested"));
}

void TestGitDiff::aSubmoduleIsOneChangeOfItsCommit()
{
    TempRepo repo;
    const QByteArray one = makeNested(repo, u"sub"_s);
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    const TreeSource from = TreeSource::ofCommit(commit);
    repo.write(u"sub/untracked.txt"_s, "x\n");
    QCOMPARE(diffFiles(opened, from, TreeSource::workingTree()).value(), QList<FileChange>());
    QCOMPARE(patchText(opened, from, TreeSource::workingTree()).value(), QByteArray());

    const QByteArray two = commitNested(repo, u"sub"_s);

    const auto changes = diffFiles(opened, from, TreeSource::workingTree()).value();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).newMode, FileMode::Submodule);
    QCOMPARE(changes.at(0).oldBlob.toHexLatin1(), one);
    QCOMPARE(changes.at(0).newBlob.toHexLatin1(), two);
    const auto patch = patchText(opened, from, TreeSource::workingTree()).value();
    QVERIFY2(patch.contains("-Subproject commit " + one), patch.constData());
    QVERIFY2(repo.tryGit({u"apply"_s, u"--cached"_s}, patch), patch.constData());
}

void TestGitDiff::handsOverHunksAndLines()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "1\n2\n3\n4\n5\n");
    const Oid before = repo.commit();
    repo.write(u"a.txt"_s, "1\n2\nthree\n4\n5");
    const Oid after = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    QList<FileDiff> files;

    AO_VERIFY_OK(diffEach(opened, TreeSource::ofCommit(before), TreeSource::ofCommit(after),
                          {.contextLines = 1, .paths = {}}, [&files](FileDiff file) {
                              files.append(std::move(file));
                              return true;
                          }));

    QCOMPARE(files.size(), 1);
    QCOMPARE(files.at(0).hunks.size(), 1);
    const Hunk &hunk = files.at(0).hunks.at(0);
    QCOMPARE(hunk.oldStart, 2);
    QCOMPARE(hunk.oldCount, 4);
    using Kind = DiffLine::Kind;
    QCOMPARE(hunk.lines,
             QList<DiffLine>({{Kind::Context, 2, 2, "2\n"},
                              {Kind::Removed, 3, 0, "3\n"},
                              {Kind::Added, 0, 3, "three\n"},
                              {Kind::Context, 4, 4, "4\n"},
                              {Kind::Removed, 5, 0, "5\n"},
                              {Kind::Added, 0, 5, "5"}}));
}

void TestGitDiff::limitsToPaths()
{
    TempRepo repo;
    const Oid before = repo.commit();
    repo.write(u"src/a.txt"_s, "a\n");
    repo.write(u"src2/b.txt"_s, "b\n");
    repo.write(u"[c].txt"_s, "c\n");
    const Oid after = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    const auto pathsOf = [&](QStringList wanted) {
        QStringList found;
        const auto changes = diffFiles(opened, TreeSource::ofCommit(before),
                                       TreeSource::ofCommit(after), {.paths = std::move(wanted)});
        for (const FileChange &change : changes.value())
            found.append(change.newPath);
        return found;
    };

    QCOMPARE(pathsOf({u"src"_s}), QStringList({u"src/a.txt"_s}));
    QCOMPARE(pathsOf({u"[c].txt"_s}), QStringList({u"[c].txt"_s}));
}

void TestGitDiff::knowsWhichPathsASideHas()
{
    TempRepo repo;
    repo.write(u"sub/a.txt"_s, "text\n");
    const TreeSource commit = TreeSource::ofCommit(repo.commit());
    repo.remove(u"sub/a.txt"_s);
    repo.write(u"new.txt"_s, "text\n");
    const Repository opened = Repository::open(repo.path()).value();
    const auto has = [&](const TreeSource &side, const QString &path) {
        return hasPath(opened, side, path).value();
    };

    QVERIFY(has(commit, u"sub/a.txt"_s));
    QVERIFY(has(commit, u"sub"_s));
    QVERIFY(has(commit, QString()));
    QVERIFY(!has(commit, u"new.txt"_s));
    QVERIFY(!has(commit, u"sub/a.txt/deeper"_s));
    QVERIFY(has(TreeSource::workingTree(), u"new.txt"_s));
    QVERIFY(!has(TreeSource::workingTree(), u"sub/a.txt"_s));
    QVERIFY(!has(TreeSource::empty(), u"new.txt"_s));
}

void TestGitDiff::ignoresWhitespaceWhenAsked()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "if (x)\n  y();\n");
    const Oid before = repo.commit();
    repo.write(u"a.txt"_s, "if (x)\n      y();\n");
    const Oid after = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto changes =
        diffFiles(opened, TreeSource::ofCommit(before), TreeSource::ofCommit(after),
                  {.whitespace = Whitespace::IgnoreAmount, .paths = {}})
            .value();

    QCOMPARE(changes.at(0).addedLines, 0);
}

void TestGitDiff::lineChangesNameExactRanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QList<LineChange>>("expected");
    using Changes = QList<LineChange>;

    QTest::newRow("equal texts") << QByteArray("a\n") << QByteArray("a\n") << Changes();
    QTest::newRow("line added at the start")
        << QByteArray("a\n") << QByteArray("x\na\n") << Changes{{0, 0, 0, 1}};
    QTest::newRow("line added at the end")
        << QByteArray("a\n") << QByteArray("a\nx\n") << Changes{{1, 0, 1, 1}};
    QTest::newRow("line removed in the middle")
        << QByteArray("a\nb\nc\n") << QByteArray("a\nc\n") << Changes{{1, 1, 1, 0}};
    QTest::newRow("two places") << QByteArray("a\nb\nc\nd\n") << QByteArray("A\nb\nc\nD\n")
                                << Changes{{0, 1, 0, 1}, {3, 1, 3, 1}};
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\nb\n") << Changes{{0, 0, 0, 2}};
    QTest::newRow("to nothing") << QByteArray("a\nb\n") << QByteArray() << Changes{{0, 2, 0, 0}};
    QTest::newRow("only the last newline")
        << QByteArray("a\nb\n") << QByteArray("a\nb") << Changes{{1, 1, 1, 1}};
}

void TestGitDiff::lineChangesNameExactRanges()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QList<LineChange>, expected);

    QCOMPARE(diffLines(before, after).value(), expected);
}

void TestGitDiff::refusesTheWorkingTreeAsOldSide()
{
    TempRepo repo;
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(
        diffFiles(opened, TreeSource::workingTree(), TreeSource::ofCommit(commit)).error().code()
        == agentops::errors::kInvalidArgument);
}

void TestGitDiff::stopsWhenCancelled()
{
    TempRepo repo;
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();
    CancelSource source;
    source.cancel();

    QVERIFY(diffFiles(opened, TreeSource::empty(), TreeSource::ofCommit(commit), {}, source.token())
                .error()
                .isCancelled());
}

QTEST_GUILESS_MAIN(TestGitDiff)
#include "tst_gitdiff.moc"
