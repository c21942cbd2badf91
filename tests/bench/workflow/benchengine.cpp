// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchengine.h"

#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/journal.h>

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::bench {

namespace {

class NoOp final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext, CancelToken) override
    {
        co_return StepOutput{.values = {{u"out"_s, 1}}};
    }
};

class AtOnce final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &) override
    {
        return StepOutput{.values = {{u"out"_s, 1}}};
    }
};

class Ledger final : public NodeExecutor
{
public:
    explicit Ledger(QString path) : m_path(std::move(path)) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        QFile file(m_path);
        if (!file.open(QIODevice::Append | QIODevice::Unbuffered)
            || file.write(context.step.text().toUtf8() + '\n') < 0)
            qFatal("the ledger cannot be written");
        co_return StepOutput{.values = {{u"out"_s, 1}}};
    }

private:
    QString m_path;
};

class Forever final : public NodeExecutor
{
public:
    explicit Forever(Clock &clock) : m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext, CancelToken token) override
    {
        AO_CO_CHECK(co_await m_clock.sleep(std::chrono::hours(1000), token));
        co_return StepOutput{};
    }

private:
    Clock &m_clock;
};

} // namespace

DiskFolder::DiskFolder()
{
    QTemporaryDir folder(QStringLiteral(AO_BINARY_DIR "/bench-XXXXXX"));
    folder.setAutoRemove(false);
    m_path = folder.path();
    // A server of a peer runs as somebody else.
    QFile::setPermissions(m_path, QFile::permissions(m_path) | QFile::ReadOther | QFile::ExeOther);
}

DiskFolder::~DiskFolder()
{
    QDir(m_path).removeRecursively();
}

Engine::Engine(const QString &folder, Setup setup) : m_folder(folder)
{
    addKinds();
    m_database = *store::Database::open(folder + u"/runs.db"_s, journalSchema(),
                                        store::Durability::ProcessCrash);
    m_service = std::make_unique<RunService>(*m_database, m_io, m_catalog, m_clock,
                                             RunServiceOptions{.dataDirectory = folder,
                                                               .maxParallel = setup.maxParallel,
                                                               .isSynced = setup.isSynced});
}

Engine::~Engine()
{
    QCoro::waitFor(m_service->close());
}

void Engine::addKinds()
{
    const auto add = [this](const QString &kind, std::unique_ptr<NodeExecutor> executor) {
        NodeType type{.kind = kind, .category = u"test"_s, .title = kind};
        type.isInstant = dynamic_cast<InstantExecutor *>(executor.get()) != nullptr;
        type.resource = type.isInstant ? Resource::None : Resource::Cpu;
        type.inputs = {{.name = u"in"_s}};
        type.outputs = {{.name = u"out"_s}};
        m_catalog.add(std::move(type), std::move(executor));
    };
    add(u"noop"_s, std::make_unique<NoOp>());
    add(u"instant"_s, std::make_unique<AtOnce>());
    add(u"ledger"_s, std::make_unique<Ledger>(m_folder + u"/ledger"_s));
    add(u"forever"_s, std::make_unique<Forever>(m_clock));
    nodes::registerBuiltinNodes(m_catalog, {.clock = &m_clock, .git = &m_cpu, .cpu = &m_cpu});
}

double Engine::open()
{
    QElapsedTimer wall;
    wall.start();
    const Result<> opened = QCoro::waitFor(m_service->open(CancelToken()));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().describe()));
    return double(wall.nsecsElapsed()) / 1e6;
}

RunId Engine::start(const Document &document, int maxParallel)
{
    const Result<RunId> run = QCoro::waitFor(m_service->start(
        document, {.repository = m_folder, .maxParallel = maxParallel}, CancelToken()));
    if (!run)
        qFatal("%s", qPrintable(run.error().describe()));
    return *run;
}

void Engine::waitFor(const RunId &run)
{
    const auto status = QCoro::waitFor(m_service->waitUntilSettled(run, CancelToken()));
    if (!status || status->summary().state != RunState::Succeeded)
        qFatal("a run has not succeeded: %s",
               qPrintable(status ? status->summary().error.message : status.error().describe()));
}

void Engine::run(const Document &document)
{
    waitFor(start(document));
}

Document chains(int layerCount, int width, const QString &kind, const QJsonObject &parameters)
{
    Document document = Document::create(u"Bench"_s);
    const auto id = [](int layer, int i) {
        return NodeId(u"n%1-%2"_s.arg(layer).arg(i));
    };
    for (int layer = 0; layer < layerCount; ++layer) {
        for (int i = 0; i < width; ++i) {
            document.nodes.append({.id = id(layer, i), .kind = kind, .parameters = parameters});
            if (layer > 0) {
                document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                                       .from = {id(layer - 1, i), kDonePort},
                                       .to = {id(layer, i), kAfterPort}});
            }
        }
    }
    return document;
}

Document loopOf(int passes)
{
    Document document = Document::create(u"Loop"_s);
    document.nodes.append({.id = NodeId(u"l"_s),
                           .kind = u"flow.loop"_s,
                           .parameters = {{u"state"_s, 0},
                                          {u"next"_s, u"{{ l.state + 1 }}"_s},
                                          {u"while"_s, u"{{ l.state < %1 }}"_s.arg(passes - 1)},
                                          {u"maxPasses"_s, passes + 1}}});
    document.nodes.append({.id = NodeId(u"x"_s), .kind = u"noop"_s, .parent = NodeId(u"l"_s)});
    return document;
}

Document endless(int steps)
{
    Document document = chains(steps, 1, u"noop"_s);
    document.nodes.append({.id = NodeId(u"last"_s), .kind = u"forever"_s});
    document.edges.append({.id = EdgeId(u"last"_s),
                           .from = {NodeId(u"n%1-0"_s.arg(steps - 1)), kDonePort},
                           .to = {NodeId(u"last"_s), kAfterPort}});
    return document;
}

} // namespace agentops::bench
