// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

/// What a person reads of a run.
class TestCliRunText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stepsAreCalledByTitleAndId();
    void whatARerunKeepsIsMarked();
    void whatIsPinnedIsMarked();
    void whatAnEarlierRunStandsForIsMarked();
    void stepsOfPassesCountAsPlannedAndAsDone();
    void aFolderThatIsGoneIsNotKept_data();
    void aFolderThatIsGoneIsNotKept();
    void aStepInLineSaysWhatItWaitsFor();

private:
    QString write(const QJsonObject &document)
    {
        m_repo->write(u"test.agentops.json"_s, QJsonDocument(document).toJson());
        return u"test.agentops.json"_s;
    }
    CliOutcome run(const QStringList &more) const
    {
        return m_program->run(QStringList{u"run"_s, u"--in-place"_s, u"test.agentops.json"_s}
                              + more);
    }
    /// A step of the last run, by its place.
    QJsonValue lastStep(int index) const
    {
        return m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s})
            .json()
            .value("steps"_L1)[index];
    }

    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;
};

/// The line of a step says the word where others have their duration.
#define VERIFY_MARKED(text, step, word) \
    QVERIFY2((text).contains(QRegularExpression(u"succeeded  " step " +" word "\\b"_s)), \
             qPrintable(text))

void TestCliRunText::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"a.txt"_s, "text\n");
    m_repo->commit();
    m_program = std::make_unique<CliProgram>();
    m_program->setWorkingDirectory(m_repo->path());
}

void TestCliRunText::stepsAreCalledByTitleAndId()
{
    QJsonObject document =
        workflowObject({shellStep(u"hello"_s, u"echo hello"_s), shellStep(u"bad"_s, u"exit 3"_s)});
    setInNode(document, u"hello"_s, u"title"_s, u"Say hello"_s);
    setInNode(document, u"bad"_s, u"title"_s, u"Go wrong"_s);
    write(document);

    const CliOutcome outcome = run({});
    const CliOutcome shown = m_program->run({u"runs"_s, u"show"_s, u"last"_s});
    const CliOutcome dry = run({u"--dry-run"_s});

    COMPARE_EXIT(outcome, 1);
    QVERIFY2(outcome.out.contains("succeeded  Say hello (hello)"_L1), qPrintable(outcome.out));
    QVERIFY2(outcome.err.contains("done      Say hello (hello)"_L1), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(" failed at Go wrong (bad): "_L1), qPrintable(outcome.err));
    QVERIFY2(shown.out.contains("succeeded  Say hello (hello)"_L1), qPrintable(shown.out));
    QVERIFY2(dry.out.contains("  Say hello (hello)  shell.command"_L1), qPrintable(dry.out));
}

void TestCliRunText::whatARerunKeepsIsMarked()
{
    write(workflowObject(
        {shellStep(u"first"_s, u"echo first"_s), shellStep(u"second"_s, u"echo second"_s)}));
    COMPARE_EXIT(run({}), 0);

    const CliOutcome again =
        m_program->run({u"runs"_s, u"rerun"_s, u"last"_s, u"--from"_s, u"second"_s});

    COMPARE_EXIT(again, 0);
    VERIFY_MARKED(again.out, "first", "kept");
    QVERIFY2(!again.out.contains(QRegularExpression(u"succeeded  second .*kept"_s)),
             qPrintable(again.out));
    QCOMPARE(lastStep(1)["origin"_L1].toString(), u"kept"_s);
    QVERIFY(lastStep(1)["reusedFrom"_L1].isString());
    QVERIFY(lastStep(2)["origin"_L1].isNull());
}

void TestCliRunText::whatIsPinnedIsMarked()
{
    write(workflowObject(
        {shellStep(u"first"_s, u"echo first"_s), shellStep(u"second"_s, u"echo second"_s)}));
    COMPARE_EXIT(m_program->run({u"workflow"_s, u"pin"_s, u"test.agentops.json"_s, u"first"_s,
                                 u"--value"_s, uR"({"output": "made up"})"_s}),
                 0);

    const CliOutcome outcome = run({u"--pinned"_s});

    COMPARE_EXIT(outcome, 0);
    VERIFY_MARKED(outcome.out, "first", "pinned");
    QVERIFY2(outcome.err.contains("first: pinned\n"_L1), qPrintable(outcome.err));
    QCOMPARE(lastStep(1)["origin"_L1].toString(), u"pinned"_s);
}

void TestCliRunText::whatAnEarlierRunStandsForIsMarked()
{
    QJsonObject document = workflowObject({shellStep(u"first"_s, u"echo first"_s)});
    setInNode(document, u"first"_s, u"reuse"_s, QJsonObject());
    write(document);
    COMPARE_EXIT(run({}), 0);

    const CliOutcome outcome = run({});

    COMPARE_EXIT(outcome, 0);
    VERIFY_MARKED(outcome.out, "first", "reused");
    QCOMPARE(lastStep(1)["origin"_L1].toString(), u"reused"_s);
}

void TestCliRunText::stepsOfPassesCountAsPlannedAndAsDone()
{
    write(mapObject(3, u"true"_s));

    const QJsonObject document = run({u"--json"_s}).json();
    const CliOutcome listed = m_program->run({u"runs"_s, u"list"_s});

    QCOMPARE(document.value("plannedSteps"_L1).toInt(), 5);
    QCOMPARE(document.value("finishedSteps"_L1).toInt(), 5);
    QVERIFY2(listed.out.contains("  5/5  "_L1), qPrintable(listed.out));
}

void TestCliRunText::aFolderThatIsGoneIsNotKept_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("nothing has changed") << u"cat a.txt"_s << false;
    QTest::newRow("there is something to look at") << u"echo more >> a.txt"_s << true;
}

void TestCliRunText::aFolderThatIsGoneIsNotKept()
{
    QFETCH(const QString, command);
    QFETCH(const bool, isKept);
    const QString file = write(workflowObject({shellStep(u"a"_s, command)}));

    const CliOutcome outcome = m_program->run({u"run"_s, file, u"--json"_s});

    COMPARE_EXIT(outcome, 0);
    const QJsonValue workspace = outcome.json().value("workspace"_L1);
    QCOMPARE(workspace["kept"_L1].toBool(!isKept), isKept);
    QCOMPARE(QFile::exists(workspace["folder"_L1].toString()), isKept);
}

void TestCliRunText::aStepInLineSaysWhatItWaitsFor()
{
    const QString go = m_repo->filePath(u"go"_s);
    const QString begun = m_repo->filePath(u"begun"_s);
    QJsonObject document = workflowObject({shellStep(
        u"slow"_s, u"touch %1; while ! test -e %2; do sleep 0.05; done"_s.arg(begun, go))});
    setInNode(document, u"slow"_s, u"concurrency"_s, QJsonObject{{u"key"_s, u"deploy"_s}});
    const QStringList arguments{u"run"_s, write(document)};
    const auto first = m_program->start(arguments);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(begun), 20'000);

    const auto second = m_program->start(arguments);

    QByteArray said;
    const auto isSaid = [&] {
        said += second->readAllStandardError();
        return said.contains("waiting   slow: for its turn: \"deploy\", 1 at a time\n");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(isSaid(), said.constData(), 20'000);
    m_repo->write(u"go"_s, "");
    COMPARE_EXIT(CliProgram::finish(*first), 0);
    COMPARE_EXIT(CliProgram::finish(*second), 0);
}

QTEST_GUILESS_MAIN(TestCliRunText)
#include "tst_cli_runtext.moc"
