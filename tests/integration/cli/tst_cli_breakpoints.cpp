// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

/// Runs that are held, go on step by step, or go to a step and no further.
class TestCliBreakpoints : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<CliProgram> m_program;

    CliOutcome runWith(const QStringList &options)
    {
        return m_program->run(QStringList{u"run"_s, u"--in-place"_s, u"test.agentops.json"_s}
                              + options);
    }
    QString stateOf(const QString &node) const
    {
        const QJsonObject run =
            m_program->run({u"runs"_s, u"show"_s, u"last"_s, u"--json"_s}).json();
        for (const QJsonValue &step : run.value("steps"_L1).toArray()) {
            if (step["node"_L1].toString() == node)
                return step["state"_L1].toString();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
        m_repo->write(u"test.agentops.json"_s,
                      workflowFile({shellStep(u"a"_s, u"echo a > a.txt"_s),
                                    shellStep(u"b"_s, u"echo b > b.txt"_s),
                                    shellStep(u"c"_s, u"echo c > c.txt"_s)}));
        m_repo->commit();
    }

    void aRunIsHeldAndGoesOnStepByStep()
    {
        const CliOutcome held = runWith({u"--break"_s, u"b"_s});
        COMPARE_EXIT(held, 4);
        QVERIFY2(held.err.contains("agentops runs continue "_L1), qPrintable(held.err));
        QVERIFY(QFile::exists(m_repo->filePath(u"a.txt"_s)));
        QVERIFY(!QFile::exists(m_repo->filePath(u"b.txt"_s)));

        const CliOutcome shown = m_program->run({u"runs"_s, u"show"_s, u"last"_s});
        QVERIFY2(shown.out.contains("Held at a breakpoint"_L1), qPrintable(shown.out));
        COMPARE_EXIT(m_program->run({u"runs"_s, u"approve"_s, u"last"_s}), 3);

        const CliOutcome stepped =
            m_program->run({u"runs"_s, u"continue"_s, u"last"_s, u"--step"_s, u"--json"_s});
        COMPARE_EXIT(stepped, 4);
        QVERIFY(QFile::exists(m_repo->filePath(u"b.txt"_s)));
        QVERIFY(!QFile::exists(m_repo->filePath(u"c.txt"_s)));
        const QJsonValue last = stepped.json().value("steps"_L1).toArray().last();
        QCOMPARE(last["hold"_L1]["reason"_L1].toString(), u"stepping"_s);

        COMPARE_EXIT(m_program->run({u"runs"_s, u"continue"_s, u"last"_s}), 0);
        QVERIFY(QFile::exists(m_repo->filePath(u"c.txt"_s)));
        COMPARE_EXIT(m_program->run({u"runs"_s, u"continue"_s, u"last"_s}), 3);
    }

    void breakpointsOfARunAreSetAnew()
    {
        COMPARE_EXIT(runWith({u"--break"_s, u"a"_s, u"--break"_s, u"b"_s}), 4);

        const CliOutcome set = m_program->run(
            {u"runs"_s, u"break"_s, u"last"_s, u"c if a.exitCode === 0"_s, u"--json"_s});
        COMPARE_EXIT(set, 0);
        const QJsonValue breakpoint = set.json().value("breakpoints"_L1)[0];
        QCOMPARE(breakpoint["node"_L1].toString(), u"c"_s);
        QCOMPARE(breakpoint["condition"_L1].toString(), u"a.exitCode === 0"_s);
        COMPARE_EXIT(m_program->run({u"runs"_s, u"continue"_s, u"last"_s}), 4);

        QCOMPARE(stateOf(u"b"_s), u"succeeded"_s);
        QCOMPARE(stateOf(u"c"_s), u"waiting_for_approval"_s);
    }

    void aRunGoesToAStepAndNoFurther()
    {
        COMPARE_EXIT(runWith({u"--to"_s, u"b"_s}), 0);

        QVERIFY(QFile::exists(m_repo->filePath(u"b.txt"_s)));
        QCOMPARE(stateOf(u"c"_s), u"skipped"_s);
    }

    void oneStepIsRunAgain()
    {
        COMPARE_EXIT(runWith({}), 0);
        QVERIFY(QFile::remove(m_repo->filePath(u"b.txt"_s)));
        QVERIFY(QFile::remove(m_repo->filePath(u"c.txt"_s)));

        COMPARE_EXIT(m_program->run({u"runs"_s, u"rerun"_s, u"last"_s, u"--from"_s, u"b"_s,
                                     u"--to"_s, u"b"_s}),
                     0);

        QVERIFY(QFile::exists(m_repo->filePath(u"b.txt"_s)));
        QVERIFY(!QFile::exists(m_repo->filePath(u"c.txt"_s)));
    }

    void whatTheWorkflowDoesNotHaveIsRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("a breakpoint") << QStringList{u"--break"_s, u"nowhere"_s};
        QTest::newRow("a target") << QStringList{u"--to"_s, u"nowhere"_s};
    }

    void whatTheWorkflowDoesNotHaveIsRefused()
    {
        QFETCH(const QStringList, options);

        const CliOutcome outcome = runWith(options);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("\"nowhere\""_L1), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestCliBreakpoints)
#include "tst_cli_breakpoints.moc"
