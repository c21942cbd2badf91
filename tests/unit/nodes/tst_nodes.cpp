// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingservices.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/codemap/indexservice.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/errors.h>
#include <agentops/process/processidentity.h>
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindDescribesItself();

    void shellCommandHandsOnItsOutput();
    void shellCommandReadsItsInput();
    void shellCommandFailsOnExitCode();
    void shellCommandMayBeAllowedToFail();
    void shellCommandStaysInItsFolder_data();
    void shellCommandStaysInItsFolder();
    void shellCommandIsEndedByCancel();
    void shellCommandTellsTheJournalItsProcess();
    void shellCommandThatMayNotRunAgainIsInDoubt_data();
    void shellCommandThatMayNotRunAgainIsInDoubt();

    void conditionChoosesAPort_data();
    void conditionChoosesAPort();
    void conditionRefusesBadOperands();
    void switchChoosesAPort_data();
    void switchChoosesAPort();
    void switchHasAPortForEachCase();

    void approvalAsksThenGoesOn();
    void approvalFailsWhenRejected();

    void fileWriteMakesFoldersAndKeepsACopy();
    void fileWriteDoesNotFollowALinkOutOfItsFolder();

    void codemapIndexCountsAndListsCycles();
    void reviewDiffOfTheLastCommits_data();
    void reviewDiffOfTheLastCommits();
    void reviewDiffOfUncommittedChanges();
    void reviewDiffRefusesABadCount();

    void projectTestRunsWhatTheProjectNames();
    void projectTestSaysWhenThereIsNone();
    void projectTestFailureIsAnErrorOrAValue();

private:
    Result<StepOutput> step(const QString &kind, const QJsonObject &parameters,
                            const QJsonObject &inputs = {}, int attempt = 1);
    StepContext context() const;

    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<store::Database> m_cache;
    std::unique_ptr<WorkerPool> m_pool;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<NodeCatalog> m_catalog;
    std::shared_ptr<RecordingServices> m_services;
    RunId m_run;
};

void TestNodes::init()
{
    m_repo = std::make_unique<TempRepo>();
    m_repo->write(u"a.txt"_s, "one\n");
    m_repo->commit(u"first"_s);
    m_data = std::make_unique<QTemporaryDir>();
    m_catalog.reset();
    m_pool = std::make_unique<WorkerPool>(u"test"_s, 2);
    m_clock = std::make_unique<FakeClock>();
    m_cache = store::Database::open(m_data->filePath(u"index.db"_s), codemap::indexSchema(),
                                    store::Durability::Cache)
                  .value();
    m_catalog = std::make_unique<NodeCatalog>();
    nodes::registerBuiltinNodes(*m_catalog,
                                {.clock = m_clock.get(),
                                 .git = m_pool.get(),
                                 .cpu = m_pool.get(),
                                 .mapCache = m_cache.get(),
                                 .worktreeDirectory = m_data->filePath(u"worktrees"_s)});
    m_services = std::make_shared<RecordingServices>();
    m_run = RunId::create();
}

StepContext TestNodes::context() const
{
    return {.run = m_run,
            .step = NodeId(u"step"_s),
            .workingDirectory = m_repo->path(),
            .repository = m_repo->path(),
            .services = m_services};
}

Result<StepOutput> TestNodes::step(const QString &kind, const QJsonObject &parameters,
                                   const QJsonObject &inputs, int attempt)
{
    StepContext made = context();
    made.inputs = inputs;
    made.attempt = attempt;
    return runStep(*m_catalog, kind, std::move(made), parameters);
}

void TestNodes::everyKindDescribesItself()
{
    const auto types = m_catalog->types();
    QVERIFY(types.size() >= 11);
    for (const NodeType *type : types) {
        QVERIFY2(!type->title.isEmpty() && !type->help.isEmpty() && !type->icon.isEmpty(),
                 qPrintable(type->kind));
        QVERIFY(type->summaryParameter.isEmpty() || type->findParameter(type->summaryParameter));
        // A dry run has to tell what it would do.
        QVERIFY2(type->effect == Effect::Pure || type->effectsOf, qPrintable(type->kind));
        // The engine itself runs what is in a container.
        QCOMPARE(m_catalog->findExecutor(type->kind) != nullptr, type->body == Body::None);
    }
}

void TestNodes::shellCommandHandsOnItsOutput()
{
    const auto output = step(u"shell.command"_s,
                             {{u"command"_s, u"echo out; echo err >&2; echo $WHO"_s},
                              {u"environment"_s, QJsonObject{{u"WHO"_s, u"Ada"_s}}}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("output"_L1).toString(), u"out\nAda"_s);
    QCOMPARE(output->values.value("exitCode"_L1).toInt(), 0);
    QCOMPARE(m_services->output, u"out\nAda\n"_s);
    QCOMPARE(m_services->errorOutput, u"err\n"_s);
}

void TestNodes::shellCommandReadsItsInput()
{
    const auto output =
        step(u"shell.command"_s, {{u"command"_s, u"tr a-z A-Z"_s}}, {{u"input"_s, u"loud"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("output"_L1).toString(), u"LOUD"_s);
}

void TestNodes::shellCommandFailsOnExitCode()
{
    const auto output = step(u"shell.command"_s, {{u"command"_s, u"echo why; exit 3"_s}});

    AO_VERIFY_OK(output);
    QVERIFY(output->failure && output->failure->code() == nodes::errors::kCommandFailed);
    QCOMPARE(output->failure->contextValue(u"exitCode"), u"3"_s);
    QCOMPARE(output->values.value("output"_L1).toString(), u"why"_s);
}

void TestNodes::shellCommandMayBeAllowedToFail()
{
    const auto output =
        step(u"shell.command"_s, {{u"command"_s, u"exit 3"_s}, {u"failOnError"_s, false}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("exitCode"_L1).toInt(), 3);
    QCOMPARE(output->values.value("succeeded"_L1).toBool(), false);
}

void TestNodes::shellCommandStaysInItsFolder_data()
{
    QTest::addColumn<QString>("directory");

    QTest::newRow("parent") << u".."_s;
    QTest::newRow("through a folder") << u"sub/../../.."_s;
    QTest::newRow("absolute") << u"/"_s;
    QTest::newRow("neighbour with the same beginning") << u"../repository"_s;
}

void TestNodes::shellCommandStaysInItsFolder()
{
    QFETCH(const QString, directory);

    const auto output =
        step(u"shell.command"_s, {{u"command"_s, u"pwd"_s}, {u"directory"_s, directory}});

    QVERIFY(!output);
    QVERIFY(output.error().code() == nodes::errors::kOutsideWorkingDirectory);
}

void TestNodes::shellCommandIsEndedByCancel()
{
    CancelSource source;
    QTimer::singleShot(0, this, [&source] { source.cancel(); });

    const auto output = runStep(*m_catalog, u"shell.command"_s, context(),
                                {{u"command"_s, u"sleep 600"_s}}, source.token());

    QVERIFY(output.error().isCancelled());
}

void TestNodes::shellCommandTellsTheJournalItsProcess()
{
    AO_VERIFY_OK(step(u"shell.command"_s, {{u"command"_s, u"true"_s}}));

    // The marker before the start, everything after it.
    QCOMPARE(m_services->processes.size(), 2);
    const auto identity = [this](int index) {
        return process::ProcessIdentity::parse(
            m_services->processes[index].value("process"_L1).toString());
    };
    QVERIFY(identity(0) && identity(1));
    QCOMPARE(identity(0)->pid, 0);
    QVERIFY(identity(1)->pid > 0);
    QCOMPARE(identity(0)->marker, identity(1)->marker);
}

void TestNodes::shellCommandThatMayNotRunAgainIsInDoubt_data()
{
    QTest::addColumn<QJsonValue>("repeatable");
    QTest::addColumn<Effect>("effect");

    QTest::newRow("nothing said") << QJsonValue(QJsonValue::Undefined) << Effect::Files;
    QTest::newRow("yes") << QJsonValue(true) << Effect::Files;
    QTest::newRow("no") << QJsonValue(false) << Effect::Outside;
    QTest::newRow("not known yet") << QJsonValue(u"{{ inputs.again }}"_s) << Effect::Outside;
}

void TestNodes::shellCommandThatMayNotRunAgainIsInDoubt()
{
    QFETCH(const QJsonValue, repeatable);
    QFETCH(const Effect, effect);
    Node node{.id = NodeId(u"deploy"_s), .kind = u"shell.command"_s};
    if (!repeatable.isUndefined())
        node.parameters.insert(u"repeatable"_s, repeatable);

    QCOMPARE(m_catalog->findType(node.kind)->effectOn(node), effect);
}

void TestNodes::conditionChoosesAPort_data()
{
    QTest::addColumn<QString>("test");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("operand");
    QTest::addColumn<bool>("isTrue");

    QTest::newRow("true is true") << u"is true"_s << QJsonValue(true) << QString() << true;
    QTest::newRow("zero is not true") << u"is true"_s << QJsonValue(0) << QString() << false;
    QTest::newRow("an empty list is empty")
        << u"is empty"_s << QJsonValue(QJsonArray()) << QString() << true;
    QTest::newRow("a text is not empty")
        << u"is empty"_s << QJsonValue(u"x"_s) << QString() << false;
    QTest::newRow("a number equals its text") << u"equals"_s << QJsonValue(200) << u"200"_s << true;
    QTest::newRow("a list contains an item")
        << u"contains"_s << QJsonValue(QJsonArray{u"a"_s, u"b"_s}) << u"b"_s << true;
    QTest::newRow("a list does not contain a part of an item")
        << u"contains"_s << QJsonValue(QJsonArray{u"abc"_s}) << u"b"_s << false;
    QTest::newRow("a text contains a part")
        << u"contains"_s << QJsonValue(u"abc"_s) << u"b"_s << true;
    QTest::newRow("a text matches") << u"matches"_s << QJsonValue(u"v1.2"_s) << u"^v\\d"_s << true;
    QTest::newRow("ten is greater than nine")
        << u"is greater than"_s << QJsonValue(u"10"_s) << u"9"_s << true;
    QTest::newRow("ten is not less than nine")
        << u"is less than"_s << QJsonValue(10) << u"9"_s << false;
}

void TestNodes::conditionChoosesAPort()
{
    QFETCH(const QString, test);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, operand);
    QFETCH(const bool, isTrue);

    const auto output =
        step(u"condition"_s, {{u"test"_s, test}, {u"operand"_s, operand}}, {{u"value"_s, value}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values, (QJsonObject{{isTrue ? u"true"_s : u"false"_s, value}}));
}

void TestNodes::switchChoosesAPort_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("port");
    QTest::newRow("a case") << QJsonValue(u"main"_s) << u"stable"_s;
    QTest::newRow("a number") << QJsonValue(3) << u"third"_s;
    QTest::newRow("none") << QJsonValue(u"feature"_s) << u"else"_s;
    QTest::newRow("nothing") << QJsonValue(u""_s) << u"else"_s;
}

void TestNodes::switchChoosesAPort()
{
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, port);

    const auto output =
        step(u"switch"_s,
             {{u"value"_s, value},
              {u"cases"_s, QJsonObject{{u"stable"_s, u"main"_s}, {u"third"_s, u"3"_s}}}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values, (QJsonObject{{port, value}}));
}

void TestNodes::switchHasAPortForEachCase()
{
    const workflow::NodeType *type = m_catalog->findType(u"switch"_s);
    const workflow::Node node{
        .kind = u"switch"_s,
        .parameters = {{u"cases"_s, QJsonObject{{u"stable"_s, u"main"_s}, {u"no id"_s, u"x"_s}}}}};

    QVERIFY(type->findOutput(node, u"stable"));
    QVERIFY(type->findOutput(node, u"else"));
    QVERIFY(type->findOutput(node, u"error"));
    QVERIFY(!type->findOutput(node, u"no id"));
    QVERIFY(!type->findOutput(node, u"other"));
}

void TestNodes::conditionRefusesBadOperands()
{
    const auto number =
        step(u"condition"_s, {{u"test"_s, u"is greater than"_s}, {u"operand"_s, u"many"_s}},
             {{u"value"_s, 3}});
    const auto pattern = step(u"condition"_s, {{u"test"_s, u"matches"_s}, {u"operand"_s, u"("_s}},
                              {{u"value"_s, u"x"_s}});

    QVERIFY(number.error().code() == nodes::errors::kBadParameter);
    QVERIFY(pattern.error().code() == nodes::errors::kBadParameter);
}

void TestNodes::approvalAsksThenGoesOn()
{
    const auto asked = step(u"approval"_s, {{u"title"_s, u"Ship?"_s}, {u"text"_s, u"**Yes**"_s}});
    AO_VERIFY_OK(asked);
    QCOMPARE(asked->approval, (ApprovalRequest{.title = u"Ship?"_s, .text = u"**Yes**"_s}));

    StepContext decided = context();
    decided.decision = Decision{.isApproved = true, .by = u"Ada"_s, .comment = u"fine"_s};
    decided.inputs = {{u"subject"_s, 7}};
    const auto output = runStep(*m_catalog, u"approval"_s, decided, {});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values, (QJsonObject{{u"approved"_s, 7}, {u"comment"_s, u"fine"_s}}));
}

void TestNodes::approvalFailsWhenRejected()
{
    StepContext decided = context();
    decided.decision = Decision{.isApproved = false, .by = u"Ada"_s, .comment = u"too early"_s};

    const auto output = runStep(*m_catalog, u"approval"_s, decided, {});

    QVERIFY(output.error().code() == workflow::errors::kRejected);
    QCOMPARE(output.error().message(), u"rejected by Ada: too early"_s);
}

void TestNodes::fileWriteMakesFoldersAndKeepsACopy()
{
    const auto output =
        step(u"file.write"_s, {{u"path"_s, u"docs/report.md"_s}, {u"content"_s, u"# Fine"_s}});

    AO_VERIFY_OK(output);
    QFile file(m_repo->filePath(u"docs/report.md"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("# Fine\n"));
    QCOMPARE(m_services->artefacts.value(u"report.md"_s), QByteArray("# Fine\n"));
}

void TestNodes::fileWriteDoesNotFollowALinkOutOfItsFolder()
{
    QVERIFY(QFile::link(m_data->path(), m_repo->filePath(u"link"_s)));

    const auto output =
        step(u"file.write"_s, {{u"path"_s, u"link/x.txt"_s}, {u"content"_s, u"no"_s}});

    QVERIFY(output.error().code() == nodes::errors::kOutsideWorkingDirectory);
    QVERIFY(!QFileInfo::exists(m_data->filePath(u"x.txt"_s)));
}

void TestNodes::codemapIndexCountsAndListsCycles()
{
    m_repo->write(u"m.py"_s, "import n\n");
    m_repo->write(u"n.py"_s, "import m\n\n\ndef f():\n    pass\n");

    const auto output = step(u"codemap.index"_s, {});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("cycles"_L1).toArray(),
             (QJsonArray{QJsonArray{u"m.py"_s, u"n.py"_s}}));
    QCOMPARE(output->values.value("map"_L1).toObject().value("symbols"_L1).toInt(), 1);
    QVERIFY(m_services->artefacts.value(u"code-map.json"_s).startsWith("{"));
}

void TestNodes::reviewDiffOfTheLastCommits_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QStringList>("files");

    QTest::newRow("the last one") << 1 << QStringList{u"b.txt"_s};
    QTest::newRow("to before the first one") << 2 << QStringList{u"a.txt"_s, u"b.txt"_s};
    QTest::newRow("more than there are") << 50 << QStringList{u"a.txt"_s, u"b.txt"_s};
}

void TestNodes::reviewDiffOfTheLastCommits()
{
    QFETCH(const int, count);
    QFETCH(const QStringList, files);
    m_repo->write(u"b.txt"_s, "b\n");
    m_repo->commit(u"second"_s);

    const auto output = step(u"review.diff"_s, {{u"count"_s, count}});

    AO_VERIFY_OK(output);
    QStringList found;
    for (const QJsonValue &file :
         output->values.value("diff"_L1).toObject().value("files"_L1).toArray())
        found.append(file.toObject().value("path"_L1).toString());
    QCOMPARE(found, files);
    QVERIFY(m_services->artefacts.value(u"changes.patch"_s).contains("+b\n"));
}

void TestNodes::reviewDiffOfUncommittedChanges()
{
    m_repo->write(u"a.txt"_s, "one\ntwo\n");

    const auto output = step(u"review.diff"_s, {{u"range"_s, u"uncommitted"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("diff"_L1).toObject().value("added"_L1).toInt(), 1);
    QCOMPARE(output->values.value("isEmpty"_L1).toBool(), false);
}

void TestNodes::reviewDiffRefusesABadCount()
{
    const auto output = step(u"review.diff"_s, {{u"count"_s, 0}});

    QVERIFY(output.error().code() == nodes::errors::kBadParameter);
}

void TestNodes::projectTestRunsWhatTheProjectNames()
{
    m_repo->write(u"Makefile"_s, "check:\n\t@echo checked\n");

    const auto output = step(u"project.test"_s, {});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("result"_L1).toString(), u"passed"_s);
    QCOMPARE(output->values.value("command"_L1).toString(), u"make check"_s);
    QCOMPARE(output->values.value("output"_L1).toString(), u"checked"_s);
}

void TestNodes::projectTestSaysWhenThereIsNone()
{
    const auto output = step(u"project.test"_s, {{u"failWhenUnavailable"_s, false}});
    const auto strict = step(u"project.test"_s, {});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("result"_L1).toString(), u"unavailable"_s);
    QVERIFY(m_services->system.contains(u"no tests were run"));
    QVERIFY(strict.error().code() == nodes::errors::kNoTests);
}

void TestNodes::projectTestFailureIsAnErrorOrAValue()
{
    const auto error = step(u"project.test"_s, {{u"command"_s, u"exit 2"_s}});
    const auto value =
        step(u"project.test"_s, {{u"command"_s, u"exit 2"_s}, {u"failOnError"_s, false}});

    AO_VERIFY_OK(error);
    QVERIFY(error->failure && error->failure->code() == nodes::errors::kTestsFailed);
    QCOMPARE(error->values.value("result"_L1).toString(), u"failed"_s);
    AO_VERIFY_OK(value);
    QVERIFY(!value->failure);
    QCOMPARE(value->values.value("result"_L1).toString(), u"failed"_s);
}

QTEST_GUILESS_MAIN(TestNodes)
#include "tst_nodes.moc"
