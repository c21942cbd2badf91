// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchgraph.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace agentops::workflow;

namespace agentops::bench {

namespace {

constexpr QSize kPitch{320, 180};
constexpr double kWindowShape = 1.6;

int rowCount(int nodeCount)
{
    const double columnsPerRow = kWindowShape * kPitch.height() / kPitch.width();
    return int(std::lround(std::sqrt(nodeCount / columnsPerRow)));
}

NodeId idOf(int index)
{
    return NodeId(u"n%1"_s.arg(index));
}

/// Column and row.
QPoint middleOf(int nodeCount)
{
    const int rows = rowCount(nodeCount);
    return {nodeCount / rows / 2, rows / 2};
}

} // namespace

Document benchDocument(int nodeCount)
{
    const int rows = rowCount(nodeCount);
    Document document = Document::create(u"Bench"_s);
    const auto connectNodes = [&document](int from, int to) {
        document.edges.append({.id = EdgeId(u"e%1"_s.arg(document.edges.size() + 1)),
                               .from = {idOf(from), u"result"_s},
                               .to = {idOf(to), u"input"_s}});
    };
    for (int i = 0; i < nodeCount; ++i) {
        Node node{.id = idOf(i), .kind = u"script"_s, .title = u"Step %1"_s.arg(i)};
        node.parameters.insert(u"code"_s, u"return inputs.before + %1;"_s.arg(i));
        if (i >= rows) {
            node.parameters.insert(u"inputs"_s,
                                   QJsonObject{{u"before"_s, u"{{ n%1.result }}"_s.arg(i - rows)}});
        }
        document.layout.nodes.insert(node.id,
                                     {qreal(i / rows) * kPitch.width(),
                                      qreal(i % rows) * kPitch.height()}); // NOLINT: whole columns
        document.nodes.append(node);
    }
    for (int i = rows; i < nodeCount; ++i) {
        connectNodes(i - rows, i);
        if (i % 3 == 0 && i % rows != rows - 1)
            connectNodes(i - rows + 1, i);
    }
    document.layout.viewportOrigin = emptyPlace(nodeCount) - kEmptyPlaceInView;
    return document;
}

QByteArray peerDocument(const Document &document)
{
    QJsonArray nodes;
    for (const Node &node : document.nodes) {
        const QPointF place = document.layout.nodes.value(node.id);
        nodes.append(
            QJsonObject{{u"id"_s, node.id.text()},
                        {u"position"_s, QJsonObject{{u"x"_s, place.x()}, {u"y"_s, place.y()}}},
                        {u"data"_s, QJsonObject{{u"label"_s, node.title}}}});
    }
    QJsonArray edges;
    for (const Edge &edge : document.edges) {
        edges.append(QJsonObject{{u"id"_s, edge.id.text()},
                                 {u"source"_s, edge.from.node.text()},
                                 {u"target"_s, edge.to.node.text()}});
    }
    return QJsonDocument(QJsonObject{{u"nodes"_s, nodes}, {u"edges"_s, edges}})
        .toJson(QJsonDocument::Compact);
}

QPointF middleCard(int nodeCount)
{
    const QPoint middle = middleOf(nodeCount);
    return {qreal(middle.x()) * kPitch.width(), qreal(middle.y()) * kPitch.height()};
}

QPointF emptyPlace(int nodeCount)
{
    // Connections run between the columns, not below the steps.
    return middleCard(nodeCount) + QPointF(100, 120);
}

QList<NodeId> middleNodes(int nodeCount, QSize block)
{
    const int rows = rowCount(nodeCount);
    const QPoint middle = middleOf(nodeCount);
    const int middleIndex = middle.x() * rows + middle.y();
    QList<NodeId> nodes{idOf(middleIndex)};
    for (int x = middle.x() - block.width() / 2; x < middle.x() + (block.width() + 1) / 2; ++x) {
        for (int y = middle.y() - block.height() / 2; y < middle.y() + (block.height() + 1) / 2;
             ++y) {
            if (const int index = x * rows + y; index != middleIndex)
                nodes.append(idOf(index));
        }
    }
    return nodes;
}

} // namespace agentops::bench
