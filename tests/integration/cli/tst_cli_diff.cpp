// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliDiff : public QObject
{
    Q_OBJECT

private:
    CliProgram m_program;
    std::unique_ptr<TempRepo> m_repo;

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "one\ntwo\nthree\n");
        m_repo->write(u"b.bin"_s, QByteArray("\0\1\2", 3));
        m_repo->write(u"old name.txt"_s, "the same\ncontent\nstays\nhere\n");
        m_repo->commit(u"first"_s);
        m_repo->write(u"a.txt"_s, "one\n2\nthree\nfour\n");
        m_repo->write(u"b.bin"_s, QByteArray("\0\1\3", 3));
        m_repo->git({u"mv"_s, u"old name.txt"_s, u"new name.txt"_s});
        m_repo->write(u"sub/c.txt"_s, "no end of line");
        m_repo->commit(u"second"_s);
        m_program.setWorkingDirectory(m_repo->path());
    }

    void aPatchIsWhatGitApplies()
    {
        const CliOutcome patch = m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s, u"--patch"_s});
        COMPARE_EXIT(patch, 0);
        m_repo->git({u"checkout"_s, u"-q"_s, u"HEAD~1"_s});

        m_repo->git({u"apply"_s, u"--index"_s, u"-"_s}, patch.out.toUtf8());

        QCOMPARE(m_repo->git({u"write-tree"_s}).trimmed(),
                 m_repo->git({u"rev-parse"_s, u"main^{tree}"_s}).trimmed());
    }

    void aPatchAlsoGoesBack()
    {
        const CliOutcome patch = m_program.run({u"diff"_s, u"HEAD"_s, u"HEAD~1"_s, u"--patch"_s});

        m_repo->git({u"apply"_s, u"--index"_s, u"-"_s}, patch.out.toUtf8());

        QCOMPARE(m_repo->git({u"write-tree"_s}).trimmed(),
                 m_repo->git({u"rev-parse"_s, u"HEAD~1^{tree}"_s}).trimmed());
    }

    void jsonHasFilesHunksAndTotals()
    {
        const CliOutcome outcome = m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s, u"--json"_s});

        COMPARE_EXIT(outcome, 0);
        const QJsonObject document = outcome.json();
        QCOMPARE(document.value("head"_L1).toString().toLatin1(),
                 m_repo->git({u"rev-parse"_s, u"HEAD"_s}).trimmed());
        QStringList kinds;
        for (const QJsonValue &file : document.value("files"_L1).toArray())
            kinds.append(file["kind"_L1].toString() + u' ' + file["newPath"_L1].toString());
        QCOMPARE(kinds,
                 QStringList({u"modified a.txt"_s, u"modified b.bin"_s, u"renamed new name.txt"_s,
                              u"added sub/c.txt"_s}));
        const QJsonObject first = document.value("files"_L1)[0].toObject();
        QCOMPARE(first.value("added"_L1).toInt(), 2);
        QCOMPARE(first.value("removed"_L1).toInt(), 1);
        const QJsonValue line = first.value("hunks"_L1)[0]["lines"_L1][1];
        QCOMPARE(line["kind"_L1].toString(), u"removed"_s);
        QCOMPARE(line["text"_L1].toString(), u"two\n"_s);
        QCOMPARE(line["oldLine"_L1].toInt(), 2);
        QVERIFY(document.value("files"_L1)[1]["binary"_L1].toBool());
        QCOMPARE(document.value("totals"_L1)["files"_L1].toInt(), 4);
    }

    void theWorkingTreeIsComparedWhenNoHeadIsNamed()
    {
        m_repo->write(u"a.txt"_s, "changed\n");

        const QJsonObject document = m_program.run({u"diff"_s, u"HEAD"_s, u"--json"_s}).json();

        QVERIFY(document.value("head"_L1).isNull());
        QCOMPARE(document.value("totals"_L1)["files"_L1].toInt(), 1);
    }

    void pathsLimitTheAnswer()
    {
        const QJsonObject document =
            m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s, u"--json"_s, u"--path"_s, u"sub"_s})
                .json();

        QCOMPARE(document.value("totals"_L1)["files"_L1].toInt(), 1);
    }

    void pathsAreThoseOfTheCurrentFolderOrTheRoot_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("files");
        const QStringList one{u"sub/c.txt"_s};
        QTest::newRow("from the root") << u""_s << u"sub/c.txt"_s << one;
        QTest::newRow("from the folder of the file") << u"sub"_s << u"c.txt"_s << one;
        QTest::newRow("the folder itself") << u"sub"_s << u"."_s << one;
        QTest::newRow("from the root, in another folder") << u"sub"_s << u"sub/c.txt"_s << one;
        QTest::newRow("upwards") << u"sub"_s << u"../a.txt"_s << QStringList{u"a.txt"_s};
        QTest::newRow("everything")
            << u"sub"_s << u".."_s
            << QStringList{u"a.txt"_s, u"b.bin"_s, u"new name.txt"_s, u"sub/c.txt"_s};
        QTest::newRow("an absolute path") << u"sub"_s << u"%1/sub/c.txt"_s << one;
        QTest::newRow("outside of the repository") << u"%2"_s << u"sub/c.txt"_s << one;
    }

    void pathsAreThoseOfTheCurrentFolderOrTheRoot()
    {
        QFETCH(QString, folder);
        QFETCH(QString, path);
        QFETCH(QStringList, files);
        m_program.setWorkingDirectory(folder == "%2"_L1 ? m_program.dataFolder()
                                                        : m_repo->filePath(folder));

        const CliOutcome outcome =
            m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s, u"--json"_s, u"--repo"_s,
                           m_repo->path(), u"--path"_s, path.replace(u"%1"_s, m_repo->path())});

        COMPARE_EXIT(outcome, 0);
        QStringList found;
        for (const QJsonValue &file : outcome.json().value("files"_L1).toArray())
            found.append(file["newPath"_L1].toString());
        QCOMPARE(found, files);
    }

    void aFileOfTheCurrentFolderIsMeantBeforeOneOfTheRoot()
    {
        m_repo->write(u"sub/a.txt"_s, "another\n");
        m_program.setWorkingDirectory(m_repo->filePath(u"sub"_s));

        const QJsonObject document =
            m_program.run({u"diff"_s, u"HEAD"_s, u"--json"_s, u"--path"_s, u"a.txt"_s}).json();

        QCOMPARE(document.value("files"_L1)[0]["newPath"_L1].toString(), u"sub/a.txt"_s);
    }

    void textListsFilesAndTotals()
    {
        const CliOutcome outcome = m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s});

        COMPARE_EXIT(outcome, 0);
        QVERIFY(outcome.out.contains(u"old name.txt → new name.txt"_s));
        QVERIFY(outcome.out.endsWith("4 files, 3 lines added, 1 removed\n"_L1));
    }

    void whatCannotBeComparedIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("an unknown commit") << QStringList{u"nope"_s} << u"nope"_s;
        QTest::newRow("a path that neither side has")
            << QStringList{u"HEAD~1"_s, u"HEAD"_s, u"--path"_s, u"nope.txt"_s}
            << u"no file or folder 'nope.txt' in commit"_s;
        QTest::newRow("a path that is not in the working tree either")
            << QStringList{u"HEAD"_s, u"--path"_s, u"nope.txt"_s} << u"the working tree"_s;
        QTest::newRow("a path outside of the repository")
            << QStringList{u"HEAD"_s, u"--path"_s, u"/nowhere.txt"_s}
            << u"'/nowhere.txt' is not in the repository"_s;
        QTest::newRow("a folder that is no repository")
            << QStringList{u"HEAD"_s, u"--repo"_s, u"/"_s} << u"no git repository"_s;
        QTest::newRow("a folder that is not there")
            << QStringList{u"HEAD"_s, u"--repo"_s, u"/nowhere"_s} << u"/nowhere"_s;
    }

    void whatCannotBeComparedIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);

        const CliOutcome outcome = m_program.run(QStringList{u"diff"_s} + arguments);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QCOMPARE(outcome.out, QString());
    }

    void nothingIsWrittenIntoTheRepository()
    {
        const QByteArray before = m_repo->git({u"status"_s, u"--porcelain"_s, u"--ignored"_s});
        const QByteArray branches = m_repo->git({u"for-each-ref"_s});

        COMPARE_EXIT(m_program.run({u"diff"_s, u"HEAD~1"_s, u"HEAD"_s}), 0);

        QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s, u"--ignored"_s}), before);
        QCOMPARE(m_repo->git({u"for-each-ref"_s}), branches);
    }
};

QTEST_GUILESS_MAIN(TestCliDiff)
#include "tst_cli_diff.moc"
