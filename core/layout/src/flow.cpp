// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow.h"

#include "coordinates.h"
#include "ordering.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace agentops::layout {

namespace {

/// Width to height of the place where flows are looked at.
constexpr double kFrameAspect = 1.6;
/// A piece that is wider than this many usual ones leaves room beside it, which others move into.
constexpr double kWide = 1.5;
/// Moving into such room compares everything with everything before it.
constexpr size_t kMaxMoved = 4000;

/// Pieces that wires join, and these wires.
struct Part
{
    std::vector<int> pieces;
    std::vector<int> wires;
};

std::vector<Part> partsOf(const std::vector<Piece> &pieces, const std::vector<Wire> &wires)
{
    std::vector<int> leader(pieces.size());
    std::iota(leader.begin(), leader.end(), 0);
    const auto find = [&leader](int piece) {
        while (leader[piece] != piece)
            piece = leader[piece] = leader[leader[piece]];
        return piece;
    };
    for (const Wire &wire : wires) {
        const int a = find(wire.from);
        const int b = find(wire.to);
        leader[std::max(a, b)] = std::min(a, b);
    }
    std::vector<int> number(pieces.size(), -1);
    std::vector<Part> parts;
    for (int i = 0; i < int(pieces.size()); ++i) {
        const int first = find(i);
        if (number[first] < 0) {
            number[first] = int(parts.size());
            parts.emplace_back();
        }
        parts[number[first]].pieces.push_back(i);
    }
    for (int i = 0; i < int(wires.size()); ++i)
        parts[number[find(wires[i].from)]].wires.push_back(i);
    return parts;
}

/// Columns of one part from left to right.
class ColumnPlacer
{
public:
    ColumnPlacer(const Layered &graph, const std::vector<Piece> &pieces,
                 const std::vector<double> &tops, const LayoutOptions &options)
        : m_graph(graph)
        , m_pieces(pieces)
        , m_tops(tops)
        , m_options(options)
    { }

    /// Left edges by node, and the width of each node with those of the lanes.
    void run()
    {
        const size_t count = m_graph.layers.size();
        std::vector<double> columnWidths(count, 0);
        for (size_t layer = 0; layer < count; ++layer) {
            for (const int node : m_graph.layers[layer])
                columnWidths[layer] = std::max(columnWidths[layer], widthOf(node));
        }
        lefts.assign(m_graph.nodes.size(), 0);
        widths.assign(m_graph.nodes.size(), 0);
        double x = 0;
        for (size_t layer = 0; layer < count; ++layer) {
            for (const int node : m_graph.layers[layer]) {
                lefts[node] = x;
                widths[node] = m_graph.nodes[node].isLane() ? columnWidths[layer] : widthOf(node);
            }
            const bool isBorder = isEnd(layer, Piece::End::First)
                || (layer + 1 < count && isEnd(layer + 1, Piece::End::Last));
            x += columnWidths[layer] + (isBorder ? 0 : m_options.columnGap);
        }
        moveBesideWideOnes(columnWidths);
    }

    std::vector<double> lefts;
    std::vector<double> widths;

private:
    double widthOf(int node) const
    {
        return m_graph.nodes[node].isLane() ? 0 : m_pieces[m_graph.nodes[node].piece].size.width();
    }

    bool isEnd(size_t layer, Piece::End end) const
    {
        const int piece = m_graph.nodes[m_graph.layers[layer].front()].piece;
        return piece >= 0 && m_pieces[piece].end == end;
    }

    /// What would be further left without the wide pieces goes there as far as nothing is in its
    /// way.
    void moveBesideWideOnes(const std::vector<double> &columnWidths)
    {
        std::vector<double> usual;
        for (const Piece &piece : m_pieces) {
            if (piece.end == Piece::End::None)
                usual.push_back(piece.size.width());
        }
        if (usual.empty())
            return;
        const auto middle = usual.begin() + std::ptrdiff_t(usual.size() / 2);
        std::ranges::nth_element(usual, middle);
        const double widest = *middle * kWide;
        double excess = 0;
        std::vector<int> passed;
        for (size_t layer = 0; layer < m_graph.layers.size(); ++layer) {
            for (const int node : m_graph.layers[layer]) {
                const bool isMovable =
                    !m_graph.nodes[node].isLane() && !isEnd(layer, Piece::End::Last);
                if (excess > 0 && isMovable && m_graph.nodes.size() <= kMaxMoved)
                    lefts[node] = leftmost(node, excess, passed);
            }
            passed.insert(passed.end(), m_graph.layers[layer].begin(), m_graph.layers[layer].end());
            if (columnWidths[layer] > widest)
                excess += columnWidths[layer] - *middle;
        }
    }

    double leftmost(int node, double excess, const std::vector<int> &passed) const
    {
        double left = lefts[node] - excess;
        for (const int s : m_graph.incoming[node])
            left = std::max(left, rightOf(m_graph.segments[s].from));
        const double top = m_tops[node] - m_options.rowGap;
        const double bottom = m_tops[node] + m_graph.nodes[node].height + m_options.rowGap;
        for (const int other : passed) {
            const double otherBottom = m_tops[other] + m_graph.nodes[other].height;
            if (m_tops[other] < bottom && otherBottom > top)
                left = std::max(left, rightOf(other));
        }
        return std::min(left, lefts[node]);
    }

    double rightOf(int node) const { return lefts[node] + widths[node] + m_options.columnGap; }

    const Layered &m_graph;
    const std::vector<Piece> &m_pieces;
    const std::vector<double> &m_tops;
    const LayoutOptions &m_options;
};

Result<FlowLayout> layOutPart(const std::vector<Piece> &pieces, const std::vector<Wire> &wires,
                              const LayoutOptions &options, const CancelToken &token)
{
    Layered graph = Layered::create(pieces, wires);
    AO_CHECK(orderLayers(graph, token));
    const std::vector<double> tops =
        topsOf(graph, {.between = options.rowGap, .lane = options.laneGap});
    ColumnPlacer columns(graph, pieces, tops, options);
    columns.run();

    FlowLayout result;
    result.places.resize(pieces.size());
    QRectF bounds;
    for (size_t i = 0; i < graph.nodes.size(); ++i) {
        const Layered::Node &node = graph.nodes[i];
        const QPointF place(std::round(columns.lefts[i]), std::round(tops[i]));
        if (!node.isLane())
            result.places[node.piece] = place;
        // A lane is flat: QRectF would not count it.
        bounds.setRight(std::max(bounds.right(), place.x() + columns.widths[i]));
        bounds.setBottom(std::max(bounds.bottom(), place.y() + node.height));
    }
    result.size = bounds.size();
    for (size_t i = 0; i < wires.size(); ++i) {
        QList<QPointF> points;
        for (const int lane : graph.lanes[i]) {
            const double y = std::round(tops[lane]);
            points.append({columns.lefts[lane], y});
            points.append({columns.lefts[lane] + columns.widths[lane], y});
        }
        if (graph.isBack[i])
            std::ranges::reverse(points);
        result.lanes.push_back(std::move(points));
    }
    return result;
}

/// Corners of the parts: lines from left to right, as they come.
std::vector<QPointF> linesOf(const std::vector<QSizeF> &sizes, double gap, bool isOneEach,
                             QSizeF &whole)
{
    double widest = 0;
    double area = 0;
    for (const QSizeF &size : sizes) {
        widest = std::max(widest, size.width());
        area += (size.width() + gap) * (size.height() + gap);
    }
    const double limit = isOneEach ? 0 : std::max(widest, std::sqrt(area * kFrameAspect));
    std::vector<QPointF> corners;
    double x = 0;
    double y = 0;
    double bottom = 0;
    whole = {0, 0};
    for (const QSizeF &size : sizes) {
        if (x > 0 && x + size.width() > limit) {
            x = 0;
            y = bottom + gap;
        }
        corners.emplace_back(x, y);
        bottom = std::max(bottom, y + size.height());
        whole = {std::max(whole.width(), x + size.width()), bottom};
        x += size.width() + gap;
    }
    return corners;
}

} // namespace

Result<FlowLayout> layOutFlow(const std::vector<Piece> &pieces, const std::vector<Wire> &wires,
                              const LayoutOptions &options, const CancelToken &token)
{
    const std::vector<Part> parts = partsOf(pieces, wires);
    std::vector<int> number(pieces.size(), 0);
    std::vector<FlowLayout> layouts;
    std::vector<QSizeF> sizes;
    for (const Part &part : parts) {
        std::vector<Piece> partPieces;
        std::vector<Wire> partWires;
        for (const int piece : part.pieces) {
            number[piece] = int(partPieces.size());
            partPieces.push_back(pieces[piece]);
        }
        for (const int wire : part.wires) {
            const Wire &w = wires[wire];
            partWires.push_back({number[w.from], number[w.to], w.fromOffset, w.toOffset});
        }
        AO_TRY(FlowLayout layout, layOutPart(partPieces, partWires, options, token));
        sizes.push_back(layout.size);
        layouts.push_back(std::move(layout));
    }
    const bool hasBorder = std::ranges::any_of(
        pieces, [](const Piece &piece) { return piece.end != Piece::End::None; });
    FlowLayout result;
    result.places.resize(pieces.size());
    result.lanes.resize(wires.size());
    const std::vector<QPointF> corners = linesOf(sizes, options.partGap, hasBorder, result.size);
    for (size_t p = 0; p < parts.size(); ++p) {
        const QPointF corner(std::round(corners[p].x()), std::round(corners[p].y()));
        for (size_t i = 0; i < parts[p].pieces.size(); ++i)
            result.places[parts[p].pieces[i]] = layouts[p].places[i] + corner;
        for (size_t i = 0; i < parts[p].wires.size(); ++i) {
            QList<QPointF> &points = layouts[p].lanes[i];
            for (QPointF &point : points)
                point += corner;
            result.lanes[parts[p].wires[i]] = std::move(points);
        }
    }
    return result;
}

} // namespace agentops::layout
