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
        const auto process = program.start({u"run"_s, u"test.agentops.json"_s});
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
};

QTEST_GUILESS_MAIN(TestCliSteering)
#include "tst_cli_steering.moc"
