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

    void eachLineOfSeveralStepsNamesItsStep()
    {
        m_program->run({u"run"_s, u"--in-place"_s,
                        workflow({shellStep(u"first"_s, u"printf 'one\\ntwo\\n'"_s),
                                  shellStep(u"b"_s, u"printf 'no end'"_s)})});

        const CliOutcome logs = m_program->run({u"runs"_s, u"logs"_s, u"last"_s});

        QCOMPARE(logs.out, u"first | one\nfirst | two\nb     | no end\n"_s);
    }

    void aLineIsOneLineWhereverItsPiecesEnd()
    {
        constexpr int kLines = 20'000;
        QString plain;
        QString named;
        for (int i = 1; i <= kLines; ++i) {
            plain += u"line %1 of many\n"_s.arg(i);
            named += u"a | line %1 of many\n"_s.arg(i);
        }
        const QString file =
            workflow({shellStep(u"a"_s, u"seq 1 %1 | sed 's/.*/line & of many/'"_s.arg(kLines))});
        COMPARE_EXIT(m_program->run({u"run"_s, u"--in-place"_s, file}), 0);

        const CliOutcome all = m_program->run({u"runs"_s, u"logs"_s, u"last"_s});
        const CliOutcome one =
            m_program->run({u"runs"_s, u"logs"_s, u"last"_s, u"--node"_s, u"a"_s});

        QVERIFY(all.out == named);
        QVERIFY(one.out == plain);
    }

    void aLineOfAPassNamesThePass()
    {
        const QJsonObject document = mapObject(2, u"echo pass {{ index }}"_s);
        m_repo->write(u"test.agentops.json"_s, QJsonDocument(document).toJson());
        COMPARE_EXIT(m_program->run({u"run"_s, u"--in-place"_s, u"test.agentops.json"_s}), 0);
        const auto logs = [this](const QStringList &more) {
            return m_program->run(QStringList{u"runs"_s, u"logs"_s, u"last"_s} + more);
        };

        const CliOutcome all = logs({});
        const CliOutcome pass = logs({u"--node"_s, u"each#1/build"_s});
        const CliOutcome none = logs({u"--node"_s, u"build"_s});

        QVERIFY2(all.out.contains("Build it (each#0/build) | pass 0\n"_L1), qPrintable(all.out));
        QVERIFY2(all.out.contains("Build it (each#1/build) | pass 1\n"_L1), qPrintable(all.out));
        QCOMPARE(pass.out, u"pass 1\n"_s);
        COMPARE_EXIT(none, 3);
        QVERIFY2(none.err.contains("in passes it is each#0/build, each#1/build"_L1),
                 qPrintable(none.err));
    }

    void whatOnlyATerminalUnderstandsIsLeftOut()
    {
        const QString command = u"printf '\\033[1;31mred\\033[0m\\t\\007!\\n50%%\\r100%%\\r\\n"
                                "\\033]0;title\\007text\\033[2K\\n'"_s;
        COMPARE_EXIT(
            m_program->run({u"run"_s, u"--in-place"_s, workflow({shellStep(u"a"_s, command)})}), 0);

        const CliOutcome logs =
            m_program->run({u"runs"_s, u"logs"_s, u"last"_s, u"--node"_s, u"a"_s});

        QCOMPARE(logs.out, u"red\t!\n100%\ntext\n"_s);
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
