// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/examples.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/outputcheck.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workflow/validation.h>
#include <agentops/workspace/workspace.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtHttpServer/QHttpServer>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Runs every workflow that comes with the program on a real repository.
class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyExampleIsValidAndInCanonicalForm_data();
    void everyExampleIsValidAndInCanonicalForm();
    void everyExampleRuns_data();
    void everyExampleRuns();
    void exampleOfAStepRuns_data();
    void exampleOfAStepRuns();
    void checkAndShipCommitsAReportAndLeavesTheCheckoutAlone();
    void rejectedApprovalFailsTheRunAndCommitsNothing();
    void checkAndShipLintsAndPushesWhenItIsTold();
    void eachPackageNamesTheOneThatFails();
    void releaseTagsPacksAndDeploys();
    void failedReleaseTellsSomebody();
    void testsThatFailAreTriedAgainAndFailTheRun();
    void nightlyCheckReportsThoughTheTestsFail();
    void smokeCheckOfAServiceThatIsDownFails();

private:
    RunStatus run(const nodes::ExampleWorkflow &example, const QJsonObject &inputs,
                  const QString &approveAs);
    QJsonObject inputsFor(const QString &example);

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<workspace::Workspace> m_workspace;
    QHttpServer m_server;
    QString m_url;
};

void TestExamples::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"Makefile"_s, "test:\n\t@echo all good\n");
    m_repo->write(u"a.py"_s, "import b\n");
    m_repo->write(u"b.py"_s, "import a\n\n\ndef answer():\n    return 42\n");
    m_repo->commit(u"first"_s);
    m_repo->write(u"c.py"_s, "from b import answer\n");
    m_repo->commit(u"second"_s);
    m_data = std::make_unique<QTemporaryDir>();
    auto opened = await(workspace::Workspace::open(
        {.repository = m_repo->path(), .dataRoot = m_data->path()}, CancelToken()));
    AO_VERIFY_OK(opened);
    m_workspace = std::move(*opened);

    if (m_url.isEmpty()) {
        m_server.route(u"/health"_s, [] { return QString(u"fine"_s); });
        auto listener = std::make_unique<QTcpServer>();
        QVERIFY(listener->listen(QHostAddress::LocalHost));
        m_url = u"http://127.0.0.1:%1/health"_s.arg(listener->serverPort());
        QVERIFY(m_server.bind(listener.get()));
        listener.release(); // the server owns it now
    }
}

void TestExamples::cleanup()
{
    await(m_workspace->close());
    m_workspace.reset();
}

RunStatus TestExamples::run(const nodes::ExampleWorkflow &example, const QJsonObject &inputs,
                            const QString &approveAs)
{
    RunService &runs = m_workspace->runs();
    const auto id = await(runs.start(
        example.document, {.repository = m_repo->path(), .inputs = inputs, .approveAs = approveAs},
        CancelToken()));
    if (!id) {
        qWarning("%s", qPrintable(id.error().describe()));
        return {};
    }
    const auto status = await(runs.waitUntilSettled(*id, CancelToken()));
    if (!status) {
        qWarning("%s", qPrintable(status.error().describe()));
        return {};
    }
    verifyOutputs(m_workspace->catalog(), example.document, *status);
    return *status;
}

QJsonObject TestExamples::inputsFor(const QString &example)
{
    if (example == "smoke-check"_L1)
        return {{u"url"_s, m_url}};
    if (example == "release"_L1)
        return {{u"version"_s, u"1.2.3"_s}, {u"url"_s, m_url}};
    if (example == "each-package"_L1)
        return {{u"packages"_s, u"**/Makefile"_s}, {u"command"_s, u"make test"_s}};
    return {};
}

static void addExampleRows()
{
    QTest::addColumn<QString>("name");
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows())
        QTest::newRow(qPrintable(example.name)) << example.name;
}

static nodes::ExampleWorkflow exampleNamed(const QString &name)
{
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows()) {
        if (example.name == name)
            return example;
    }
    return {};
}

void TestExamples::everyExampleIsValidAndInCanonicalForm_data()
{
    addExampleRows();
}

// With AO_REBASELINE set the file is written in its canonical form instead.
void TestExamples::everyExampleIsValidAndInCanonicalForm()
{
    QFETCH(const QString, name);
    const nodes::ExampleWorkflow example = exampleNamed(name);

    for (const Diagnostic &diagnostic : validate(example.document, m_workspace->catalog()))
        QFAIL(qPrintable(diagnostic.message));
    QFile file(QStringLiteral(AO_SOURCE_DIR "/resources/workflows/") + name + kDocumentSuffix);
    if (qEnvironmentVariableIsSet("AO_REBASELINE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writeDocument(example.document));
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(writeDocument(example.document)), QString::fromUtf8(file.readAll()));
}

void TestExamples::everyExampleRuns_data()
{
    addExampleRows();
}

void TestExamples::everyExampleRuns()
{
    QFETCH(const QString, name);

    const RunStatus status = run(exampleNamed(name), inputsFor(name), u"Ada"_s);

    QVERIFY2(status.summary().state == RunState::Succeeded,
             qPrintable(status.summary().error.code + u' ' + status.summary().error.message));
}

/// All but those that need another computer, a secret, or what only a project has: deploy.ssh,
/// flow.call, git.commit, git.push, http.request, lint.run, notify.email, notify.webhook,
/// trigger.failure, "trigger.webhook", wait.url.
void TestExamples::exampleOfAStepRuns_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind :
         {"approval",       "archive.create", "archive.extract", "artifact.fetch", "artifact.store",
          "cache.restore",  "cache.save",     "codemap.index",   "condition",      "deploy.command",
          "file.read",      "file.write",     "files.hash",      "flow.loop",      "flow.map",
          "flow.scope",     "flow.set",       "flow.wait",       "foreign.n8n",    "git.apply",
          "git.branch",     "git.merge",      "git.tag",         "git.worktree",   "note",
          "notify.desktop", "project.info",   "project.test",    "remote.action",  "review.diff",
          "script",         "shell.command",  "switch",          "trigger.files",  "trigger.git",
          "trigger.manual", "trigger.run",    "trigger.schedule"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestExamples::exampleOfAStepRuns()
{
    QFETCH(const QString, kind);
    const auto example = nodes::stepExample(kind);
    QVERIFY(example);
    for (const QString &folder : {u"core"_s, u"server"_s, u"web"_s})
        m_repo->write(folder + u"/Makefile"_s, "all:\n\t@echo built\n");
    m_repo->write(u"package.json"_s, "{}\n");
    m_repo->write(u"package-lock.json"_s, "{}\n");
    m_repo->write(u"dist/app.js"_s, "app\n");
    m_repo->write(u"deploy.sh"_s, "#!/bin/sh\necho deployed\n");
    QFile::setPermissions(m_repo->filePath(u"deploy.sh"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_repo->commit(u"what the examples need"_s);
    m_repo->write(u"dist.tar.gz"_s,
                  m_repo->git({u"archive"_s, u"--format=tar.gz"_s, u"HEAD:dist"_s}));

    const RunStatus status = run({.name = kind, .document = example->document}, {}, u"Ada"_s);

    QVERIFY2(status.summary().state == RunState::Succeeded,
             qPrintable(status.summary().error.code + u' ' + status.summary().error.message));
    QVERIFY(status.findStep(example->step)->state == StepState::Succeeded);
}

void TestExamples::checkAndShipCommitsAReportAndLeavesTheCheckoutAlone()
{
    const RunStatus status = run(exampleNamed(u"check-and-ship"_s), {}, u"Ada"_s);

    QVERIFY(status.summary().state == RunState::Succeeded);
    const QString branch =
        status.findStep(NodeId(u"commit"_s))->outputs.value("branch"_L1).toString();
    const QByteArray report = m_repo->git({u"show"_s, branch + u":agentops-report.md"_s});
    QVERIFY2(report.contains("4 files, ") && report.contains("1 cycles"), report.constData());
    QVERIFY2(report.contains("passed: make test"), report.constData());
    QCOMPARE(m_repo->git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QCOMPARE(m_repo->git({u"rev-parse"_s, u"--abbrev-ref"_s, u"HEAD"_s}).trimmed(),
             QByteArray("main"));
}

void TestExamples::rejectedApprovalFailsTheRunAndCommitsNothing()
{
    RunService &runs = m_workspace->runs();
    const RunStatus waiting = run(exampleNamed(u"check-and-ship"_s), {}, QString());
    QVERIFY(waiting.summary().state == RunState::Waiting);

    AO_VERIFY_OK(await(runs.decide(waiting.summary().id, NodeId(u"review"_s),
                                   {.isApproved = false, .by = u"Ada"_s, .comment = u"no"_s},
                                   CancelToken())));
    const auto status = await(runs.waitUntilSettled(waiting.summary().id, CancelToken()));

    AO_VERIFY_OK(status);
    QVERIFY(status->summary().state == RunState::Failed);
    QVERIFY(status->findStep(NodeId(u"review"_s))->error.code == u"workflow.rejected");
    QVERIFY(status->findStep(NodeId(u"commit"_s))->state != StepState::Succeeded);
}

void TestExamples::checkAndShipLintsAndPushesWhenItIsTold()
{
    const TempRepo remote(TempRepo::Kind::Bare);
    m_repo->git({u"remote"_s, u"add"_s, u"origin"_s, u"file://"_s + remote.path()});

    const RunStatus status = run(
        exampleNamed(u"check-and-ship"_s),
        {{u"push"_s, true},
         {u"linter"_s,
          u"echo '[{\"filePath\": \"a.py\", \"messages\": [{\"ruleId\": \"r\", \"severity\": 2, "
          "\"message\": \"bad\", \"line\": 1, \"column\": 1}]}]'"_s}},
        u"Ada"_s);

    QVERIFY2(status.summary().state == RunState::Succeeded,
             qPrintable(status.summary().error.message));
    QCOMPARE(status.findStep(NodeId(u"lint"_s))->outputs.value("errors"_L1), QJsonValue(1));
    const QString branch =
        status.findStep(NodeId(u"commit"_s))->outputs.value("branch"_L1).toString();
    const QByteArray report = m_repo->git({u"show"_s, branch + u":agentops-report.md"_s});
    QVERIFY2(report.contains("| linter | ") && !report.contains("| linter | none"),
             report.constData());
    QCOMPARE(remote.git({u"rev-parse"_s, branch}), m_repo->git({u"rev-parse"_s, branch}));
}

void TestExamples::eachPackageNamesTheOneThatFails()
{
    m_repo->write(u"packages/good/package.json"_s, "{}\n");
    m_repo->write(u"packages/bad/package.json"_s, "{}\n");
    m_repo->write(u"packages/bad/broken"_s, "\n");
    m_repo->commit(u"packages"_s);

    const RunStatus status =
        run(exampleNamed(u"each-package"_s), {{u"command"_s, u"test ! -e broken"_s}}, QString());

    QVERIFY(status.summary().state == RunState::Failed);
    QVERIFY(status.findStep(NodeId(u"verdict"_s))->state == StepState::Failed);
    const QString text = status.findStep(NodeId(u"report"_s))->outputs.value("text"_L1).toString();
    QVERIFY2(text.startsWith(u"**1** packages are fine.\n\n- packages/bad: "), qPrintable(text));
}

void TestExamples::releaseTagsPacksAndDeploys()
{
    const RunStatus status = run(
        exampleNamed(u"release"_s),
        {{u"version"_s, u"1.2.3"_s}, {u"deploy"_s, u"tar tzf release-1.2.3.tar.gz"_s}}, u"Ada"_s);

    QVERIFY2(status.summary().state == RunState::Succeeded,
             qPrintable(status.summary().error.message));
    QCOMPARE(m_repo->git({u"rev-parse"_s, u"v1.2.3^{commit}"_s}),
             m_repo->git({u"rev-parse"_s, u"HEAD"_s}));
    QCOMPARE(status.findStep(NodeId(u"pack"_s))->outputs.value("files"_L1), QJsonValue(4));
    QCOMPARE(status.findStep(NodeId(u"keep"_s))->artefacts.size(), 1);
    QVERIFY(status.findStep(NodeId(u"up"_s))->state == StepState::Skipped);
    QVERIFY(status.findStep(NodeId(u"tell"_s))->state == StepState::Skipped);
}

void TestExamples::failedReleaseTellsSomebody()
{
    const RunStatus status =
        run(exampleNamed(u"release"_s), {{u"version"_s, u"1.2.3"_s}, {u"deploy"_s, u"exit 3"_s}},
            u"Ada"_s);

    QVERIFY(status.summary().state == RunState::Failed);
    QVERIFY(status.findStep(NodeId(u"deploy"_s))->state == StepState::Failed);
    QVERIFY(status.findStep(NodeId(u"tell"_s))->state == StepState::Succeeded);
}

void TestExamples::testsThatFailAreTriedAgainAndFailTheRun()
{
    m_repo->write(u"Makefile"_s, "test:\n\t@exit 1\n");
    m_repo->commit(u"broken"_s);

    const RunStatus status = run(exampleNamed(u"test-with-retries"_s), {}, QString());

    QVERIFY(status.summary().state == RunState::Failed);
    QCOMPARE(status.findStep(NodeId(u"tests"_s))->attempt, 2);
    QVERIFY(status.findStep(NodeId(u"broken"_s))->state == StepState::Succeeded);
    QVERIFY(status.findStep(NodeId(u"stop"_s))->state == StepState::Failed);
}

void TestExamples::nightlyCheckReportsThoughTheTestsFail()
{
    m_repo->write(u"Makefile"_s, "test:\n\t@exit 1\n");
    m_repo->commit(u"broken"_s);

    const RunStatus status = run(exampleNamed(u"nightly-check"_s), {}, QString());

    QVERIFY(status.summary().state == RunState::Failed);
    QCOMPARE(status.findStep(NodeId(u"tests"_s))->attempt, 2);
    QVERIFY(status.findStep(NodeId(u"keep"_s))->state == StepState::Succeeded);
    QVERIFY(status.findStep(NodeId(u"tell"_s))->state == StepState::Succeeded);
}

void TestExamples::smokeCheckOfAServiceThatIsDownFails()
{
    const RunStatus status =
        run(exampleNamed(u"smoke-check"_s),
            {{u"url"_s, u"http://127.0.0.1:1/"_s}, {u"seconds"_s, 1}}, QString());

    QVERIFY(status.summary().state == RunState::Failed);
    QVERIFY(status.findStep(NodeId(u"up"_s))->error.code == u"base.timeout");
    QVERIFY(status.findStep(NodeId(u"alarm"_s))->state == StepState::Succeeded);
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
