// SPDX-License-Identifier: GPL-3.0-or-later
#include "columns.h"

#include <QtCore/QHash>

#include <algorithm>

namespace agentops::interop {

using namespace workflow;

namespace {

// In scene coordinates; a card is 220 wide.
constexpr double kColumn = 280;
constexpr double kRow = 140;
constexpr double kInset = 40;

struct Columns
{
    Document &document;
    QHash<NodeId, QList<const Node *>> bodies;
    QHash<NodeId, QList<NodeId>> before;

    int columnOf(const NodeId &node, QHash<NodeId, int> &known) const;
    QSizeF extentOf(const Node &node) const;
    QSizeF extentOfBody(const NodeId &container) const;
    QList<QList<const Node *>> columnsOf(const NodeId &container) const;
    void place(const NodeId &container, QPointF origin);
};

int Columns::columnOf(const NodeId &node, QHash<NodeId, int> &known) const
{
    const auto found = known.constFind(node);
    if (found != known.constEnd())
        return *found;
    known.insert(node, 0); // a circle ends here
    int column = 0;
    for (const NodeId &other : before.value(node))
        column = std::max(column, columnOf(other, known) + 1);
    known.insert(node, column);
    return column;
}

QList<QList<const Node *>> Columns::columnsOf(const NodeId &container) const
{
    QList<QList<const Node *>> columns;
    QHash<NodeId, int> known;
    for (const Node *node : bodies.value(container)) {
        const int column = columnOf(node->id, known);
        while (columns.size() <= column)
            columns.append(QList<const Node *>());
        columns[column].append(node);
    }
    return columns;
}

/// The room that a node takes, with all that is in it.
QSizeF Columns::extentOf(const Node &node) const
{
    if (!bodies.contains(node.id))
        return {kColumn, kRow};
    const QSizeF body = extentOfBody(node.id);
    return {std::max(kColumn, body.width() + kInset), kRow + body.height()};
}

QSizeF Columns::extentOfBody(const NodeId &container) const
{
    QSizeF extent(0, 0);
    for (const QList<const Node *> &column : columnsOf(container)) {
        double width = kColumn;
        double height = 0;
        for (const Node *node : column) {
            const QSizeF own = extentOf(*node);
            width = std::max(width, own.width());
            height += own.height();
        }
        extent = {extent.width() + width, std::max(extent.height(), height)};
    }
    return extent;
}

void Columns::place(const NodeId &container, QPointF origin)
{
    double x = origin.x();
    for (const QList<const Node *> &column : columnsOf(container)) {
        double width = kColumn;
        double y = origin.y();
        for (const Node *node : column) {
            const QSizeF own = extentOf(*node);
            if (!document.layout.nodes.contains(node->id))
                document.layout.nodes.insert(node->id, {x, y});
            if (bodies.contains(node->id))
                place(node->id, {x + kInset, y + kRow});
            width = std::max(width, own.width());
            y += own.height();
        }
        x += width;
    }
}

} // namespace

void layOutInColumns(Document &document)
{
    Columns columns{document, {}, {}};
    for (const Node &node : document.nodes)
        columns.bodies[node.parent].append(&node);
    for (const Edge &edge : document.edges)
        columns.before[edge.to.node].append(edge.from.node);
    columns.place({}, {0, 0});
}

} // namespace agentops::interop
