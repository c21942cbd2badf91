// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliInterop : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    QByteArray contentOf(const QString &path) const
    {
        QFile file(m_repo->filePath(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u".github/workflows/ci.yml"_s,
                      "name: CI\non: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n"
                      "    steps:\n      - uses: ./.github/actions/own\n      - uses: other/a@v1\n"
                      "      - run: make\n");
        m_repo->write(u".github/workflows/bad.yml"_s, "on: push\njobs:\n  a:\n    rnus-on: x\n");
        m_repo->write(u".github/actions/own/action.yml"_s,
                      "name: Own\nruns:\n  using: composite\n  steps:\n    - run: echo own\n"
                      "      shell: bash\n");
        m_repo->write(
            u"flow.json"_s,
            R"({"name": "Flow", "nodes": [{"name": "Go", "type": "n8n-nodes-base.manualTrigger"}]})");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void theDocumentIsPrintedAndDifferencesAreSaid()
    {
        const CliOutcome outcome =
            m_program->run({u"import"_s, u"github-actions"_s, u".github/workflows/ci.yml"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.json().value("name"_L1), QJsonValue(u"CI"_s));
        QVERIFY2(outcome.out.contains("echo own"_L1), qPrintable(outcome.out));
        QVERIFY2(outcome.err.contains(".github/workflows/ci.yml:8:15: warning: "_L1),
                 qPrintable(outcome.err));
    }

    void placesAreNamedFromTheCurrentFolder()
    {
        m_program->setWorkingDirectory(m_repo->filePath(u".github"_s));

        const CliOutcome outcome =
            m_program->run({u"import"_s, u"github-actions"_s, u"workflows/ci.yml"_s});

        COMPARE_EXIT(outcome, 0);
        QVERIFY2(outcome.err.contains("\nworkflows/ci.yml:8:15: warning: "_L1)
                     || outcome.err.startsWith("workflows/ci.yml:8:15: warning: "_L1),
                 qPrintable(outcome.err));
    }

    void mistakesGiveNoDocument()
    {
        const CliOutcome outcome =
            m_program->run({u"import"_s, u"github-actions"_s, u".github/workflows/bad.yml"_s,
                            u"--output"_s, u"bad.agentops.json"_s});

        COMPARE_EXIT(outcome, 3);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains(".github/workflows/bad.yml:4:5: error: "_L1),
                 qPrintable(outcome.err));
        QVERIFY(!QFile::exists(m_repo->filePath(u"bad.agentops.json"_s)));
    }

    void jsonHasTheDocumentAndEveryFinding()
    {
        const QJsonObject good = m_program
                                     ->run({u"import"_s, u"github-actions"_s,
                                            u".github/workflows/ci.yml"_s, u"--json"_s})
                                     .json();
        const QJsonObject bad = m_program
                                    ->run({u"import"_s, u"github-actions"_s,
                                           u".github/workflows/bad.yml"_s, u"--json"_s})
                                    .json();

        QCOMPARE(good.value("document"_L1)["name"_L1], QJsonValue(u"CI"_s));
        QCOMPARE(good.value("diagnostics"_L1)[0]["line"_L1], QJsonValue(8));
        QVERIFY(bad.value("document"_L1).isNull());
        QCOMPARE(bad.value("diagnostics"_L1)[0]["severity"_L1], QJsonValue(u"error"_s));
    }

    /// Matrix, outputs, variables, conditions and failures, carried out.
    void whatIsImportedRuns()
    {
        m_repo->write(
            u".github/workflows/run.yml"_s,
            "on: workflow_dispatch\n"
            "jobs:\n"
            "  build:\n    runs-on: ubuntu-latest\n"
            "    strategy: {fail-fast: false, matrix: {os: [a, b], include: [{os: a, x: more}]}}\n"
            "    outputs: {made: '${{ steps.make.outputs.made }}'}\n"
            "    steps:\n"
            "      - id: make\n        run: |\n"
            "          echo \"made=${{ matrix.os }}\" >> \"$GITHUB_OUTPUT\"\n"
            "          echo \"STAGE=built-${{ matrix.os }}\" >> \"$GITHUB_ENV\"\n"
            "      - run: echo \"stage $STAGE ${{ env.STAGE }} ${{ matrix.x }}\"\n"
            "      - id: flaky\n        run: exit 3\n        continue-on-error: true\n"
            "      - run: echo \"${{ steps.flaky.outcome }} ${{ steps.flaky.conclusion }}\"\n"
            "  fails:\n    needs: build\n    runs-on: ubuntu-latest\n"
            "    steps:\n"
            "      - run: exit 7\n"
            "      - run: echo never\n"
            "      - if: failure()\n        run: echo cleaning up\n"
            "  behind:\n    needs: fails\n    runs-on: ubuntu-latest\n"
            "    steps: [{run: echo never}]\n"
            "  report:\n    needs: [build, fails, behind]\n    if: always()\n"
            "    runs-on: ubuntu-latest\n"
            "    steps:\n"
            "      - run: echo \"${{ needs.build.outputs.made }} ${{ join(needs.*.result) }}\"\n");
        m_repo->commit();
        COMPARE_EXIT(
            m_program->run({u"import"_s, u"github-actions"_s, u".github/workflows/run.yml"_s,
                            u"--output"_s, u"run.agentops.json"_s}),
            0);

        COMPARE_EXIT(m_program->run({u"run"_s, u"run.agentops.json"_s}), 1);

        const QString log = m_program->run({u"runs"_s, u"logs"_s, u"last"_s}).out;
        for (const QString &line :
             {u"stage built-a built-a more\n"_s, u"stage built-b built-b \n"_s,
              u"failure success\n"_s, u"cleaning up\n"_s, u"b skipped,success,failure\n"_s})
            QVERIFY2(log.contains(line), qPrintable(log));
        QVERIFY2(!log.contains("never"_L1), qPrintable(log));
    }

    /// What a failed job had to show, who is skipped for it, variables and secrets.
    void jobsGoOnAsThere()
    {
        m_repo->write(
            u".github/workflows/run.yml"_s,
            "name: Jobs\non: workflow_dispatch\n"
            "jobs:\n"
            "  fails:\n    runs-on: ubuntu-latest\n"
            "    outputs:\n      made: ${{ steps.make.outputs.made }}\n"
            "      never: ${{ steps.late.outputs.x }}\n"
            "    steps:\n"
            "      - {id: make, run: 'echo made=it >> \"$GITHUB_OUTPUT\"'}\n"
            "      - run: exit 3\n"
            "      - {id: late, run: echo never}\n"
            "  shrugs:\n    runs-on: ubuntu-latest\n    continue-on-error: true\n"
            "    steps: [{run: exit 1}]\n"
            "  tidies:\n    needs: [fails, shrugs]\n    if: always()\n    runs-on: ubuntu-latest\n"
            "    steps:\n"
            "      - run: echo \"made ${{ needs.fails.outputs.made }}"
            "${{ needs.fails.outputs.never }} ${{ join(needs.*.result) }}\"\n"
            "      - env: {TOKEN: '${{ secrets.NOBODY_HAS_IT }}', GITHUB_ACTIONS: own}\n"
            "        run: echo \"$CI $GITHUB_ACTIONS $GITHUB_JOB $GITHUB_WORKFLOW [$TOKEN]\"\n"
            "      - run: test ${#GITHUB_SHA} = 40 && echo \"at $RUNNER_OS $GITHUB_EVENT_NAME\"\n"
            "  publishes:\n    needs: tidies\n    runs-on: ubuntu-latest\n"
            "    steps: [{run: echo never}]\n");
        m_repo->commit();
        COMPARE_EXIT(
            m_program->run({u"import"_s, u"github-actions"_s, u".github/workflows/run.yml"_s,
                            u"--output"_s, u"run.agentops.json"_s}),
            0);

        COMPARE_EXIT(m_program->run({u"run"_s, u"run.agentops.json"_s}), 1);

        const QString log = m_program->run({u"runs"_s, u"logs"_s, u"last"_s}).out;
        for (const QString &line :
             {u"made it failure,success\n"_s, u"true own tidies Jobs []\n"_s,
              u"at Linux workflow_dispatch\n"_s, u"there is no secret \"NOBODY_HAS_IT\""_s})
            QVERIFY2(log.contains(line), qPrintable(log));
        QVERIFY2(!log.contains("| never"_L1), qPrintable(log));
    }

    void whatIsImportedIsExportedAgain()
    {
        COMPARE_EXIT(
            m_program->run({u"import"_s, u"github-actions"_s, u".github/workflows/ci.yml"_s,
                            u"--output"_s, u"ci.agentops.json"_s}),
            0);

        const CliOutcome outcome =
            m_program->run({u"export"_s, u"github-actions"_s, u"ci.agentops.json"_s, u"--output"_s,
                            u".github/workflows/again.yml"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.out, u".github/workflows/again.yml\n"_s);
        const QByteArray text = contentOf(u".github/workflows/again.yml"_s);
        QVERIFY2(text.startsWith("name: CI\non:\n  push:\njobs:\n  build:\n"), text.constData());
        QVERIFY2(text.contains("- uses: other/a@v1\n"), text.constData());
    }

    void whatGithubCannotSayIsNamed()
    {
        const CliOutcome outcome =
            m_program->run({u"export"_s, u"github-actions"_s, u"check-and-ship"_s});

        COMPARE_EXIT(outcome, 0);
        QVERIFY2(outcome.err.contains(u"GitHub has no step “approval”"), qPrintable(outcome.err));
    }

    void flowsOfN8nAreRead()
    {
        const CliOutcome outcome = m_program->run({u"import"_s, u"n8n"_s, u"flow.json"_s});

        COMPARE_EXIT(outcome, 0);
        QCOMPARE(outcome.json().value("nodes"_L1)[0]["kind"_L1], QJsonValue(u"trigger.manual"_s));
        COMPARE_EXIT(m_program->run({u"import"_s, u"n8n"_s, u".github/workflows/ci.yml"_s}), 3);
        COMPARE_EXIT(m_program->run({u"import"_s, u"n8n"_s, u"missing.json"_s}), 3);
    }
};

QTEST_GUILESS_MAIN(TestCliInterop)
#include "tst_cli_interop.moc"
