// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// Runs in a folder without git.
class TestCliPlainFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRunAsksBeforeItChangesTheFolder();
    void whoeverAgreesBeforehandIsNotAsked_data();
    void whoeverAgreesBeforehandIsNotAsked();
    void theDryRunSaysWhereItWouldWork();
    void whatNeedsGitSaysSo_data();
    void whatNeedsGitSaysSo();

private:
    QString pathOf(const QString &file) const { return m_folder->filePath(file); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CliProgram> m_program;
};

void TestCliPlainFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<CliProgram>();
    m_program->setWorkingDirectory(m_folder->path());
    QFile file(pathOf(u"test.agentops.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(workflowFile({shellStep(u"write"_s, u"echo new > out.txt"_s)}));
}

void TestCliPlainFolder::aRunAsksBeforeItChangesTheFolder()
{
    const CliOutcome asked = m_program->run({u"run"_s, u"test.agentops.json"_s});
    const bool wasTouched = QFile::exists(pathOf(u"out.txt"_s));
    const CliOutcome approved = m_program->run({u"runs"_s, u"approve"_s, u"last"_s});
    const CliOutcome listed = m_program->run({u"runs"_s, u"list"_s});

    COMPARE_EXIT(asked, 4);
    QVERIFY(!wasTouched);
    QVERIFY2(asked.err.contains("There is no git repository: the run works in "_L1),
             qPrintable(asked.err));
    QVERIFY2(asked.out.contains("May this run change the folder?"_L1), qPrintable(asked.out));
    QVERIFY2(asked.err.contains("The run asks before it changes "_L1)
                 && asked.err.contains("--in-place"_L1),
             qPrintable(asked.err));
    COMPARE_EXIT(approved, 0);
    QVERIFY(QFile::exists(pathOf(u"out.txt"_s)));
    QCOMPARE(listed.out.count(u'\n'), 1);
}

void TestCliPlainFolder::whoeverAgreesBeforehandIsNotAsked_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("to work in place") << u"--in-place"_s;
    QTest::newRow("to everything") << u"--yes"_s;
}

void TestCliPlainFolder::whoeverAgreesBeforehandIsNotAsked()
{
    QFETCH(const QString, option);

    const CliOutcome outcome = m_program->run({u"run"_s, u"test.agentops.json"_s, option});

    COMPARE_EXIT(outcome, 0);
    QVERIFY(QFile::exists(pathOf(u"out.txt"_s)));
    QVERIFY(!QFile::exists(pathOf(u".git"_s)));
}

void TestCliPlainFolder::theDryRunSaysWhereItWouldWork()
{
    const CliOutcome outcome = m_program->run({u"run"_s, u"test.agentops.json"_s, u"--dry-run"_s});

    COMPARE_EXIT(outcome, 0);
    QVERIFY2(
        outcome.out.contains("It works in this folder itself, and asks before it changes it.\n"_L1),
        qPrintable(outcome.out));
    QVERIFY(!QFile::exists(pathOf(u"out.txt"_s)));
}

void TestCliPlainFolder::whatNeedsGitSaysSo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("the map") << QStringList{u"map"_s, u"index"_s};
    QTest::newRow("a run of a commit")
        << QStringList{u"run"_s, u"test.agentops.json"_s, u"--commit"_s, u"HEAD"_s};
    QTest::newRow("what runs have left in the repository") << QStringList{u"runs"_s, u"clean"_s};
}

void TestCliPlainFolder::whatNeedsGitSaysSo()
{
    QFETCH(const QStringList, arguments);

    const CliOutcome outcome = m_program->run(arguments);

    COMPARE_EXIT(outcome, 3);
    QVERIFY2(outcome.err.contains("no git repository here or above"_L1), qPrintable(outcome.err));
}

QTEST_GUILESS_MAIN(TestCliPlainFolder)
#include "tst_cli_plainfolder.moc"
