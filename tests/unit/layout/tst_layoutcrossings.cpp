// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordering.h"
#include "samplegraphs.h"

#include <agentops/nodes/examples.h>
#include <agentops/workflow/document.h>

#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::layout;
using namespace Qt::StringLiterals;

namespace {

/// A graph in the form in which columns are ordered.
struct Flow
{
    std::vector<Piece> pieces;
    std::vector<Wire> wires;
};

Flow flowOf(const LayoutGraph &graph)
{
    Flow flow;
    for (const Box &box : graph.boxes)
        flow.pieces.push_back({.size = box.size});
    for (const Link &link : graph.links)
        flow.wires.push_back({link.from, link.to, link.fromOffset, link.toOffset});
    return flow;
}

/// The top of an example: one port for each name that edges use.
Flow flowOf(const workflow::Document &document)
{
    Flow flow;
    QHash<workflow::NodeId, int> pieces;
    for (const workflow::Node &node : document.nodes) {
        pieces.insert(node.id, int(flow.pieces.size()));
        flow.pieces.push_back({.size = QSizeF(220, 240)});
    }
    QHash<std::pair<workflow::NodeId, QString>, int> ports;
    const auto offset = [&ports](const workflow::PortRef &end) {
        const int row = ports.value({end.node, end.port}, int(ports.size()) % 8);
        ports.insert({end.node, end.port}, row);
        return 18.0 + 22 * row;
    };
    for (const workflow::Edge &edge : document.edges)
        flow.wires.push_back(
            {pieces[edge.from.node], pieces[edge.to.node], offset(edge.from), offset(edge.to)});
    return flow;
}

/// Barycentres of nodes without ports, from left to right and back, the best order seen.
qsizetype plainCrossings(Layered graph)
{
    qsizetype fewest = countCrossings(graph);
    std::vector<double> places(graph.nodes.size());
    const auto number = [&] {
        for (const auto &layer : graph.layers) {
            for (size_t i = 0; i < layer.size(); ++i)
                places[layer[i]] = double(i);
        }
    };
    for (int sweep = 0; sweep < 24; ++sweep) {
        const bool isForward = sweep % 2 == 0;
        for (size_t l = 0; l < graph.layers.size(); ++l) {
            number();
            auto &layer = graph.layers[isForward ? l : graph.layers.size() - 1 - l];
            std::vector<double> means(graph.nodes.size());
            for (const int node : layer) {
                const auto &segments = isForward ? graph.incoming[node] : graph.outgoing[node];
                double sum = 0;
                for (const int s : segments)
                    sum += places[isForward ? graph.segments[s].from : graph.segments[s].to];
                means[node] = segments.empty() ? places[node] : sum / double(segments.size());
            }
            std::ranges::stable_sort(layer, {}, [&means](int node) { return means[node]; });
        }
        fewest = std::min(fewest, countCrossings(graph));
    }
    return fewest;
}

} // namespace

Q_DECLARE_METATYPE(Flow)

class TestLayoutCrossings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crossingsAreCountedByPlaceAndPort()
    {
        // Two boxes beside two others, joined crosswise by two links from one port, and in
        // parallel.
        const std::vector<Piece> pieces(4, Piece{.size = QSizeF(100, 100)});
        const std::vector<Wire> wires{
            {0, 3, 20, 20}, {1, 2, 20, 20}, {1, 3, 40, 40}, {1, 3, 60, 40}};

        const Layered graph = Layered::create(pieces, wires);

        QCOMPARE(graph.layers, (std::vector<std::vector<int>>{{0, 1}, {2, 3}}));
        QCOMPARE(countCrossings(graph), 1);
    }

    void portsOfOneBoxCross()
    {
        const std::vector<Piece> pieces(2, Piece{.size = QSizeF(100, 100)});

        QCOMPARE(countCrossings(Layered::create(pieces, {{0, 1, 20, 60}, {0, 1, 60, 20}})), 1);
        QCOMPARE(countCrossings(Layered::create(pieces, {{0, 1, 20, 20}, {0, 1, 60, 60}})), 0);
    }

    void noMoreThanPlainBarycentresLeave_data()
    {
        QTest::addColumn<Flow>("flow");
        for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows())
            QTest::newRow(qPrintable(example.name)) << flowOf(example.document);
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const int count = 10 + 5 * int(seed);
            QTest::addRow("random %u", seed)
                << flowOf(sample::random(seed, count, count * 3 / 2, false));
        }
    }

    void noMoreThanPlainBarycentresLeave()
    {
        QFETCH(const Flow, flow);
        Layered graph = Layered::create(flow.pieces, flow.wires);
        const qsizetype plain = plainCrossings(graph);

        QVERIFY(orderLayers(graph, {}));

        const qsizetype ours = countCrossings(graph);
        QVERIFY2(ours <= plain, qPrintable(u"%1 instead of %2"_s.arg(ours).arg(plain)));
    }
};

QTEST_GUILESS_MAIN(TestLayoutCrossings)
#include "tst_layoutcrossings.moc"
