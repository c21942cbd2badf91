// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/examples.h>
#include <agentops/testsupport/await.h>
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
    void checkAndShipCommitsAReportAndLeavesTheCheckoutAlone();
    void rejectedApprovalFailsTheRunAndCommitsNothing();

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
    return *status;
}

QJsonObject TestExamples::inputsFor(const QString &example)
{
    if (example == "smoke-check"_L1)
        return {{u"url"_s, m_url}};
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

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
