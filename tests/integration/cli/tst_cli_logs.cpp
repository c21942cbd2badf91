// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

/// What the steps of a run wrote.
class TestCliLogs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    QString workflow(const QList<TestStep> &steps)
    {
        m_repo->write(u"test.agentops.json"_s, workflowFile(steps));
        return u"test.agentops.json"_s;
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void logsHoldWhatStepsWrote()
    {
        m_program->run({u"run"_s,
                        workflow({shellStep(u"a"_s, u"echo out; echo err >&2"_s),
                                  shellStep(u"b"_s, u"echo other"_s)})});

        const CliOutcome all = m_program->run({u"runs"_s, u"logs"_s, u"last"_s});
        QVERIFY(all.out.contains("out\n"_L1));
        QVERIFY(all.out.contains("err\n"_L1));
        const CliOutcome one =
            m_program->run({u"runs"_s, u"logs"_s, u"last"_s, u"--node"_s, u"b"_s});
        QCOMPARE(one.out, u"other\n"_s);
        const QJsonArray lines = m_program->run({u"runs"_s, u"logs"_s, u"last"_s, u"--json"_s})
                                     .json()
                                     .value("lines"_L1)
                                     .toArray();
        QVERIFY(lines.size() >= 3);
        QVERIFY(lines[0].toObject().contains("stream"_L1));
        const CliOutcome followed =
            m_program->run({u"runs"_s, u"logs"_s, u"last"_s, u"--follow"_s, u"--json"_s});
        QCOMPARE(followed.json().value("lines"_L1).toArray(), lines);
    }

    void logsOfAStepThatIsNotThereAreRefused_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("text") << QStringList();
        QTest::newRow("JSON") << QStringList{u"--json"_s};
    }

    void logsOfAStepThatIsNotThereAreRefused()
    {
        QFETCH(QStringList, more);
        m_program->run({u"run"_s, u"--in-place"_s, workflow({shellStep(u"a"_s, u"echo out"_s)})});

        const CliOutcome outcome = m_program->run(
            QStringList{u"runs"_s, u"logs"_s, u"last"_s, u"--node"_s, u"typo"_s} + more);

        COMPARE_EXIT(outcome, 3);
        QVERIFY2(outcome.err.contains("no step 'typo'"_L1), qPrintable(outcome.describe()));
    }
};

QTEST_GUILESS_MAIN(TestCliLogs)
#include "tst_cli_logs.moc"
