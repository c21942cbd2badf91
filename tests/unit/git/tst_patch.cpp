// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/diff.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::git;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

/// The oracle is git itself: our patch of two commits, applied to the first, gives the second.
class TestPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesToGiveTheOtherTree_data();
    void appliesToGiveTheOtherTree();
    void appliesForRandomHistories_data();
    void appliesForRandomHistories();
    void refusesToLeaveOutWhitespace();
};

static void checkPatch(const TempRepo &repo, const Oid &before, const Oid &after)
{
    const Repository opened = Repository::open(repo.path()).value();
    const auto patch = patchText(opened, TreeSource::ofCommit(before), TreeSource::ofCommit(after));
    AO_VERIFY_OK(patch);
    repo.git({u"checkout"_s, u"--quiet"_s, u"--force"_s, u"--detach"_s, before.toHex()});
    repo.git({u"clean"_s, u"-qfdx"_s});
    const QStringList apply{u"apply"_s, u"--index"_s, u"--whitespace=nowarn"_s};
    if (patch->isEmpty()) {
        QCOMPARE(repo.git({u"rev-parse"_s, before.toHex() + u"^{tree}"_s}),
                 repo.git({u"rev-parse"_s, after.toHex() + u"^{tree}"_s}));
        return;
    }
    if (!repo.tryGit(apply, *patch))
        QFAIL(("git apply refuses:\n" + *patch).constData());
    QCOMPARE(repo.git({u"write-tree"_s}), repo.git({u"rev-parse"_s, after.toHex() + u"^{tree}"_s}));
    // Only names and contents: reversing, git loses the executable bit of deleted files, also with
    // its own patches.
    QVERIFY2(repo.tryGit(apply + QStringList{u"--reverse"_s}, *patch), "not reversible");
    const QStringList list{u"ls-files"_s, u"--format=%(objectname) %(path)"_s};
    const QByteArray reversed = repo.git(list);
    repo.git({u"reset"_s, u"--quiet"_s, u"--hard"_s, before.toHex()});
    QCOMPARE(reversed, repo.git(list));
}

using Step = void (*)(TempRepo &);
Q_DECLARE_METATYPE(Step)

void TestPatch::appliesToGiveTheOtherTree_data()
{
    QTest::addColumn<Step>("before");
    QTest::addColumn<Step>("after");
    const auto row = [](const char *name, Step before, Step after) {
        QTest::newRow(name) << before << after;
    };
    row(
        "edited text", [](TempRepo &r) { r.write(u"a"_s, "1\n2\n3\n"); },
        [](TempRepo &r) { r.write(u"a"_s, "1\n2\nx\n3\n"); });
    row(
        "newline at the end removed", [](TempRepo &r) { r.write(u"a"_s, "1\n2\n"); },
        [](TempRepo &r) { r.write(u"a"_s, "1\n2"); });
    row(
        "Windows line endings and other encodings",
        [](TempRepo &r) { r.write(u"a"_s, "1\r\n2\r\n\xe9t\xe9\r\n"); },
        [](TempRepo &r) { r.write(u"a"_s, "1\r\n\xff\xfe\r\n2\n"); });
    row(
        "binary file changed, added and removed",
        [](TempRepo &r) {
            r.write(u"a.bin"_s, QByteArray(5000, '\0') + "tail");
            r.write(u"b.bin"_s, QByteArray("\0\1", 2));
        },
        [](TempRepo &r) {
            r.write(u"a.bin"_s, QByteArray(5000, '\0') + "other");
            r.remove(u"b.bin"_s);
            r.write(u"c.bin"_s, QByteArray("\0\2\3", 3));
        });
    row(
        "renamed without and with edits",
        [](TempRepo &r) {
            r.write(u"a"_s, "1\n2\n3\n4\n5\n6\n");
            r.write(u"b.bin"_s, QByteArray("\0\1\2\3\4\5\6\7", 8));
            r.write(u"c"_s, "q\nw\ne\nr\nt\ny\n");
        },
        [](TempRepo &r) {
            r.git({u"mv"_s, u"a"_s, u"z"_s});
            r.git({u"mv"_s, u"b.bin"_s, u"y.bin"_s});
            r.git({u"mv"_s, u"c"_s, u"with space"_s});
            r.write(u"with space"_s, "q\nw\ne\nr\nt\nY\n");
        });
    row(
        "mode changed", [](TempRepo &r) { r.write(u"run"_s, "x\n"); },
        [](TempRepo &r) {
            QFile::setPermissions(r.filePath(u"run"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
    row(
        "file became a symbolic link", [](TempRepo &r) { r.write(u"a"_s, "x\n"); },
        [](TempRepo &r) {
            r.remove(u"a"_s);
            QFile::link(u"target"_s, r.filePath(u"a"_s));
        });
    row(
        "empty files", [](TempRepo &r) { r.write(u"gone"_s, ""); },
        [](TempRepo &r) {
            r.remove(u"gone"_s);
            r.write(u"made"_s, "");
            r.write(u"dir/made"_s, "");
        });
    row(
        "names that need quoting",
        [](TempRepo &r) {
            r.write(u"quote\".txt"_s, "1\n");
            r.write(u"été 日本.txt"_s, "1\n");
        },
        [](TempRepo &r) {
            r.write(u"quote\".txt"_s, "2\n");
            r.write(u"été 日本.txt"_s, "2\n");
            r.write(u"tab\tname"_s, "3\n");
        });
}

void TestPatch::appliesToGiveTheOtherTree()
{
    QFETCH(Step, before);
    QFETCH(Step, after);
    TempRepo repo;
    repo.write(u"constant"_s, "constant\n");
    before(repo);
    const Oid one = repo.commit();
    after(repo);
    const Oid two = repo.commit();

    checkPatch(repo, one, two);
}

namespace {

QByteArray randomText(QRandomGenerator &random)
{
    static constexpr std::array kEndings{"\n", "\n", "\n", "\r\n"};
    QByteArray text;
    const int lineCount = random.bounded(30);
    for (int i = 0; i < lineCount; ++i)
        text += QByteArray::number(random.bounded(20)) + " word"
            + kEndings.at(random.bounded(int(kEndings.size())));
    if (random.bounded(4) == 0)
        text += "no newline";
    if (random.bounded(8) == 0)
        text += QByteArray("\0binary", 7);
    return text;
}

void randomEdit(TempRepo &repo, QRandomGenerator &random, QStringList &files)
{
    const int index = files.isEmpty() ? 0 : random.bounded(int(files.size()));
    const int kind = files.size() < 3 ? 0 : random.bounded(5);
    switch (kind) {
    case 0:
        files.append(u"d%1/f%2"_s.arg(random.bounded(3)).arg(random.generate()));
        repo.write(files.last(), randomText(random));
        break;
    case 1:
        repo.remove(files.takeAt(index));
        break;
    case 2:
        repo.write(files.at(index), randomText(random));
        break;
    case 3: {
        const QString to = u"r%1"_s.arg(random.generate());
        repo.git({u"add"_s, u"--all"_s});
        repo.git({u"mv"_s, files.at(index), to});
        files[index] = to;
        break;
    }
    default:
        QFile::setPermissions(repo.filePath(files.at(index)),
                              QFile::ReadOwner | QFile::WriteOwner
                                  | (random.bounded(2) ? QFile::ExeOwner : QFile::Permission{}));
    }
}

} // namespace

void TestPatch::appliesForRandomHistories_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestPatch::appliesForRandomHistories()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TempRepo repo;
    QStringList files;
    QList<Oid> commits{repo.commit()};
    for (int i = 0; i < 6; ++i) {
        for (int j = 0; j < 4; ++j)
            randomEdit(repo, random, files);
        commits.append(repo.commit());
    }

    for (int i = 0; i < 5; ++i) {
        checkPatch(repo, commits.at(random.bounded(int(commits.size()))),
                   commits.at(random.bounded(int(commits.size()))));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestPatch::refusesToLeaveOutWhitespace()
{
    TempRepo repo;
    const Oid commit = repo.commit();
    const Repository opened = Repository::open(repo.path()).value();

    const auto patch = patchText(opened, TreeSource::empty(), TreeSource::ofCommit(commit),
                                 {.whitespace = Whitespace::IgnoreAll, .paths = {}});

    QVERIFY(patch.error().code() == agentops::errors::kInvalidArgument);
}

QTEST_GUILESS_MAIN(TestPatch)
#include "tst_patch.moc"
