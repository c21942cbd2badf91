// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <csignal>
#include <random>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

namespace {

constexpr int kSteps = 10;
constexpr int kPatienceMs = 60'000;

int killCount()
{
    return qEnvironmentVariableIsSet("AGENTOPS_THOROUGH") ? 200 : 15;
}

/// A command that tells a ledger when it begins and ends, and whether the process of an attempt
/// before is still there.
QString ledgerCommand(const QString &ledger, const QString &id)
{
    return u"for p in $(sed -n 's/^start %1 //p' '%2'); do kill -0 $p 2>/dev/null && "
           "echo \"orphan %1 $p\" >> '%2'; done; "
           "echo \"start %1 $$\" >> '%2'; sleep 0.04; echo \"end %1\" >> '%2'; echo said %1"_s.arg(
               id, ledger);
}

} // namespace

/// The real program, killed or stopped at any moment while it carries out a run.
class TestCliKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
        m_ledger = m_program->dataFolder() + u"/ledger"_s;
        QFile file(m_ledger);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    void everyRunEndsWhateverIsKilledAndNothingIsDoneTwice()
    {
        const unsigned seed = unsigned(qEnvironmentVariableIntValue("AGENTOPS_SEED"));
        std::mt19937 random(seed);
        writeWorkflow(kSteps);
        int killed = 0;
        int runs = 0;
        while (killed < killCount()) {
            QFile::resize(m_ledger, 0);
            m_succeeded.clear();
            ++runs;
            bool isEnded = false;
            for (int i = 0; !isEnded && killed < killCount(); ++i) {
                const auto program = i == 0 ? startRun() : resume();
                isEnded = program->waitForFinished(80 + int(random() % 500));
                if (isEnded)
                    break;
                program->kill();
                QVERIFY(program->waitForFinished());
                ++killed;
                // Killed before the run was recorded: nothing was promised, the next one starts it.
                if (i == 0 && listedRuns() < runs) {
                    --i;
                    continue;
                }
                checkLedger();
                if (QTest::currentTestFailed())
                    return;
            }
            // The last one may have been killed at its very end, when the run was over.
            if (listedRuns() < runs)
                COMPARE_EXIT(CliProgram::finish(*startRun()), 0);
            else if (!isEnded && !hasSucceeded())
                COMPARE_EXIT(CliProgram::finish(*resume()), 0);
            checkLedger();
            checkEnded();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("AGENTOPS_SEED=%u: killed %d times in %d runs", seed, killed, runs);
    }

    void theChildrenOfAKilledProgramAreEndedBeforeTheStepRunsAgain()
    {
        m_repo->write(u"test.agentops.json"_s,
                      workflowFile({shellStep(
                          u"s0"_s,
                          u"test -e second || { touch second; echo start s0 $$ >> '%1'; "
                          "setsid sleep 600 & echo start s0 $! >> '%1'; sleep 600; }; %2"_s.arg(
                              m_ledger, ledgerCommand(m_ledger, u"s0"_s)))}));
        m_repo->commit();
        const auto program = startRun();
        QTRY_COMPARE_WITH_TIMEOUT(ledger().size(), 2, kPatienceMs);
        program->kill();
        QVERIFY(program->waitForFinished());
        for (const QString &line : ledger())
            QCOMPARE(::kill(line.section(u' ', 2).toInt(), 0), 0); // they outlive it

        COMPARE_EXIT(CliProgram::finish(*resume()), 0);

        QCOMPARE(ledger().filter(u"orphan"_s), QStringList());
        QVERIFY(ledger().contains(u"end s0"_s));
    }

    void oneOfManyProgramsCarriesARunOut()
    {
        writeWorkflow(kSteps);
        const auto program = startRun();
        QTRY_VERIFY_WITH_TIMEOUT(!ledger().isEmpty(), kPatienceMs);
        program->kill();
        QVERIFY(program->waitForFinished());

        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 4; ++i)
            programs.push_back(resume());
        for (const auto &one : programs)
            COMPARE_EXIT(CliProgram::finish(*one), 0);

        checkEnded();
        // The kill may have cost one attempt; four programs at once cost none.
        QVERIFY2(ledger().filter(u"start"_s).size() <= kSteps + 1,
                 qPrintable(ledger().join(u'\n')));
        QCOMPARE(eventsOf(u"run_resumed"_s).size(), 1);
    }

    void aProgramThatHangsIsFencedWhenItComesBack()
    {
        const QString gate = m_repo->filePath(u"gate"_s);
        m_repo->write(
            u"test.agentops.json"_s,
            workflowFile({shellStep(u"s0"_s,
                                    u"echo start s0 $$ >> '%1'; while test ! -e '%2'; do "
                                    "sleep 0.1; done; echo end s0 >> '%1'"_s.arg(m_ledger, gate)),
                          shellStep(u"s1"_s, ledgerCommand(m_ledger, u"s1"_s))}));
        m_repo->commit();
        const auto hanging = startRun();
        QTRY_COMPARE_WITH_TIMEOUT(ledger().size(), 1, kPatienceMs);
        QCOMPARE(::kill(pid_t(hanging->processId()), SIGSTOP), 0);

        const auto next = resume();
        QTRY_COMPARE_WITH_TIMEOUT(ledger().filter(u"start s0"_s).size(), 2, kPatienceMs);
        QCOMPARE(::kill(pid_t(hanging->processId()), SIGCONT), 0);
        m_repo->write(u"gate"_s, {});
        COMPARE_EXIT(CliProgram::finish(*next), 0);
        const CliOutcome fenced = CliProgram::finish(*hanging);

        QVERIFY(!fenced.crashed);
        QCOMPARE(ledger().filter(u"start s1"_s).size(), 1);
        QCOMPARE(eventsOf(u"step_succeeded"_s), QStringList({u"start"_s, u"s0"_s, u"s1"_s}));
        QCOMPARE(eventsOf(u"run_finished"_s).size(), 1);
    }

private:
    void writeWorkflow(int count)
    {
        QList<TestStep> steps;
        for (int i = 0; i < count; ++i) {
            const QString id = u"s%1"_s.arg(i);
            steps.append(shellStep(id, ledgerCommand(m_ledger, id)));
        }
        m_repo->write(u"test.agentops.json"_s, workflowFile(steps));
        m_repo->commit();
    }

    std::unique_ptr<QProcess> startRun() const
    {
        return m_program->start({u"run"_s, u"test.agentops.json"_s});
    }
    std::unique_ptr<QProcess> resume() const
    {
        return m_program->start({u"runs"_s, u"resume"_s, u"last"_s});
    }

    QStringList ledger() const
    {
        QFile file(m_ledger);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }

    qsizetype listedRuns() const
    {
        return m_program->run({u"runs"_s, u"list"_s, u"--limit"_s, u"1000"_s, u"--json"_s})
            .json()
            .value("runs"_L1)
            .toArray()
            .size();
    }

    QJsonObject shown() const
    {
        return m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--events"_s, u"--json"_s}).json();
    }

    QStringList eventsOf(const QString &kind) const
    {
        QStringList steps;
        for (const QJsonValue &event : shown().value("events"_L1).toArray()) {
            if (event["kind"_L1].toString() == kind)
                steps.append(event["node"_L1].toString());
        }
        return steps;
    }

    /// A step whose success is recorded has ended, and never begins again.
    void checkLedger()
    {
        const QStringList lines = ledger();
        QCOMPARE(lines.filter(u"orphan"_s), QStringList());
        for (const QString &step : eventsOf(u"step_succeeded"_s)) {
            if (step == "start"_L1)
                continue;
            const qsizetype begun = lines.filter(u"start %1 "_s.arg(step)).size();
            QVERIFY2(lines.contains(u"end "_s + step), qPrintable(step));
            QVERIFY2(m_succeeded.value(step, begun) == begun,
                     qPrintable(step + u" ran again after its success was recorded"_s));
            m_succeeded.insert(step, begun);
        }
    }

    bool hasSucceeded() const { return shown().value("state"_L1).toString() == "succeeded"_L1; }

    void checkEnded() const
    {
        QVERIFY(hasSucceeded());
        QCOMPARE(eventsOf(u"step_succeeded"_s).size(), kSteps + 1);
        for (int i = 0; i < kSteps; ++i)
            QVERIFY(ledger().contains(u"end s%1"_s.arg(i)));
    }

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<CliProgram> m_program;
    QString m_ledger;
    /// How often each step had begun when its success was first seen.
    QMap<QString, qsizetype> m_succeeded;
};

QTEST_GUILESS_MAIN(TestCliKilled)
#include "tst_cli_killed.moc"
