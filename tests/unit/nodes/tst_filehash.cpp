// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/filehash.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::nodes;
using namespace agentops::testsupport;

/// Which files the outcome of a step depends on.
class tst_FileHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u".gitignore"_s, "build/\n*.log\n");
        m_repo->write(u"src/main.c"_s, "int main;");
        m_repo->write(u"build/kept.txt"_s, "tracked all the same");
        m_repo->git({u"add"_s, u"-f"_s, u"build/kept.txt"_s});
        m_repo->commit();
        m_repo->write(u"build/out.o"_s, "made");
        m_repo->write(u"src/trace.log"_s, "made");
    }

    void whatGitKnowsOrWouldAddCounts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("globs");
        QTest::addColumn<bool>("counts");
        const QStringList all{u"**"_s};
        QTest::newRow("a tracked file") << u"src/main.c"_s << all << true;
        QTest::newRow("a new one") << u"src/new.c"_s << all << true;
        QTest::newRow("a tracked one in an ignored folder") << u"build/kept.txt"_s << all << true;
        QTest::newRow("an ignored one") << u"src/trace.log"_s << all << false;
        QTest::newRow("one in an ignored folder") << u"build/out.o"_s << all << false;
        QTest::newRow("one in an ignored folder that a glob begins in")
            << u"build/out.o"_s << QStringList{u"build/*.o"_s} << true;
        QTest::newRow("beside one that is named")
            << u"build/other.o"_s << QStringList{u"**"_s, u"build/out.o"_s} << false;
        QTest::newRow("one that is named")
            << u"build/out.o"_s << QStringList{u"**"_s, u"build/out.o"_s} << true;
        QTest::newRow("one that is named and left out")
            << u"build/out.o"_s << QStringList{u"build/**"_s, u"!**/*.o"_s} << false;
    }

    void whatGitKnowsOrWouldAddCounts()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, globs);
        QFETCH(bool, counts);
        const QByteArray before = hash(m_repo->path(), globs);
        m_repo->write(file, "another");
        QCOMPARE(hash(m_repo->path(), globs) != before, counts);
    }

    void aFolderOfTheRepositoryGoesByItsRules()
    {
        const QByteArray before = hash(m_repo->filePath(u"src"_s), {u"**"_s});
        m_repo->write(u"src/trace.log"_s, "another");
        QCOMPARE(hash(m_repo->filePath(u"src"_s), {u"**"_s}), before);
        m_repo->write(u"src/main.c"_s, "another");
        QVERIFY(hash(m_repo->filePath(u"src"_s), {u"**"_s}) != before);
    }

    /// Such as one that a run without git works in.
    void inAnIgnoredFolderEverythingCounts()
    {
        m_repo->write(u"build/work/a.txt"_s, "one");
        const QString folder = m_repo->filePath(u"build/work"_s);
        const QByteArray before = hash(folder, {u"**"_s});
        m_repo->write(u"build/work/a.txt"_s, "two");
        QVERIFY(hash(folder, {u"**"_s}) != before);
    }

    void whatAStepLeavesInItsFolderIsSeen()
    {
        const auto state = [this] {
            return *folderStateBlocking(m_repo->path(), {});
        };
        const QByteArray before = state();
        m_repo->git({u"status"_s});
        QCOMPARE(state(), before);
        m_repo->write(u"build/deep/made.o"_s, "made");
        QVERIFY(state() != before);
        m_repo->remove(u"build/deep/made.o"_s);
        QVERIFY(state() != before); // the folder is still there
        QVERIFY(QDir(m_repo->path()).rmdir(u"build/deep"_s));
        QCOMPARE(state(), before);
        m_repo->write(u"src/main.c"_s, "int main, more;");
        QVERIFY(state() != before);
    }

private:
    static QByteArray hash(const QString &folder, const QStringList &globs)
    {
        const auto found = hashNamedFilesBlocking(folder, globs, {});
        if (!found)
            qFatal("%s", qPrintable(found.error().describe()));
        return *found;
    }

    std::unique_ptr<TempRepo> m_repo;
};

QTEST_GUILESS_MAIN(tst_FileHash)
#include "tst_filehash.moc"
