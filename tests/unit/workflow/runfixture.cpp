// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <agentops/workflow/errors.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;
using namespace agentops::testsupport;

namespace agentops::testing {

RunFixture::RunFixture()
{
    addKind(u"step"_s, Effect::Pure);
    addKind(u"make"_s, Effect::Files);
    addKind(u"deploy"_s, Effect::Outside);
    addContainers();
    addBeginnings();
    m_database = *store::Database::open(m_directory.filePath(u"runs.db"_s), journalSchema(),
                                        store::Durability::ProcessCrash);
    m_service = createService(options());
}

RunFixture::~RunFixture()
{
    end();
}

void RunFixture::end()
{
    if (m_service)
        await(m_service->close());
    m_service.reset();
    m_database.reset();
}

Result<> RunFixture::begin(RunServiceOptions options)
{
    end();
    AO_TRY(m_database,
           store::Database::open(m_directory.filePath(u"runs.db"_s), journalSchema(),
                                 store::Durability::ProcessCrash));
    m_service =
        std::make_unique<RunService>(*m_database, m_io, m_catalog, m_clock, std::move(options));
    const Result<> opened = await(m_service->open(CancelToken()));
    if (!opened)
        end();
    return opened;
}

void RunFixture::addKind(const QString &kind, Effect effect)
{
    Port other = port(u"other"_s, PortType::Any);
    other.isOptional = true;
    NodeType type = nodeType(kind, {port(u"in"_s, PortType::Any), port(u"second"_s, PortType::Any)},
                             {port(u"out"_s, PortType::Any), other});
    type.parameters = {{.name = u"text"_s},
                       {.name = u"count"_s, .type = Parameter::Type::Number},
                       {.name = u"flag"_s, .type = Parameter::Type::Boolean},
                       {.name = u"variables"_s, .type = Parameter::Type::Object},
                       {.name = u"token"_s, .type = Parameter::Type::Secret}};
    type.effect = effect;
    const auto execute = [this](StepContext context,
                                CancelToken token) -> Task<Result<StepOutput>> {
        calls.append(context.step.text());
        auto it = scripts.find(context.step.text());
        if (it == scripts.end())
            it = scripts.find(context.step.node().text());
        if (it != scripts.end())
            return it->second(std::move(context), std::move(token));
        return [](QString id) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, id);
        }(context.step.text());
    };
    m_catalog.add(std::move(type), std::make_unique<ScriptedExecutor>(execute));
}

namespace {

class PathAtOnce final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        return output(u"out"_s,
                      context.payload.isNull() || context.payload.isUndefined()
                          ? QJsonValue(context.step.text())
                          : context.payload);
    }
};

} // namespace

void RunFixture::addContainers()
{
    const auto add = [this](const QString &kind, Body body, const QList<Port> &outputs,
                            const QList<Parameter> &parameters) {
        NodeType type = nodeType(kind, {port(u"in"_s, PortType::Any)}, outputs, parameters);
        type.body = body;
        type.resource = Resource::None;
        m_catalog.add(std::move(type), nullptr);
    };
    const auto inner = [](const QString &name) {
        return Parameter{.name = name, .isOfBody = true};
    };
    using Type = Parameter::Type;
    add(u"scope"_s, Body::Once, {port(u"result"_s, PortType::Any)}, {inner(u"result"_s)});
    add(u"map"_s, Body::Map,
        {port(u"results"_s, PortType::List), port(u"failures"_s, PortType::List)},
        {{.name = u"items"_s, .type = Type::Value},
         {.name = u"maxParallel"_s, .type = Type::Number},
         {.name = u"onFailure"_s},
         inner(u"result"_s)});
    add(u"loop"_s, Body::Loop,
        {port(u"state"_s, PortType::Any), port(u"passes"_s, PortType::Number)},
        {{.name = u"state"_s, .type = Type::Value},
         {.name = u"maxPasses"_s, .type = Type::Number},
         inner(u"while"_s),
         inner(u"next"_s)});
    add(u"call"_s, Body::Call, {port(u"outputs"_s, PortType::Object)},
        {{.name = u"workflow"_s}, {.name = u"inputs"_s, .type = Type::Object}});
}

void RunFixture::addBeginnings()
{
    const auto add = [this](const QString &kind, Start start, const QList<Port> &inputs) {
        NodeType type = nodeType(kind, inputs, {port(u"out"_s, PortType::Any)});
        type.start = start;
        type.resource = Resource::None;
        type.isInstant = true;
        m_catalog.add(std::move(type), std::make_unique<PathAtOnce>());
    };
    add(u"instant"_s, Start::WithRun, {port(u"in"_s, PortType::Any)});
    add(u"byhand"_s, Start::ByHand, {});
    add(u"byevent"_s, Start::ByEvent, {});
    add(u"onfailure"_s, Start::OnFailure, {});
    NodeType folder =
        nodeType(u"folder"_s, {port(u"in"_s, PortType::Any)}, {port(u"out"_s, PortType::Any)});
    folder.setsFolder = true;
    folder.isInstant = true;
    m_catalog.add(std::move(folder), std::make_unique<PathAtOnce>());
}

Node &RunFixture::node(Document &document, const QString &id)
{
    return *std::ranges::find(document.nodes, NodeId(id), &Node::id);
}

void RunFixture::become(Document &document, const QString &id, const QString &kind,
                        const QJsonObject &parameters)
{
    node(document, id).kind = kind;
    node(document, id).parameters = parameters;
}

Document RunFixture::document(const QString &graph)
{
    Document document = Document::create(u"Test"_s);
    QSet<QString> known;
    const auto node = [&](const QString &path) {
        const QStringList parts = path.split(u'/');
        const QString &id = parts.last();
        if (!known.contains(id)) {
            known.insert(id);
            document.nodes.append({.id = NodeId(id), .kind = u"step"_s});
            if (parts.size() > 1)
                document.nodes.last().parent = NodeId(parts[parts.size() - 2]);
        }
        return NodeId(id);
    };
    for (const QString &part : graph.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(u'>');
        const QStringList from = ends[0].trimmed().split(u'.');
        const NodeId source = node(from[0]);
        if (ends.size() < 2)
            continue;
        const QStringList to = ends[1].trimmed().split(u'.');
        document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                               .from = {source, from.value(1, u"out"_s)},
                               .to = {node(to[0]), to.value(1, u"in"_s)}});
    }
    return document;
}

RunServiceOptions RunFixture::options() const
{
    RunServiceOptions options;
    options.dataDirectory = m_directory.path();
    return options;
}

std::unique_ptr<RunService> RunFixture::createService(RunServiceOptions options, Clock *clock)
{
    auto service = std::make_unique<RunService>(*m_database, m_io, m_catalog,
                                                clock ? *clock : m_clock, std::move(options));
    const auto opened = await(service->open(CancelToken()));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().describe()));
    return service;
}

void RunFixture::restart()
{
    await(m_service->close());
    m_service.reset();
    m_service = createService(options());
}

RunId RunFixture::start(const Document &document, RunOptions options)
{
    if (options.repository.isEmpty())
        options.repository = u"/repository"_s;
    const auto run = await(m_service->start(document, options, CancelToken()));
    if (!run)
        qFatal("%s", qPrintable(run.error().describe()));
    return *run;
}

RunStatus RunFixture::settled(const RunId &run)
{
    const auto status = await(m_service->waitUntilSettled(run, CancelToken()));
    if (!status)
        qFatal("%s", qPrintable(status.error().describe()));
    return *status;
}

QStringList RunFixture::events(const RunId &run)
{
    const auto detail = await(m_service->show(run, CancelToken()));
    if (!detail)
        return {detail.error().describe()};
    QStringList lines;
    for (const RunEvent &event : detail->events) {
        QString line = eventKindName(event.kind);
        if (event.kind == EventKind::RunCreated)
            continue;
        if (!event.step.text().isEmpty()) {
            line = event.step.text() + u' ' + line.sliced(u"step_"_s.size());
            if (event.attempt > 0)
                line += u' ' + QString::number(event.attempt);
        }
        if (event.kind == EventKind::RunFinished)
            line += u' ' + event.data.value("state"_L1).toString();
        if (event.data.contains("code"_L1))
            line += u' ' + event.data.value("code"_L1).toString();
        if (event.data.contains("reason"_L1))
            line += u' ' + event.data.value("reason"_L1).toString();
        lines.append(line);
    }
    return lines;
}

QStringList RunFixture::run(const QString &graph)
{
    const RunId id = start(document(graph));
    settled(id);
    return events(id);
}

void RunFixture::execute(const QByteArray &sql)
{
    const auto done = m_database->writeBlocking(
        [&sql](store::Connection &connection) { return connection.execute(sql); });
    if (!done)
        qFatal("%s", qPrintable(done.error().describe()));
}

void RunFixture::settle()
{
    // Reads and writes come back through the event loop: round trips of our own are behind them.
    const auto nothing = [](store::Connection &) {
        return Result<>();
    };
    for (int i = 0; i < 6; ++i) {
        (void)await(m_database->read(CancelToken(), nothing));
        (void)await(m_database->write(CancelToken(), nothing));
        QCoreApplication::processEvents();
    }
}

Task<Result<>> Gate::wait(CancelToken token)
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_promises.push_back(promise);
    const auto waiting = m_waiting;
    ++*waiting;
    const CancelCallback wake(token, [promise] { promise->finish(); });
    co_await promise->future();
    --*waiting;
    co_return token.check();
}

void Gate::open()
{
    for (const auto &promise : std::exchange(m_promises, {}))
        promise->finish();
}

Task<Result<RunWorkspace>> FakeWorkspaces::foresee(WorkspaceRequest request, CancelToken)
{
    RunWorkspace workspace;
    workspace.kind = request.kind;
    if (request.repository == plainFolder && request.kind == WorkspaceKind::Worktree) {
        workspace.kind = WorkspaceKind::InPlace;
        workspace.reason = u"not_a_repository"_s;
    }
    co_return workspace;
}

Task<Result<RunWorkspace>> FakeWorkspaces::record(WorkspaceRequest request, CancelToken token)
{
    if (recording)
        AO_CO_CHECK(co_await recording(std::move(token)));
    const bool isInPlace = request.kind == WorkspaceKind::InPlace;
    co_return RunWorkspace{.kind = request.kind,
                           .commit = u"base"_s,
                           .folder = isInPlace ? request.repository
                                               : u"/worktrees/"_s + request.run.toString()};
}

Task<Result<>> FakeWorkspaces::prepare(RunPlace, CancelToken token)
{
    if (!gate)
        co_return {};
    co_return co_await gate->wait(token);
}

Task<Result<WorkspaceResult>> FakeWorkspaces::summarize(RunPlace, QStringList, CancelToken token)
{
    if (summarizing)
        AO_CO_CHECK(co_await summarizing(std::move(token)));
    co_return WorkspaceResult{.commit = result, .isChanged = isChanged, .effects = effects};
}

Task<> FakeWorkspaces::leave(RunPlace, bool isNeeded)
{
    if (leaving)
        (void)co_await leaving({});
    left.append(isNeeded);
    co_return;
}

Task<Result<>> FakeWorkspaces::forget(RunPlace, QStringList, QStringList folders)
{
    if (forgetting)
        AO_CO_CHECK(co_await forgetting({}));
    inUse = folders;
    co_return {};
}

StepOutput output(const QString &port, const QJsonValue &value)
{
    return {.values = {{port, value}}};
}

Task<Result<StepOutput>> failing(StepContext, CancelToken)
{
    co_return fail(agentops::errors::kIo, u"broken"_s);
}

Task<Result<StepOutput>> twiceFailing(StepContext context, CancelToken)
{
    if (context.attempt <= 2)
        co_return fail(agentops::errors::kIo, u"not yet"_s);
    co_return output(u"out"_s, context.attempt);
}

Task<Result<StepOutput>> onlyOther(StepContext, CancelToken)
{
    co_return output(u"other"_s, true);
}

Task<Result<StepOutput>> approving(StepContext context, CancelToken)
{
    if (!context.decision)
        co_return StepOutput{.approval = ApprovalRequest{u"Ship it?"_s, u"Look"_s}};
    if (!context.decision->isApproved)
        co_return fail(workflow::errors::kRejected, u"rejected: "_s + context.decision->comment);
    co_return output(u"out"_s, context.decision->by);
}

Script waitingAt(Gate &gate)
{
    return [&gate](StepContext context, CancelToken token) -> Task<Result<StepOutput>> {
        return [](Gate *at, StepContext step, CancelToken stop) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await at->wait(stop));
            co_return output(u"out"_s, step.attempt);
        }(&gate, std::move(context), std::move(token));
    };
}

} // namespace agentops::testing
