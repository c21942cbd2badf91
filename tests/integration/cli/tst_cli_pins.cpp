// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

/// Values that stand for steps.
class TestCliPins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theLastRunOfTheWorkflowIsTaken();
    void aRunOfAnotherWorkflowIsTakenWhenItIsNamed();
    void valuesOfTheRightTypesAreTaken();
    void whatCannotBePinnedIsRefused_data();
    void whatCannotBePinnedIsRefused();

private:
    QString runOf(const QString &file) const
    {
        return m_program->run({u"run"_s, u"--in-place"_s, file, u"--json"_s})
            .json()
            .value("run"_L1)
            .toString();
    }
    CliOutcome pin(const QStringList &more) const
    {
        return m_program->run(QStringList{u"workflow"_s, u"pin"_s, u"a.agentops.json"_s} + more);
    }

    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;
};

void TestCliPins::init()
{
    m_repo = std::make_unique<TempRepo>();
    QJsonObject document = workflowObject({shellStep(u"build"_s, u"echo built"_s)});
    m_repo->write(u"a.agentops.json"_s, QJsonDocument(document).toJson());
    document.insert("id"_L1, u"019a0000-0000-7000-8000-0000000000bb"_s);
    document.insert("name"_L1, u"Other"_s);
    m_repo->write(u"b.agentops.json"_s, QJsonDocument(document).toJson());
    m_repo->commit();
    m_program = std::make_unique<CliProgram>();
    m_program->setWorkingDirectory(m_repo->path());
}

void TestCliPins::theLastRunOfTheWorkflowIsTaken()
{
    runOf(u"a.agentops.json"_s);
    const QString last = runOf(u"a.agentops.json"_s);
    runOf(u"b.agentops.json"_s);

    const CliOutcome pinned = pin({u"build"_s, u"--json"_s});

    COMPARE_EXIT(pinned, 0);
    QCOMPARE(pinned.json().value("run"_L1).toString(), last);
    QCOMPARE(pinned.json().value("outputs"_L1)["output"_L1].toString(), u"built"_s);
    QVERIFY2(pinned.err.contains(u"Pinned: build in a.pins.json, with the values of run "_s + last),
             qPrintable(pinned.err));
}

void TestCliPins::aRunOfAnotherWorkflowIsTakenWhenItIsNamed()
{
    runOf(u"a.agentops.json"_s);
    const QString other = runOf(u"b.agentops.json"_s);

    const CliOutcome pinned = pin({u"build"_s, u"--from"_s, other});

    COMPARE_EXIT(pinned, 0);
    QVERIFY2(pinned.err.contains("which is of \"Other\""_L1), qPrintable(pinned.err));
}

void TestCliPins::valuesOfTheRightTypesAreTaken()
{
    const CliOutcome pinned =
        pin({u"build"_s, u"--value"_s, uR"({"output": "made up", "exitCode": 0})"_s, u"--json"_s});

    COMPARE_EXIT(pinned, 0);
    QVERIFY(pinned.json().value("run"_L1).isNull());
    QCOMPARE(pinned.json().value("outputs"_L1)["exitCode"_L1], QJsonValue(0));
}

void TestCliPins::whatCannotBePinnedIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message");
    QTest::newRow("a step that is not there")
        << QStringList{u"buidl"_s} << 3
        << u"the workflow has no step \"buidl\"; did you mean 'build'?"_s;
    QTest::newRow("a step that has not run")
        << QStringList{u"build"_s} << 3 << u"\"Test\" has not run here yet"_s;
    QTest::newRow("an output that is not there")
        << QStringList{u"build"_s, u"--value"_s, uR"({"outptu": "x"})"_s} << 3
        << u"step \"build\" has no output \"outptu\"; did you mean 'output'?"_s;
    QTest::newRow("a text where a number belongs")
        << QStringList{u"build"_s, u"--value"_s, uR"({"exitCode": "0"})"_s} << 3
        << u"the output \"exitCode\" of \"build\": expected number, got text"_s;
    QTest::newRow("no object") << QStringList{u"build"_s, u"--value"_s, u"[1]"_s} << 3
                               << u"--value wants a JSON object"_s;
    QTest::newRow("no JSON") << QStringList{u"build"_s, u"--value"_s, u"{"_s} << 3
                             << u"--value wants a JSON object"_s;
    QTest::newRow("values and a run")
        << QStringList{u"build"_s, u"--value"_s, u"{}"_s, u"--from"_s, u"last"_s} << 2
        << u"--from and --value exclude each other"_s;
}

void TestCliPins::whatCannotBePinnedIsRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QFETCH(const QString, message);
    runOf(u"b.agentops.json"_s);

    const CliOutcome outcome = pin(arguments);

    COMPARE_EXIT(outcome, exitCode);
    QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count(u'\n'), 1);
    QVERIFY(!QFile::exists(m_repo->filePath(u"a.pins.json"_s)));
}

QTEST_GUILESS_MAIN(TestCliPins)
#include "tst_cli_pins.moc"
