// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/testsupport/outputcheck.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/journal.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::testing {

using namespace workflow;
using testsupport::await;

namespace {

/// Takes anything and does what the test wants.
class Step final : public InstantExecutor
{
public:
    explicit Step(const std::function<void(const RunId &)> *act) : m_act(act) { }

    Result<StepOutput> evaluate(const StepContext &context) override
    {
        if (*m_act)
            (*m_act)(context.run);
        return StepOutput();
    }

private:
    const std::function<void(const RunId &)> *m_act;
};

} // namespace

Task<Result<RunWorkspace>> UnreadyWorkspaces::foresee(WorkspaceRequest request, CancelToken)
{
    co_return RunWorkspace{.kind = request.kind, .folder = request.repository};
}

Task<Result<RunWorkspace>> UnreadyWorkspaces::record(WorkspaceRequest request, CancelToken)
{
    if (isBusy)
        co_return fail(agentops::errors::kIo, u"the disk is busy"_s);
    co_return RunWorkspace{.kind = request.kind, .folder = request.repository};
}

Task<Result<>> UnreadyWorkspaces::prepare(RunPlace, CancelToken)
{
    co_return {};
}

Task<Result<WorkspaceResult>> UnreadyWorkspaces::summarize(RunPlace, QStringList, CancelToken)
{
    co_return WorkspaceResult();
}

Task<> UnreadyWorkspaces::leave(RunPlace, bool)
{
    co_return;
}

Task<Result<>> UnreadyWorkspaces::forget(RunPlace, QStringList, QStringList)
{
    co_return {};
}

TriggerFixture::TriggerFixture()
{
    m_repo.write(u"src/a.cpp"_s, "int a;\n");
    m_repo.commit(u"first"_s);
    triggers::addTriggerKinds(m_catalog);
    NodeType type{.kind = u"step"_s, .category = u"test"_s, .title = u"Step"_s};
    type.inputs = {{.name = u"in"_s}};
    type.isInstant = true;
    m_catalog.add(type, std::make_unique<Step>(&act));
    NodeType call{.kind = u"call"_s, .category = u"test"_s, .title = u"Call"_s};
    call.inputs = {{.name = u"in"_s}};
    call.outputs = {{.name = u"outputs"_s, .type = PortType::Object}};
    call.parameters = {{.name = u"workflow"_s, .isRequired = true},
                       {.name = u"inputs"_s, .type = Parameter::Type::Object}};
    call.body = Body::Call;
    m_catalog.add(call, nullptr);
    m_database = *store::Database::open(m_directory.filePath(u"runs.db"_s), journalSchema(),
                                        store::Durability::ProcessCrash);
    start();
}

TriggerFixture::~TriggerFixture()
{
    act = {}; // what it refers to may be gone
    verifyRuns();
    stop();
}

void TriggerFixture::verifyRuns()
{
    constexpr int kAll = 1000;
    const auto summaries =
        m_program.runs ? await(runs().list(kAll, {})) : Result<QList<RunSummary>>();
    for (const RunSummary &summary : summaries.value_or(QList<RunSummary>())) {
        if (const auto run = await(runs().show(summary.id, {})))
            testsupport::verifyOutputs(m_catalog, run->document, run->status);
    }
}

TriggerFixture::Program TriggerFixture::createProgram(quint16 webhookPort)
{
    Program program;
    const auto load = [this](QString, QString name) -> Task<Result<Document>> {
        if (!callable.contains(name))
            co_return fail(agentops::errors::kNotFound, name);
        co_return callable.value(name);
    };
    program.runs = std::make_unique<RunService>(
        *m_database, m_io, m_catalog, m_clock,
        RunServiceOptions{
            .dataDirectory = m_directory.path(), .loadWorkflow = load, .workspaces = workspaces});
    program.triggers = std::make_unique<triggers::TriggerService>(
        *m_database, *program.runs, m_catalog, m_git, m_clock,
        triggers::TriggerOptions{.repository = m_repo.path(),
                                 .dataDirectory = m_directory.path(),
                                 .secrets = [](const QString &name) -> Result<QString> {
                                     return u"secret of "_s + name;
                                 },
                                 .webhookPort = webhookPort});
    if (!await(program.runs->open({})) || !await(program.triggers->serve({})))
        qFatal("the program cannot be started");
    return program;
}

void TriggerFixture::close(Program &program)
{
    await(program.triggers->close());
    await(program.runs->close());
    program = {};
}

void TriggerFixture::stop()
{
    if (m_program.runs)
        close(m_program);
}

void TriggerFixture::start()
{
    m_program = createProgram();
    settle();
}

Document TriggerFixture::document(const QString &kind, const QJsonObject &parameters,
                                  const QString &name)
{
    Document document = Document::create(name);
    document.nodes.append({.id = NodeId(u"on"_s), .kind = kind, .parameters = parameters});
    document.nodes.append({.id = NodeId(u"then"_s), .kind = u"step"_s});
    document.edges.append({.id = EdgeId(u"e"_s),
                           .from = {NodeId(u"on"_s), u"done"_s},
                           .to = {NodeId(u"then"_s), u"in"_s}});
    return document;
}

void TriggerFixture::arm(const Document &document)
{
    AO_VERIFY_OK(
        await(service().arm(document, u"test.agentops.json"_s, triggers::Replaces::SameFile, {})));
    settle();
}

RunId TriggerFixture::run(const Document &document)
{
    const auto run = await(runs().start(document, {.repository = m_repo.path()}, {}));
    if (!run)
        qFatal("%s", qPrintable(run.error().describe()));
    settle();
    return *run;
}

git::Oid TriggerFixture::commitOn(const QString &branch, const QString &file,
                                  const QString &message)
{
    const QString ref = u"refs/heads/"_s + branch;
    const QString from =
        m_repo.tryGit({u"rev-parse"_s, u"-q"_s, u"--verify"_s, ref}) ? ref : u"HEAD"_s;
    const QString blob = QString::fromLatin1(
        m_repo.git({u"hash-object"_s, u"-w"_s, u"--stdin"_s}, message.toUtf8()).trimmed());
    const QByteArray tree =
        m_repo.git({u"ls-tree"_s, from}) + u"100644 blob %1\t%2\n"_s.arg(blob, file).toUtf8();
    const QString made = QString::fromLatin1(m_repo.git({u"mktree"_s}, tree).trimmed());
    const QString commit = QString::fromLatin1(
        m_repo.git({u"commit-tree"_s, made, u"-p"_s, from, u"-m"_s, message}).trimmed());
    m_repo.git({u"update-ref"_s, ref, commit});
    return *git::Oid::fromHex(commit);
}

QList<QJsonObject> TriggerFixture::payloads()
{
    const auto rows = m_database->readBlocking([](store::Connection &db) {
        return db.query("SELECT options FROM runs ORDER BY rowid",
                        [](const store::Row &row) { return row.text(0); });
    });
    QList<QJsonObject> payloads;
    for (const QString &options : *rows) {
        payloads.append(
            QJsonDocument::fromJson(options.toUtf8()).object().value("payload"_L1).toObject());
    }
    return payloads;
}

QStringList TriggerFixture::said(const QString &field)
{
    QStringList values;
    for (const QJsonObject &payload : payloads())
        values.append(payload.value(field).toVariant().toString());
    return values;
}

void TriggerFixture::settle()
{
    // A round through each thread, often enough for what follows from one another.
    const auto nothing = [](const auto &) {
        return Result<>();
    };
    for (int round = 0; round < 32; ++round) {
        static_cast<void>(await(onWorker(m_git, {}, nothing)));
        static_cast<void>(await(onWorker(m_io, {}, nothing)));
        static_cast<void>(await(m_database->read({}, nothing)));
        static_cast<void>(await(m_database->write({}, nothing)));
        QCoreApplication::processEvents();
    }
}

void TriggerFixture::pass(std::chrono::minutes duration)
{
    for (; duration.count() > 0; duration -= std::chrono::minutes(1)) {
        m_clock.advance(std::chrono::minutes(1));
        settle();
    }
}

} // namespace agentops::testing
