// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/tree.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/plainuser.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestGitTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oidsAreThoseOfGit();
    void listsTheFilesOfACommit();
    void workingTreeNamesBlobsAsACommitWould();
    void workingTreeLeavesOutIgnoredAndDeletedFiles();
    void workingTreeKeepsFilesThatMayNotBeRead();
    void readsContentOfCommitAndWorkingTree();
    void refusesPathsOutsideTheRepository();
    void followsNoLinkOutOfTheRepository();
    void refusesWhatIsNotThere();
};

void TestGitTree::oidsAreThoseOfGit()
{
    TempRepo repo;
    const QByteArray text("hello\nworld\n");

    const QByteArray hex = repo.git({u"hash-object"_s, u"--stdin"_s}, text).trimmed();

    QCOMPARE(Oid::ofBlob(text).toHexLatin1(), hex);
    QCOMPARE(Oid::fromHex(QString::fromLatin1(hex)), Oid::ofBlob(text));
    QVERIFY(!Oid::fromHex(u"123"_s));
    QVERIFY(!Oid::fromHex(QString(40, u'g')));
}

void TestGitTree::listsTheFilesOfACommit()
{
    TempRepo repo;
    repo.write(u"b.txt"_s, "bb\n");
    repo.write(u"a/c.txt"_s, "c\n");
    repo.write(u"a.txt"_s, "a\n");
    repo.write(u"run.sh"_s, "#!/bin/sh\n");
    QFile::setPermissions(repo.filePath(u"run.sh"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::link(u"b.txt"_s, repo.filePath(u"z.link"_s));
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto entries = listCommitTree(opened, commit, TreeSizes::Read);

    AO_VERIFY_OK(entries);
    QCOMPARE(*entries,
             QList<TreeEntry>({
                 {u"a.txt"_s, Oid::ofBlob("a\n"), FileMode::Regular, 2},
                 {u"a/c.txt"_s, Oid::ofBlob("c\n"), FileMode::Regular, 2},
                 {u"b.txt"_s, Oid::ofBlob("bb\n"), FileMode::Regular, 3},
                 {u"run.sh"_s, Oid::ofBlob("#!/bin/sh\n"), FileMode::Executable, 10},
                 {u"z.link"_s, Oid::ofBlob("b.txt"), FileMode::SymbolicLink, 5},
             }));
}

void TestGitTree::workingTreeNamesBlobsAsACommitWould()
{
    TempRepo repo;
    repo.write(u".gitattributes"_s, "*.txt text\n");
    repo.write(u"a.txt"_s, "one\n");
    repo.write(u"b.txt"_s, "two\n");
    repo.commit();
    repo.write(u"a.txt"_s, "one\r\nmore\r\n");
    repo.write(u"new/c.txt"_s, "three\n");
    QFile::link(u"a.txt"_s, repo.filePath(u"z.link"_s));
    const Repository opened = Repository::open(repo.path()).value();

    const auto working = listWorkingTree(opened);

    AO_VERIFY_OK(working);
    const Oid commit = repo.commit();
    QCOMPARE(*working, listCommitTree(opened, commit).value());
}

void TestGitTree::workingTreeLeavesOutIgnoredAndDeletedFiles()
{
    TempRepo repo;
    repo.write(u".gitignore"_s, "build/\n");
    repo.write(u"kept.txt"_s, "k\n");
    repo.write(u"gone.txt"_s, "g\n");
    repo.commit();
    repo.remove(u"gone.txt"_s);
    repo.write(u"build/out.o"_s, "o");
    const Repository opened = Repository::open(repo.path()).value();

    QStringList paths;
    const auto working = listWorkingTree(opened, TreeSizes::Read).value();
    for (const TreeEntry &entry : working)
        paths.append(entry.path);

    QCOMPARE(paths, QStringList({u".gitignore"_s, u"kept.txt"_s}));
    QCOMPARE(working.at(1).sizeBytes, 2);
}

void TestGitTree::workingTreeKeepsFilesThatMayNotBeRead()
{
    TempRepo repo;
    repo.write(u"a.txt"_s, "a\n");
    repo.write(u"tracked.txt"_s, "old\n");
    repo.commit();
    for (const QString &path : {u"tracked.txt"_s, u"untracked.txt"_s}) {
        repo.write(path, "new\n");
        QVERIFY(QFile::setPermissions(repo.filePath(path), {}));
    }
    const PlainUser user;
    const Repository opened = Repository::open(repo.path()).value();

    const auto listed = listWorkingTree(opened);

    AO_VERIFY_OK(listed);
    QCOMPARE(listed->size(), 3);
    QCOMPARE(listed->at(0).oid, Oid::ofBlob("a\n"));
    QCOMPARE(listed->at(1).path, u"tracked.txt"_s);
    QVERIFY(listed->at(1).oid.isNull());
    QVERIFY(listed->at(2).oid.isNull());
}

void TestGitTree::readsContentOfCommitAndWorkingTree()
{
    TempRepo repo;
    repo.write(u".gitattributes"_s, "*.txt text\n");
    repo.write(u"a.txt"_s, "old\n");
    const Oid commit = repo.commit();
    repo.write(u"a.txt"_s, "new\r\n");
    const Repository opened = Repository::open(repo.path()).value();

    QCOMPARE(readFile(opened, commit, u"a.txt"_s).value(), "old\n");
    QCOMPARE(readBlob(opened, Oid::ofBlob("old\n")).value(), "old\n");
    QCOMPARE(readWorkingFile(opened, u"a.txt"_s).value(), "new\n");
}

void TestGitTree::refusesPathsOutsideTheRepository()
{
    TempRepo repo;
    repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(readWorkingFile(opened, u"../secret"_s).error().code()
            == agentops::errors::kInvalidArgument);
    QVERIFY(readWorkingFile(opened, u"/etc/passwd"_s).error().code()
            == agentops::errors::kInvalidArgument);
}

void TestGitTree::followsNoLinkOutOfTheRepository()
{
    TempRepo repo;
    repo.write(u"dir/a.txt"_s, "a\n");
    repo.write(u"..cache/b.txt"_s, "b\n");
    QFile::link(u"/etc"_s, repo.filePath(u"out"_s));
    QFile::link(u"dir"_s, repo.filePath(u"in"_s));
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(readWorkingFile(opened, u"out/passwd"_s).error().code()
            == agentops::errors::kInvalidArgument);
    QCOMPARE(readWorkingFile(opened, u"in/a.txt"_s).value(), "a\n");
    QCOMPARE(readWorkingFile(opened, u"out"_s).value(), "/etc");
    QCOMPARE(readWorkingFile(opened, u"..cache/b.txt"_s).value(), "b\n");
    QVERIFY(readWorkingFile(opened, u"no/such"_s).error().code() == git::errors::kNotFound);
}

void TestGitTree::refusesWhatIsNotThere()
{
    TempRepo repo;
    repo.write(u"dir/a.txt"_s, "a\n");
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    QVERIFY(readFile(opened, commit, u"nope"_s).error().code() == git::errors::kNotFound);
    QVERIFY(readFile(opened, commit, u"dir"_s).error().code() == git::errors::kNotFound);
    QVERIFY(readWorkingFile(opened, u"nope"_s).error().code() == git::errors::kNotFound);
    QVERIFY(readBlob(opened, Oid::ofBlob("nope")).error().code() == git::errors::kNotFound);
    QVERIFY(listCommitTree(opened, Oid::ofBlob("nope")).error().code() == git::errors::kNotFound);
    QVERIFY(!findEntry(opened, commit, u"nope"_s).value().has_value());
}

QTEST_GUILESS_MAIN(TestGitTree)
#include "tst_gittree.moc"
