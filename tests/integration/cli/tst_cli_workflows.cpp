// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <agentops/testsupport/temprepo.h>

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::testsupport::TempRepo;

class TestCliWorkflows : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliProgram> m_program;
    std::unique_ptr<TempRepo> m_repo;

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_repo->write(u"ci/build.agentops.json"_s, workflowFile({shellStep(u"a"_s, u"true"_s)}));
        m_repo->write(u"bad.agentops.json"_s, "{\n  \"format\": 7\n}\n");
        m_repo->commit();
        m_program = std::make_unique<CliProgram>();
        m_program->setWorkingDirectory(m_repo->path());
    }

    void examplesAndFilesOfTheRepositoryAreListed()
    {
        const QJsonArray workflows = m_program->run({u"workflows"_s, u"list"_s, u"--json"_s})
                                         .json()
                                         .value("workflows"_L1)
                                         .toArray();

        QStringList names;
        for (const QJsonValue &workflow : workflows)
            names.append(workflow["origin"_L1].toString() + u' ' + workflow["name"_L1].toString());
        QCOMPARE(names.first(), u"example check-and-ship"_s);
        QVERIFY(names.contains(u"repository ci/build.agentops.json"_s));
        QVERIFY(names.contains(u"repository bad.agentops.json"_s));
    }

    void aListedFileRunsFromAnyFolder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("as it is listed") << u"ci/build.agentops.json"_s;
        QTest::newRow("from the current folder") << u"build.agentops.json"_s;
    }

    void aListedFileRunsFromAnyFolder()
    {
        QFETCH(QString, name);
        m_program->setWorkingDirectory(m_repo->filePath(u"ci"_s));

        COMPARE_EXIT(m_program->run({u"run"_s, name}), 0);
    }

    void outsideOfARepositoryThereAreTheExamples()
    {
        m_program->setWorkingDirectory(u"/"_s);

        const CliOutcome outcome = m_program->run({u"workflows"_s, u"list"_s});

        COMPARE_EXIT(outcome, 0);
        QVERIFY(outcome.out.contains("check-and-ship"_L1));
        COMPARE_EXIT(m_program->run({u"workflows"_s, u"list"_s, u"--repo"_s, u"/"_s}), 3);
    }

    void everyExampleIsValid()
    {
        const QJsonArray workflows = m_program->run({u"workflows"_s, u"list"_s, u"--json"_s})
                                         .json()
                                         .value("workflows"_L1)
                                         .toArray();
        for (const QJsonValue &workflow : workflows) {
            if (workflow["origin"_L1].toString() == "example"_L1)
                COMPARE_EXIT(m_program->run({u"validate"_s, workflow["name"_L1].toString()}), 0);
        }
    }

    void everyKindOfStepIsExplained()
    {
        const QJsonArray steps =
            m_program->run({u"steps"_s, u"list"_s, u"--json"_s}).json().value("steps"_L1).toArray();
        QVERIFY(steps.size() > 30);

        const CliOutcome text = m_program->run({u"steps"_s, u"show"_s, u"cache.restore"_s});
        const QJsonObject shown =
            m_program->run({u"steps"_s, u"show"_s, u"cache.restore"_s, u"--json"_s}).json();

        COMPARE_EXIT(text, 0);
        for (const QString &part : {u"restoreKeys"_s, u"nodes.not_available"_s, u"Example:"_s})
            QVERIFY2(text.out.contains(part), qPrintable(text.out));
        QCOMPARE(shown.value("parameters"_L1)[0]["name"_L1], QJsonValue(u"key"_s));
        QCOMPARE(shown.value("example"_L1)["kind"_L1], QJsonValue(u"cache.restore"_s));
        QCOMPARE(shown.value("outputs"_L1)[0]["schema"_L1]["type"_L1], QJsonValue(u"boolean"_s));
        QCOMPARE(shown.value("parameters"_L1)[1]["schema"_L1]["items"_L1]["type"_L1],
                 QJsonValue(u"string"_s));
        QCOMPARE(shown.value("parameters"_L1)[2]["editor"_L1], QJsonValue(u"glob"_s));
        QCOMPARE(shown.value("parameters"_L1)[2]["language"_L1], QJsonValue(QString()));
        const CliOutcome tests = m_program->run({u"steps"_s, u"show"_s, u"project.test"_s});
        for (const QString &part : {u"tests.suites[0].cases[0].status"_s,
                                    u"passed | failed | skipped"_s, u"failures[0].line"_s})
            QVERIFY2(tests.out.contains(part), qPrintable(tests.out));
        const CliOutcome unknown = m_program->run({u"steps"_s, u"show"_s, u"cache.restor"_s});
        COMPARE_EXIT(unknown, 3);
        QVERIFY2(unknown.err.contains(u"did you mean 'cache.restore'?"), qPrintable(unknown.err));
    }

    void aFileIsLaidOutOnce()
    {
        const QString file = u"ci/build.agentops.json"_s;
        const QString path = m_repo->filePath(file);
        const QByteArray before = contentOf(path);
        const QStringList layout{u"workflow"_s, u"layout"_s, file};

        const CliOutcome checked = m_program->run(layout + QStringList{u"--check"_s});

        COMPARE_EXIT(checked, 1);
        QCOMPARE(checked.out, u"ci/build.agentops.json: 2 steps would move\n"_s);
        QCOMPARE(contentOf(path), before);

        const CliOutcome laidOut = m_program->run(layout + QStringList{u"--json"_s});

        COMPARE_EXIT(laidOut, 0);
        QCOMPARE(laidOut.json().value("arranged"_L1), QJsonValue(false));
        QCOMPARE(laidOut.json().value("moved"_L1).toArray(), (QJsonArray{u"start"_s, u"a"_s}));
        const QByteArray after = contentOf(path);
        QVERIFY(after != before);
        COMPARE_EXIT(m_program->run({u"validate"_s, file}), 0);
        const CliOutcome again = m_program->run(layout);
        COMPARE_EXIT(again, 0);
        QCOMPARE(again.out, u"ci/build.agentops.json: laid out already\n"_s);
        QCOMPARE(contentOf(path), after);
        COMPARE_EXIT(m_program->run(layout + QStringList{u"--check"_s}), 0);
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"layout"_s, u"nowhere.agentops.json"_s}), 3);
    }

    void stepsBecomeAWorkflowAndComeBack()
    {
        m_repo->write(u"ci/all.agentops.json"_s,
                      workflowFile({shellStep(u"build"_s, u"echo {{ inputs.word }}"_s),
                                    shellStep(u"test"_s, u"echo {{ build.output }}"_s),
                                    shellStep(u"tell"_s, u"echo {{ test.output }}"_s)}));
        const QString file = m_repo->filePath(u"ci/all.agentops.json"_s);
        // As the program writes it.
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"extract"_s, file, u"tell"_s, u"--as"_s,
                                     u"x"_s, u"--output"_s, u"tmp.agentops.json"_s}),
                     0);
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"inline"_s, file, u"x"_s}), 0);
        const QByteArray before = contentOf(file);
        const QStringList extract{
            u"workflow"_s, u"extract"_s,  u"ci/all.agentops.json"_s, u"build"_s,
            u"test"_s,     u"--output"_s, u"ci/sub.agentops.json"_s, u"--as"_s,
            u"check"_s,    u"--json"_s};

        const CliOutcome extracted = m_program->run(extract);
        const CliOutcome again = m_program->run(extract);
        const CliOutcome run = m_program->run({u"run"_s, file, u"--set"_s, u"word=hi"_s});
        const CliOutcome inlined =
            m_program->run({u"workflow"_s, u"inline"_s, file, u"check"_s, u"--json"_s});

        COMPARE_EXIT(extracted, 0);
        QCOMPARE(extracted.json().value("call"_L1).toString(), u"check"_s);
        QCOMPARE(extracted.json().value("inputs"_L1).toArray(),
                 (QJsonArray{u"start_task"_s, u"word"_s}));
        QCOMPARE(extracted.json().value("outputs"_L1).toArray(), QJsonArray{u"test_output"_s});
        COMPARE_EXIT(again, 3); // the steps are not there any more, and the file is
        COMPARE_EXIT(m_program->run({u"validate"_s, u"ci/sub.agentops.json"_s}), 0);
        COMPARE_EXIT(run, 0);
        COMPARE_EXIT(inlined, 0);
        QCOMPARE(inlined.json().value("shape"_L1).toString(), u"apart"_s);
        QCOMPARE(contentOf(file), before);
    }

    void nothingIsOverwrittenAndNothingHalfWritten()
    {
        const QString file = u"ci/build.agentops.json"_s;
        m_repo->write(u"ci/other.agentops.json"_s, "mine\n");
        const QByteArray before = contentOf(m_repo->filePath(file));
        const auto extract = [&](const QStringList &rest) {
            return m_program->run(QStringList{u"workflow"_s, u"extract"_s, file} + rest);
        };

        COMPARE_EXIT(extract({u"a"_s}), 2);
        COMPARE_EXIT(extract({u"a"_s, u"--output"_s, u"ci/other.agentops.json"_s}), 3);
        COMPARE_EXIT(extract({u"a"_s, u"--output"_s, file, u"--force"_s}), 3);
        COMPARE_EXIT(extract({u"a"_s, u"--output"_s, u"../out.agentops.json"_s}), 3);
        COMPARE_EXIT(extract({u"a"_s, u"--output"_s, u"ci/sub.json"_s}), 3);
        const CliOutcome refused = extract({u"start"_s, u"--output"_s, u"sub.agentops.json"_s});
        COMPARE_EXIT(refused, 3);
        QVERIFY2(refused.err.contains("start"_L1), qPrintable(refused.err));
        QVERIFY(!QFile::exists(m_repo->filePath(u"sub.agentops.json"_s)));
        QCOMPARE(contentOf(m_repo->filePath(u"ci/other.agentops.json"_s)), "mine\n");
        QCOMPARE(contentOf(m_repo->filePath(file)), before);
        COMPARE_EXIT(m_program->run({u"workflow"_s, u"inline"_s, file, u"a"_s}), 3);

        const CliOutcome forced =
            extract({u"a"_s, u"--output"_s, u"ci/other.agentops.json"_s, u"--force"_s});

        COMPARE_EXIT(forced, 0);
        QVERIFY2(forced.out.startsWith("ci/other.agentops.json: steps a; inputs start_task;"_L1),
                 qPrintable(forced.out));
    }

    void aBrokenFileIsSaidWithItsPlace()
    {
        const CliOutcome outcome =
            m_program->run({u"validate"_s, u"ci/build.agentops.json"_s, u"bad.agentops.json"_s});

        COMPARE_EXIT(outcome, 3);
        QCOMPARE(outcome.out, u"ci/build.agentops.json: valid\n"_s);
        QVERIFY2(outcome.err.startsWith("bad.agentops.json:2:"_L1), qPrintable(outcome.err));
    }

    void whatARunWouldRefuseIsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("finding");
        const auto calling = [](const QString &name) {
            const TestStep call{u"c"_s, u"flow.call"_s, {{u"workflow"_s, name}}};
            return workflowFile({call}).replace("c.input", "c.after");
        };
        const TestStep misspelt{
            u"a"_s, u"shell.command"_s, {{u"command"_s, u"true"_s}, {u"direktory"_s, u"."_s}}};
        QJsonObject empty = workflowObject({});
        empty.insert(u"nodes"_s, QJsonArray());
        QTest::newRow("no steps at all")
            << QJsonDocument(empty).toJson() << 0 << u": warning: the workflow has no steps"_s;
        QTest::newRow("a call of itself")
            << calling(u"test.agentops.json"_s) << 3
            << u": error: c: the calls have no end: test.agentops.json → test.agentops.json"_s;
        QTest::newRow("a call of a file that is not there")
            << calling(u"flows/x.agentops.json"_s) << 3
            << u": error: c: the called workflow \"flows/x.agentops.json\" cannot be read: "_s;
        QTest::newRow("a call of another one")
            << calling(u"ci/build.agentops.json"_s) << 0 << QString();
        QTest::newRow("a text as items") << QJsonDocument(mapObject(u"a b"_s, u"true"_s)).toJson()
                                         << 3 << u": error: each: \"items\" must be a list"_s;
        QTest::newRow("a conflict of git")
            << QByteArray("{\n<<<<<<< HEAD\n") << 3
            << u"test.agentops.json:2:1: error: the file has unresolved git conflict markers"_s;
        QTest::newRow("a misspelt kind")
            << workflowFile({shellStep(u"a"_s, u"true"_s)}).replace("shell.command", "shel.comand")
            << 3 << u"; did you mean 'shell.command'?"_s;
        QTest::newRow("a misspelt parameter")
            << workflowFile({misspelt}) << 0 << u"; did you mean 'directory'?"_s;
    }

    void whatARunWouldRefuseIsFound()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, exitCode);
        QFETCH(const QString, finding);
        m_repo->write(u"test.agentops.json"_s, text);

        const CliOutcome outcome = m_program->run({u"validate"_s, u"test.agentops.json"_s});

        COMPARE_EXIT(outcome, exitCode);
        QVERIFY2(outcome.err.contains(finding), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), finding.isEmpty() ? 0 : 1);
    }

    void aMissingFileDoesNotHideTheOthers()
    {
        const CliOutcome outcome =
            m_program->run({u"validate"_s, u"missing.agentops.json"_s, u"bad.agentops.json"_s,
                            u"ci/build.agentops.json"_s});

        COMPARE_EXIT(outcome, 3);
        QCOMPARE(outcome.out, u"ci/build.agentops.json: valid\n"_s);
        QVERIFY2(outcome.err.startsWith("missing.agentops.json: error: "_L1),
                 qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("\nbad.agentops.json:2:"_L1), qPrintable(outcome.err));
    }

    void aFileThatMayNotBeReadIsUnusable()
    {
        const QString file = m_repo->path() + u"/ci/build.agentops.json"_s;
        QVERIFY(QFile::setPermissions(file, {}));
        if (QFile(file).open(QIODevice::ReadOnly))
            QSKIP("this user may read everything");

        const CliOutcome outcome = m_program->run({u"run"_s, u"ci/build.agentops.json"_s});

        COMPARE_EXIT(outcome, 3);
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void jsonNamesEveryFinding()
    {
        const QJsonObject file =
            m_program->run({u"validate"_s, u"bad.agentops.json"_s, u"--json"_s})
                .json()
                .value("files"_L1)[0]
                .toObject();

        QCOMPARE(file.value("valid"_L1).toBool(), false);
        const QJsonValue finding = file.value("diagnostics"_L1)[0];
        QCOMPARE(finding["line"_L1].toInt(), 2);
        QCOMPARE(finding["severity"_L1].toString(), u"error"_s);
    }
};

QTEST_GUILESS_MAIN(TestCliWorkflows)
#include "tst_cli_workflows.moc"
