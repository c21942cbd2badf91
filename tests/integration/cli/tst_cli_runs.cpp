// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliRuns : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    /// The path of a workflow file beside the repository's content.
    QString workflow(const QList<TestStep> &steps)
    {
        m_repo->write(u"test.agentops.json"_s, workflowFile(steps));
        return u"test.agentops.json"_s;
    }
    QByteArray content(const QString &file) const
    {
        QFile opened(m_repo->filePath(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    QJsonObject lastRun() const
    {
        return m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s}).json();
    }
    QString stateOf(const QString &node) const
    {
        for (const QJsonValue &step : lastRun().value("steps"_L1).toArray()) {
            if (step["node"_L1].toString() == node)
                return step["state"_L1].toString();
        }
        return {};
    }
    /// A run whose step `wait` goes on until it is ended, and that has come there.
    std::unique_ptr<QProcess> startEndlessRun()
    {
        const QString file = workflow(
            {shellStep(u"first"_s, u"echo first >> steps.txt"_s),
             shellStep(u"wait"_s, u"echo wait >> steps.txt; test -e go || exec sleep 600"_s),
             shellStep(u"last"_s, u"echo last >> steps.txt"_s)});
        auto process = m_program->start({u"run"_s, u"--in-place"_s, file});
        return QTest::qWaitFor([&] { return content(u"steps.txt"_s) == "first\nwait\n"; }, 20'000)
            ? std::move(process)
            : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"a.txt"_s, "text\n");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void aRunThatSucceeds()
    {
        const CliOutcome outcome =
            m_program->run({u"run"_s, u"--in-place"_s,
                            workflow({shellStep(u"hello"_s, u"echo hello > out.txt"_s)})});

        COMPARE_EXIT(outcome, 0);
        QVERIFY(outcome.out.startsWith("Test\n"_L1));
        QVERIFY(outcome.out.contains("succeeded  hello"_L1));
        QVERIFY(outcome.err.contains("done      hello"_L1));
        QCOMPARE(content(u"out.txt"_s), QByteArray("hello\n"));
    }

    void aRunThatFails()
    {
        const CliOutcome outcome =
            m_program->run({u"run"_s, u"--in-place"_s, u"--json"_s,
                            workflow({shellStep(u"bad"_s, u"echo oops >&2; exit 3"_s)})});

        COMPARE_EXIT(outcome, 1);
        const QJsonObject run = outcome.json();
        QCOMPARE(run.value("state"_L1).toString(), u"failed"_s);
        QVERIFY(!run.value("error"_L1)["message"_L1].toString().isEmpty());
        QCOMPARE(run.value("steps"_L1)[1]["state"_L1].toString(), u"failed"_s);
    }

    void aFailureIsOneLineEvenWhenQuiet()
    {
        const CliOutcome outcome = m_program->run({u"run"_s, u"--in-place"_s, u"--quiet"_s,
                                                   workflow({shellStep(u"bad"_s, u"exit 3"_s)})});

        COMPARE_EXIT(outcome, 1);
        QVERIFY2(outcome.err.startsWith("agentops: run "_L1), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(" failed at bad: "_L1), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void jsonDescribesTheRun()
    {
        const QJsonObject run =
            m_program
                ->run({u"run"_s, u"--in-place"_s, workflow({shellStep(u"hello"_s, u"echo hi"_s)}),
                       u"--json"_s, u"--set"_s, u"word=some text"_s})
                .json();

        for (const QString &key :
             {u"run"_s, u"workflow"_s, u"state"_s, u"createdAt"_s, u"startedAt"_s, u"finishedAt"_s,
              u"durationMs"_s, u"plannedSteps"_s, u"finishedSteps"_s, u"repository"_s, u"rerunOf"_s,
              u"error"_s, u"inputs"_s, u"steps"_s})
            QVERIFY2(run.contains(key), qPrintable(key));
        QCOMPARE(run.value("inputs"_L1)["word"_L1].toString(), u"some text"_s);
        const QJsonObject step = run.value("steps"_L1)[1].toObject();
        for (const QString &key :
             {u"node"_s, u"kind"_s, u"title"_s, u"state"_s, u"attempt"_s, u"startedAt"_s,
              u"finishedAt"_s, u"durationMs"_s, u"error"_s, u"outputs"_s, u"workingDirectory"_s,
              u"artefacts"_s, u"approval"_s, u"decision"_s})
            QVERIFY2(step.contains(key), qPrintable(key));
        QCOMPARE(step.value("node"_L1).toString(), u"hello"_s);
    }

    void whatCannotBeRunIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("no such file")
            << QStringList{u"nothing.agentops.json"_s} << u"nothing.agentops.json"_s;
        QTest::newRow("a misspelt example")
            << QStringList{u"chek-and-ship"_s} << u"did you mean 'check-and-ship'?"_s;
        QTest::newRow("no JSON") << QStringList{u"text.agentops.json"_s}
                                 << u"text.agentops.json:1:"_s;
        QTest::newRow("an unknown kind")
            << QStringList{u"kind.agentops.json"_s} << u"kind.agentops.json:"_s;
        QTest::newRow("a folder") << QStringList{u"sub"_s} << u"sub"_s;
        QTest::newRow("an unknown input")
            << QStringList{u"good.agentops.json"_s, u"--set"_s, u"wrod=x"_s}
            << u"the workflow 'Test' has no input 'wrod'; did you mean 'word'?"_s;
        QTest::newRow("a text where a number belongs")
            << QStringList{u"good.agentops.json"_s, u"--set"_s, u"count=many"_s}
            << u"'many' is no number"_s;
        QTest::newRow("a file for a repository")
            << QStringList{u"good.agentops.json"_s, u"--repo"_s, u"good.agentops.json"_s}
            << u"good.agentops.json: this is a file, not a folder"_s;
        QTest::newRow("a commit where there is no repository")
            << QStringList{u"good.agentops.json"_s, u"--repo"_s, u"/"_s,
                           u"--commit"_s,           u"HEAD"_s,   u"--quiet"_s}
            << u"no git repository"_s;
    }

    void whatCannotBeRunIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        m_repo->write(u"text.agentops.json"_s, "not json\n");
        m_repo->write(u"kind.agentops.json"_s,
                      workflowFile({{.id = u"a"_s, .kind = u"no.such.kind"_s, .parameters = {}}}));
        m_repo->write(u"good.agentops.json"_s, workflowFile({}));
        m_repo->write(u"sub/a.txt"_s, "");

        const CliOutcome outcome = m_program->run(QStringList{u"run"_s} + arguments);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(m_program->run({u"runs"_s, u"list"_s, u"--json"_s})
                    .json()
                    .value("runs"_L1)
                    .toArray()
                    .isEmpty());
    }

    void aDataFolderThatCannotBeMadeIsRefused()
    {
        const CliOutcome outcome =
            m_program->run({u"run"_s, u"--in-place"_s, workflow({}), u"--data-dir"_s,
                            m_repo->filePath(u"a.txt"_s) + u"/data"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("a.txt/data"_L1)
                     && outcome.err.contains("cannot be made: Not a directory"_L1),
                 qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void anApprovalIsGivenByASecondProgram()
    {
        const CliOutcome asked = m_program->run(
            {u"run"_s, u"--in-place"_s,
             workflow({approvalStep(u"ask"_s), shellStep(u"after"_s, u"echo yes > out.txt"_s)})});
        COMPARE_EXIT(asked, 4);
        QVERIFY(!QFile::exists(m_repo->filePath(u"out.txt"_s)));
        QVERIFY(asked.err.contains("agentops runs approve"_L1));

        const CliOutcome approved = m_program->run(
            {u"runs"_s, u"approve"_s, u"last"_s, u"--comment"_s, u"fine"_s, u"--json"_s});

        COMPARE_EXIT(approved, 0);
        QCOMPARE(content(u"out.txt"_s), QByteArray("yes\n"));
        const QJsonValue decision = approved.json().value("steps"_L1)[1]["decision"_L1];
        QCOMPARE(decision["approved"_L1].toBool(), true);
        QCOMPARE(decision["comment"_L1].toString(), u"fine"_s);
    }

    void aRejectionKeepsTheStepsBehindFromRunning()
    {
        COMPARE_EXIT(m_program->run({u"run"_s,
                                     workflow({approvalStep(u"ask"_s),
                                               shellStep(u"after"_s, u"echo yes > out.txt"_s)})}),
                     4);

        const CliOutcome rejected =
            m_program->run({u"runs"_s, u"reject"_s, u"last"_s, u"--comment"_s, u"not yet"_s});

        QVERIFY2(rejected.exitCode == 0 || rejected.exitCode == 1, qPrintable(rejected.describe()));
        QVERIFY(!QFile::exists(m_repo->filePath(u"out.txt"_s)));
        QVERIFY(stateOf(u"after"_s) != u"succeeded"_s);
    }

    void yesGivesEveryApproval()
    {
        const CliOutcome outcome = m_program->run(
            {u"run"_s, u"--in-place"_s, u"--yes"_s,
             workflow({approvalStep(u"ask"_s), shellStep(u"after"_s, u"echo yes > out.txt"_s)})});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(content(u"out.txt"_s), QByteArray("yes\n"));
    }

    void aDecisionNeedsAStepThatWaits()
    {
        m_program->run({u"run"_s, u"--in-place"_s, workflow({shellStep(u"a"_s, u"true"_s)})});

        const CliOutcome outcome = m_program->run({u"runs"_s, u"approve"_s, u"last"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY(outcome.err.contains("waiting for approval"_L1));
    }

    void aSignalCancelsTheRun_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("the request to end") << SIGTERM;
    }

    void aSignalCancelsTheRun()
    {
        QFETCH(int, signal);
        const auto process = startEndlessRun();
        QVERIFY(process);

        ::kill(pid_t(process->processId()), signal);

        const CliOutcome outcome = CliProgram::finish(*process);
        COMPARE_EXIT(outcome, 130);
        QCOMPARE(lastRun().value("state"_L1).toString(), u"cancelled"_s);
        QCOMPARE(content(u"steps.txt"_s), QByteArray("first\nwait\n"));
    }

    void anotherProgramCancelsTheRun()
    {
        const auto process = startEndlessRun();
        QVERIFY(process);

        const CliOutcome cancelled =
            m_program->run({u"runs"_s, u"cancel"_s, u"last"_s, u"--json"_s});

        COMPARE_EXIT(cancelled, 0);
        QCOMPARE(cancelled.json().value("state"_L1).toString(), u"cancelled"_s);
        COMPARE_EXIT(CliProgram::finish(*process), 130);
    }

    void aRunThatWaitsCanBeCancelled()
    {
        COMPARE_EXIT(
            m_program->run({u"run"_s, u"--in-place"_s, workflow({approvalStep(u"ask"_s)})}), 4);

        const CliOutcome cancelled = m_program->run({u"runs"_s, u"cancel"_s, u"last"_s});

        COMPARE_EXIT(cancelled, 0);
        QCOMPARE(lastRun().value("state"_L1).toString(), u"cancelled"_s);
    }

    void aKilledRunGoesOnWithoutRepeatingWhatIsDone()
    {
        const auto process = startEndlessRun();
        QVERIFY(process);
        process->kill();
        process->waitForFinished();
        m_repo->write(u"go"_s, "");

        const CliOutcome resumed = m_program->run({u"runs"_s, u"resume"_s, u"last"_s});

        COMPARE_EXIT(resumed, 0);
        QCOMPARE(content(u"steps.txt"_s), QByteArray("first\nwait\nwait\nlast\n"));
    }

    void lookingAtRunsBeginsNothing()
    {
        const auto process = startEndlessRun();
        QVERIFY(process);
        process->kill();
        process->waitForFinished();
        m_repo->write(u"go"_s, "");

        COMPARE_EXIT(m_program->run({u"runs"_s, u"list"_s}), 0);
        COMPARE_EXIT(m_program->run({u"runs"_s, u"show"_s, u"last"_s}), 0);
        COMPARE_EXIT(m_program->run({u"runs"_s, u"logs"_s, u"last"_s}), 0);

        QCOMPARE(content(u"steps.txt"_s), QByteArray("first\nwait\n"));
    }

    void aDetachedRunIsCarriedOutInTheBackground()
    {
        const CliOutcome started = m_program->run(
            {u"run"_s, u"--in-place"_s, u"--detach"_s,
             workflow(
                 {shellStep(u"slow"_s, u"while ! test -e go; do sleep 0.05; done; echo end"_s)})});
        COMPARE_EXIT(started, 0);
        const QString id = started.out.trimmed();
        QCOMPARE(id.size(), 36);
        m_repo->write(u"go"_s, "");

        const CliOutcome logs = m_program->run({u"runs"_s, u"logs"_s, id, u"--follow"_s});

        COMPARE_EXIT(logs, 0);
        QCOMPARE(logs.out, u"slow | end\n"_s);
        QCOMPARE(lastRun().value("state"_L1).toString(), u"succeeded"_s);
    }

    void aRunOfAnotherProgramIsFollowedToItsEnd_data()
    {
        QTest::addColumn<bool>("isOwnerKilled");
        QTest::newRow("carried out there") << false;
        QTest::newRow("carried on here when the other program dies") << true;
    }

    void aRunOfAnotherProgramIsFollowedToItsEnd()
    {
        QFETCH(const bool, isOwnerKilled);
        const QString file = workflow({shellStep(
            u"slow"_s, u"echo slow > steps.txt; while ! test -e go; do sleep 0.05; done"_s)});
        const auto owner = m_program->start({u"run"_s, u"--in-place"_s, file});
        QTRY_COMPARE_WITH_TIMEOUT(content(u"steps.txt"_s), QByteArray("slow\n"), 20'000);
        const auto follower = m_program->start({u"runs"_s, u"resume"_s, u"last"_s});
        follower->setReadChannel(QProcess::StandardError);
        QVERIFY(follower->waitForReadyRead());
        if (isOwnerKilled) {
            owner->kill();
            owner->waitForFinished();
        }
        m_repo->write(u"go"_s, "");

        const CliOutcome followed = CliProgram::finish(*follower);

        COMPARE_EXIT(followed, 0);
        QVERIFY2(followed.err.startsWith("Another program carries the run on."_L1),
                 qPrintable(followed.describe()));
        QVERIFY2(followed.out.contains("succeeded  slow"_L1), qPrintable(followed.describe()));
        if (!isOwnerKilled)
            COMPARE_EXIT(CliProgram::finish(*owner), 0);
    }

    void aJournalThatCannotBeWrittenEndsTheCommandWithTheReason()
    {
        // A file may not grow beyond 1 MiB: what a full disk does to the journal.
        const QString file =
            workflow({shellStep(u"loud"_s, u"head -c 4000000 /dev/zero | tr '\\0' x"_s)});

        const CliOutcome outcome = m_program->runScript(
            u"trap '' XFSZ; ulimit -f 2048; \"$agentops\" run --quiet "_s + file);

        COMPARE_EXIT(outcome, 1);
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY2(outcome.err.contains("runs.db"_L1), qPrintable(outcome.describe()));
    }

    void aRerunFromAStepKeepsWhatCameBefore()
    {
        const QString file = workflow({shellStep(u"first"_s, u"echo first >> steps.txt"_s),
                                       shellStep(u"second"_s, u"echo second >> steps.txt"_s)});
        COMPARE_EXIT(m_program->run({u"run"_s, u"--in-place"_s, file}), 0);

        const CliOutcome again = m_program->run(
            {u"runs"_s, u"rerun"_s, u"last"_s, u"--from"_s, u"second"_s, u"--json"_s});

        COMPARE_EXIT(again, 0);
        QVERIFY(!again.json().value("rerunOf"_L1).isNull());
        QCOMPARE(content(u"steps.txt"_s), QByteArray("first\nsecond\nsecond\n"));
    }

    void runsAreListedNewestFirst()
    {
        const QString file = workflow({});
        m_program->run({u"run"_s, u"--in-place"_s, file, u"--set"_s, u"word=one"_s});
        const QString newest = m_program->run({u"run"_s, u"--in-place"_s, file, u"--json"_s})
                                   .json()
                                   .value("run"_L1)
                                   .toString();

        const QJsonArray runs =
            m_program->run({u"runs"_s, u"list"_s, u"--json"_s}).json().value("runs"_L1).toArray();

        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0]["run"_L1].toString(), newest);
        const CliOutcome one = m_program->run({u"runs"_s, u"list"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(one.out.count(u'\n'), 1);
        QVERIFY(one.out.contains(newest));
    }

    void aRunIsNamedByTheEndOfItsId()
    {
        const QString id = m_program->run({u"run"_s, u"--in-place"_s, workflow({}), u"--json"_s})
                               .json()
                               .value("run"_L1)
                               .toString();

        COMPARE_EXIT(m_program->run({u"runs"_s, u"show"_s, id.right(8)}), 0);
    }

    void aPieceOfManyIdsListsAFew()
    {
        const QString file = workflow({});
        for (int i = 0; i < 12; ++i)
            COMPARE_EXIT(m_program->run({u"run"_s, u"--in-place"_s, file}), 0);
        // Ids of the same days begin alike.
        const QString beginning = lastRun().value("run"_L1).toString().first(5);

        const CliOutcome outcome = m_program->run({u"runs"_s, u"show"_s, beginning});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains(u"'%1' fits 12 runs"_s.arg(beginning)),
                 qPrintable(outcome.err));
        QVERIFY2(outcome.err.endsWith(" and 2 more\n"_L1), qPrintable(outcome.err));
    }

    void aPieceThatIsTooShortNamesNoRun()
    {
        COMPARE_EXIT(m_program->run({u"run"_s, u"--in-place"_s, workflow({})}), 0);

        const CliOutcome outcome = m_program->run({u"runs"_s, u"cancel"_s, u"01"_s});

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("'01' is too short to name a run"_L1),
                 qPrintable(outcome.err));
    }

    void anUnknownRunIsSaid_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"show", "logs", "resume", "cancel", "approve", "reject",
                                    "continue", "break", "rerun"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }

    void anUnknownRunIsSaid()
    {
        QFETCH(QString, command);
        for (const QString &id : {u"nonsense"_s, u"019a0000-0000-7000-8000-0000000000ff"_s}) {
            const CliOutcome outcome = m_program->run({u"runs"_s, command, id});

            COMPARE_EXIT(outcome, 3);
            QVERIFY2(outcome.err.contains(id), qPrintable(outcome.err));
        }
    }
};

QTEST_GUILESS_MAIN(TestCliRuns)
#include "tst_cli_runs.moc"
