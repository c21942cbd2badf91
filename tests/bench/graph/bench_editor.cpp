// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor costs under a person's hands, beside the editors it is compared with: the same
// graph in the same window, moved by the same events, both drawn by software without a limit of the
// frame rate. CPU time is that of all processes that draw: here the program and the display server,
// there the page and the compositor. The peers' nodes are their plainest ones. Prints figures and
// ratios, judges nothing. Usage: bench_editor [ROW...]
#include "benchcanvas.h"
#include "benchgraph.h"
#include "peerpages.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/documenteditor.h>

#include <QtCore/QJsonDocument>
#include <QtGui/QGuiApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::bench;
using namespace agentops::workflow;

namespace {

constexpr std::chrono::seconds kRowTime{15};

struct PeerEditor
{
    const char *name = "";
    QString page;
};

const PeerEditor kReactFlow{"React Flow", u"xyflow.html"_s};
const PeerEditor kReactFlowWhole{"React Flow, all rendered", u"xyflow.html?all"_s};
const PeerEditor kLiteGraph{"litegraph.js", u"litegraph.html"_s};

constexpr Drag kPan{.from = kEmptyPlaceInView, .to = {240, 240}, .moves = 40};
/// From the header of the card in the middle, each move to the next place on the grid.
constexpr Drag kCardDrag{.from = {1015, 456}, .to = {615, 456}, .moves = 20};
constexpr QPoint kPanOfWhole{-320, -120};

struct Bench
{
    BenchCanvas canvas;
    PeerPages pages;
};

QByteArray textOf(int nodeCount)
{
    return writeDocument(benchDocument(nodeCount));
}

/// There and back in turns, here and in the peer.
void printDrags(Bench &bench, const char *what, const PeerEditor &peer, const Result<> &ready,
                Qt::MouseButton button, const Drag &drag, const char *goal)
{
    const auto ours = [&bench, button, next = drag]() mutable {
        const Drag now = std::exchange(next, next.back());
        return bench.canvas.drag(button, now);
    };
    const auto theirs = [&bench, &ready, next = drag]() mutable -> Result<Sample> {
        AO_CHECK(ready);
        const Drag now = std::exchange(next, next.back());
        return bench.pages.drag(now);
    };
    print(what, "ms CPU", peer.name, compare(ours, theirs, kRowTime), goal);
}

void panAtActualSize(Bench &bench)
{
    for (const int nodes : {1000, 3000}) {
        bench.canvas.open(textOf(nodes));
        const QByteArray what = "pan at 1:1, "_ba + QByteArray::number(nodes) + " nodes, per move";
        for (const auto &[peer, goal] :
             {std::pair(kReactFlow, "at most 0.5 x"), std::pair(kLiteGraph, "at most 1 x")}) {
            bench.canvas.showStart();
            printDrags(bench, what.constData(), peer, bench.pages.load(peer.page, nodes),
                       Qt::MiddleButton, kPan, goal);
        }
    }
}

void panOfWhole(Bench &bench)
{
    constexpr int kNodes = 3000;
    bench.canvas.open(textOf(kNodes));
    bench.canvas.showWhole();
    const ui::scene::Viewport view = bench.canvas.viewport();
    const QPoint from = view.toView(emptyPlace(kNodes)).toPoint();
    const Result<> ready =
        bench.pages.load(kLiteGraph.page, kNodes).and_then([&] { return bench.pages.show(view); });
    printDrags(bench, "pan of the whole, 3000 nodes, per move", kLiteGraph, ready, Qt::MiddleButton,
               {.from = from, .to = from + kPanOfWhole, .moves = 20},
               "at most 0.25 x, p95 at most 33 ms");
}

void dragNodes(Bench &bench)
{
    constexpr int kNodes = 3000;
    bench.canvas.open(textOf(kNodes));
    const Result<> loaded = bench.pages.load(kReactFlow.page, kNodes);
    for (const auto &[what, block] :
         {std::pair("drag of a node among 3000, per move", QSize(1, 1)),
          std::pair("drag of 500 selected among 3000, per move", QSize(25, 20))}) {
        const QList<NodeId> nodes = middleNodes(kNodes, block);
        bench.canvas.select(nodes);
        const Result<> ready = Result<>(loaded).and_then([&] { return bench.pages.select(nodes); });
        printDrags(bench, what, kReactFlow, ready, Qt::LeftButton, kCardDrag,
                   "at most 0.5 x, p95 at most 33 ms");
    }
}

void openDocument(Bench &bench)
{
    constexpr int kNodes = 3000;
    const QByteArray text = textOf(kNodes);
    const Result<> ready = bench.pages.load(kReactFlow.page, kNodes);
    const Comparison opened = compare([&] { return Sample{.cost = bench.canvas.open(text)}; },
                                      [&]() -> Result<Sample> {
                                          AO_CHECK(ready);
                                          return bench.pages.open();
                                      },
                                      kRowTime);
    print("open 3000 nodes, to the first usable frame", "ms", kReactFlow.name, opened,
          "at most 0.3 x");
}

/// How much memory each thousand nodes take beyond the first.
Result<double> growth(const std::vector<double> &sizes,
                      const std::function<Result<double>(int nodes)> &megabytes)
{
    std::vector<double> used;
    for (const double size : sizes) {
        AO_TRY(const double now, megabytes(int(size)));
        used.push_back(now);
    }
    return slope(sizes, used) * 1000;
}

void memory(Bench &bench)
{
    // Each in a process of its own, as what was freed is not always given back.
    const auto ours = growth({1000, 4000, 7000, 10'000}, [](int nodes) {
        return field(askPeer(QCoreApplication::applicationFilePath(),
                             {u"--memory"_s, QString::number(nodes)}),
                     u"privateMb"_s);
    });
    const auto theirs = [&bench](const PeerEditor &peer, const std::vector<double> &sizes) {
        return growth(sizes, [&](int nodes) {
            return bench.pages.load(peer.page, nodes).and_then([&] {
                return bench.pages.privateMegabytes();
            });
        });
    };
    // Rendering all takes so much that less will do.
    for (const auto &[peer, sizes] :
         {std::pair(kReactFlow, std::vector<double>{1000, 4000, 7000}),
          std::pair(kReactFlowWhole, std::vector<double>{500, 1000, 2000})}) {
        print("memory of 1000 further nodes", "MiB", ours.value_or(-1), peer.name,
              theirs(peer, sizes), "at most 0.3 x");
    }
}

/// The process that memory() starts.
int measureMemory(int nodes)
{
    BenchCanvas canvas;
    canvas.open(textOf(nodes));
    const QJsonObject answer{{u"privateMb"_s, privateMegabytes()}};
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return 0;
}

/// Each edit makes one more mistake; undone are all of them, one by one.
void editAndUndo(Bench &bench, int nodes, const char *goalOfEdit, const char *goalOfUndo)
{
    constexpr int kTimes = 4;
    BenchCanvas &canvas = bench.canvas;
    ui::graph::GraphSession &session = canvas.session();
    canvas.open(textOf(nodes));
    Comparison edits;
    Comparison undone;
    const auto note = [](Comparison &comparison, double milliseconds) {
        comparison.ours.push_back({.cost = milliseconds, .latencies = {milliseconds}});
    };
    const QList<NodeId> visible = middleNodes(nodes, {3, 3});
    for (int i = 0; i < kTimes; ++i) {
        for (const NodeId &node : visible) {
            const qsizetype before = session.diagnostics().size();
            note(edits,
                 canvas.timed(
                     [&] {
                         const QJsonObject wrong{{u"before"_s, u"{{ nowhere.result }}"_s}};
                         if (!session.editor().setParameter(node, u"inputs"_s, wrong))
                             qFatal("a step cannot be edited");
                     },
                     [&] { return session.diagnostics().size() > before; }));
        }
        for (qsizetype step = 0; step < visible.size(); ++step)
            note(undone, canvas.timed([&] { session.undo(); }));
    }
    const QByteArray count = QByteArray::number(nodes) + " nodes";
    print(("edit until its mistake is shown, " + count).constData(), "ms", "", edits, goalOfEdit);
    print(("undo of that, " + count).constData(), "ms", "", undone, goalOfUndo);
}

void alone(Bench &bench)
{
    editAndUndo(bench, 1000, "p95 below 50 ms", "none");
    editAndUndo(bench, 10'000, "p95 at most 100 ms", "p95 at most 50 ms");
    bench.canvas.showStart();
    const auto pan = [&bench, next = kPan]() mutable {
        const Drag now = std::exchange(next, next.back());
        return bench.canvas.drag(Qt::MiddleButton, now);
    };
    print("pan at 1:1, 10000 nodes, per move", "ms CPU", "", compare(pan, {}, kRowTime),
          "p95 at most 50 ms");
}

} // namespace

int main(int argc, char **argv)
{
    // One thread for all, and no waiting for the screen: what is measured is the work.
    qputenv("QSG_RENDER_LOOP", "basic");
    qputenv("QSG_NO_VSYNC", "1");
    qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.value(0) == "--memory"_L1)
        return measureMemory(arguments.value(1).toInt());
    Bench bench;
    std::printf("drawn by %s\n", bench.canvas.renderer().constData());
    const auto about = bench.pages.about();
    std::printf("peers drawn by %s\n",
                qPrintable(about ? *about : u"nothing: "_s + about.error().message()));
    std::fflush(stdout);
    const std::vector<std::pair<const char *, void (*)(Bench &)>> rows{
        {"pan", panAtActualSize}, {"whole", panOfWhole}, {"drag", dragNodes},
        {"open", openDocument},   {"memory", memory},    {"alone", alone},
    };
    for (const auto &[name, measure] : rows) {
        if (arguments.isEmpty() || arguments.contains(QLatin1StringView(name)))
            measure(bench);
    }
    return 0;
}
