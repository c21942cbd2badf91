// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliSteering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepInDoubtIsResolvedByAPerson()
    {
        TempRepo repo;
        CliProgram program;
        program.setWorkingDirectory(repo.path());
        QTcpServer neverAnswers;
        QVERIFY(neverAnswers.listen(QHostAddress::LocalHost));
        const QString url = u"http://127.0.0.1:%1/"_s.arg(neverAnswers.serverPort());
        repo.write(u"test.agentops.json"_s,
                   workflowFile({{.id = u"post"_s,
                                  .kind = u"http.request"_s,
                                  .parameters = {{u"method"_s, u"POST"_s}, {u"url"_s, url}}},
                                 shellStep(u"after"_s, u"echo yes > out.txt"_s)}));
        repo.commit();
        const auto process = program.start({u"run"_s, u"--in-place"_s, u"test.agentops.json"_s});
        QVERIFY(neverAnswers.waitForNewConnection(20'000));
        process->kill();
        QVERIFY(process->waitForFinished());

        const CliOutcome resumed = program.run({u"runs"_s, u"resume"_s, u"last"_s});
        COMPARE_EXIT(resumed, 4);
        QVERIFY2(resumed.err.contains("agentops runs resolve "_L1), qPrintable(resumed.err));
        COMPARE_EXIT(program.run({u"runs"_s, u"approve"_s, u"last"_s}), 3);
        const CliOutcome resolved =
            program.run({u"runs"_s, u"resolve"_s, u"last"_s, u"succeeded"_s});

        COMPARE_EXIT(resolved, 0);
        QVERIFY(QFile::exists(repo.filePath(u"out.txt"_s)));
    }

    void aRunWhoseProgramWasKilledIsInterrupted()
    {
        TempRepo repo;
        CliProgram program;
        program.setWorkingDirectory(repo.path());
        repo.write(u"test.agentops.json"_s,
                   workflowFile({shellStep(u"slow"_s, u"echo > began; exec sleep 600"_s)}));
        repo.commit();
        const auto process = program.start({u"run"_s, u"--in-place"_s, u"test.agentops.json"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(repo.filePath(u"began"_s)), 20'000);
        const auto listed = [&program](const QStringList &more) {
            return program.run(QStringList{u"runs"_s, u"list"_s} + more);
        };
        QVERIFY(listed({}).out.contains("  running  "_L1));
        QVERIFY(!listed({u"--json"_s}).json().value("runs"_L1)[0]["interrupted"_L1].toBool(true));

        process->kill();
        QVERIFY(process->waitForFinished());

        const QJsonValue run = listed({u"--json"_s}).json().value("runs"_L1)[0];
        QVERIFY(run["interrupted"_L1].toBool());
        QCOMPARE(run["state"_L1].toString(), u"running"_s);
        QVERIFY(listed({}).out.contains("  interrupted  "_L1));
        const CliOutcome shown = program.run({u"runs"_s, u"show"_s, u"last"_s});
        QVERIFY2(shown.out.contains("interrupted  slow"_L1), qPrintable(shown.out));
        QVERIFY2(shown.out.contains(u"\nRun %1 interrupted\n"_s.arg(run["run"_L1].toString())),
                 qPrintable(shown.out));
        QVERIFY2(shown.err.contains("agentops runs resume "_L1), qPrintable(shown.err));
        const QJsonObject document =
            program.run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s}).json();
        QVERIFY(document.value("interrupted"_L1).toBool());
    }

    void aRunThatWaitsIsNotInterrupted()
    {
        TempRepo repo;
        CliProgram program;
        program.setWorkingDirectory(repo.path());
        repo.write(u"test.agentops.json"_s, workflowFile({approvalStep(u"ask"_s)}));
        COMPARE_EXIT(program.run({u"run"_s, u"--in-place"_s, u"test.agentops.json"_s}), 4);

        const QJsonValue run =
            program.run({u"runs"_s, u"list"_s, u"--json"_s}).json().value("runs"_L1)[0];

        QCOMPARE(run["state"_L1].toString(), u"waiting"_s);
        QVERIFY(!run["interrupted"_L1].toBool(true));
    }

    void whatCannotBeDoneNamesTheRun_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("a run that has ended, resumed")
            << QStringList{u"resume"_s, u"last"_s} << u"run %1: the run has ended"_s;
        QTest::newRow("a run that has ended, cancelled")
            << QStringList{u"cancel"_s, u"last"_s} << u"run %1: the run has ended"_s;
        QTest::newRow("a run that has ended, approved")
            << QStringList{u"approve"_s, u"last"_s, u"--node"_s, u"a"_s}
            << u"run %1: the run has ended"_s;
        QTest::newRow("a step that is not there, run again")
            << QStringList{u"rerun"_s, u"last"_s, u"--from"_s, u"typo"_s}
            << u"run %1: the run has no step \"typo\""_s;
        QTest::newRow("the log of a step that is not there")
            << QStringList{u"logs"_s, u"last"_s, u"--node"_s, u"typo"_s}
            << u"run %1 has no step 'typo'"_s;
        QTest::newRow("a step that does not wait")
            << QStringList{u"approve"_s, u"last"_s} << u"no step of run %1 is waiting"_s;
    }

    void whatCannotBeDoneNamesTheRun()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        TempRepo repo;
        CliProgram program;
        program.setWorkingDirectory(repo.path());
        repo.write(u"test.agentops.json"_s, workflowFile({shellStep(u"a"_s, u"true"_s)}));
        const QString run =
            program.run({u"run"_s, u"--in-place"_s, u"test.agentops.json"_s, u"--json"_s})
                .json()
                .value("run"_L1)
                .toString();

        const CliOutcome outcome = program.run(QStringList{u"runs"_s} + arguments);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.startsWith(u"agentops: "_s + message.arg(run)),
                 qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestCliSteering)
#include "tst_cli_steering.moc"
