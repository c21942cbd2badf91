// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of steps that do nothing, recorded so that they survive kill -9: what the engine itself
// costs. Prints figures, judges nothing.
#include <agentops/base/clock.h>
#include <agentops/store/database.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/journal.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

class NoOp final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext, CancelToken) override
    {
        co_return StepOutput{.values = {{u"out"_s, 1}}};
    }
};

Document layers(int layerCount, int width)
{
    Document document = Document::create(u"Bench"_s);
    const auto id = [](int layer, int i) {
        return NodeId(u"n%1-%2"_s.arg(layer).arg(i));
    };
    for (int layer = 0; layer < layerCount; ++layer) {
        for (int i = 0; i < width; ++i) {
            document.nodes.append({.id = id(layer, i), .kind = u"noop"_s});
            if (layer > 0) {
                document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size())),
                                       .from = {id(layer - 1, i), u"out"_s},
                                       .to = {id(layer, i), u"in"_s}});
            }
        }
    }
    return document;
}

double cpuMilliseconds()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QTemporaryDir directory;
    SystemClock clock;
    WorkerPool io(u"io"_s, 1);
    NodeCatalog catalog;
    NodeType type{.kind = u"noop"_s, .category = u"test"_s, .title = u"Nothing"_s};
    type.inputs = {{.name = u"in"_s}};
    type.outputs = {{.name = u"out"_s}};
    catalog.add(std::move(type), std::make_unique<NoOp>());
    const auto database = *store::Database::open(directory.filePath(u"runs.db"_s), journalSchema(),
                                                 store::Durability::ProcessCrash);
    RunService service(*database, io, catalog, clock, {.dataDirectory = directory.path()});
    if (!QCoro::waitFor(service.open(CancelToken())))
        return 1;

    for (const auto &[name, document] : {std::pair("chain of 1000", layers(1000, 1)),
                                         std::pair("1000 as 100 x 10", layers(100, 10)),
                                         std::pair("chain of 10000", layers(10000, 1))}) {
        QElapsedTimer wall;
        wall.start();
        const double cpu = cpuMilliseconds();
        const auto run = QCoro::waitFor(
            service.start(document, {.repository = directory.path()}, CancelToken()));
        const auto status = QCoro::waitFor(service.waitUntilSettled(*run, CancelToken()));
        const double count = double(document.nodes.size());
        std::printf("%-16s %s  %.3f ms wall and %.3f ms CPU per step\n", name,
                    qPrintable(runStateName(status->summary().state)),
                    double(wall.elapsed()) / count, (cpuMilliseconds() - cpu) / count);
    }
    for (const int width : {500, 1000}) {
        const Document document = layers(50, width);
        QElapsedTimer wall;
        wall.start();
        const bool isPlanned = Recipe::create(document, catalog).has_value();
        std::printf("planning %lld edges: %lld ms%s\n", qint64(document.edges.size()),
                    wall.elapsed(), isPlanned ? "" : " (failed)");
        wall.restart();
        const QByteArray text = writeDocument(document);
        const qint64 written = wall.restart();
        const bool isRead = parseDocument(text).document.has_value();
        std::printf("document of %d nodes, %lld KiB: %lld ms to write, %lld ms to read%s\n",
                    50 * width, qint64(text.size() / 1024), written, wall.elapsed(),
                    isRead ? "" : " (failed)");
    }
    QCoro::waitFor(service.close());
    return 0;
}
