// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/meshpainter.h>

#include <QtCore/QVarLengthArray>

#include <span>

namespace agentops::ui::graph {

/// How a connection runs from an output to an input: one curve, or several that join smoothly at
/// the points that a person leads it through.
/// Units: scene coordinates. Invariant: there is at least one piece.
class EdgePath
{
public:
    EdgePath() : m_pieces(1) { }
    EdgePath(QPointF from, QPointF to, std::span<const QPointF> points = {})
    {
        lead(from, points, to);
    }

    /// Leads it anew; allocates nothing while it has no more pieces than it once had.
    void lead(QPointF from, std::span<const QPointF> points, QPointF to);

    std::span<const scene::Cubic> pieces() const
    {
        return {m_pieces.constData(), size_t(m_pieces.size())};
    }
    QPointF start() const { return m_pieces.first().start; }
    QPointF end() const { return m_pieces.last().end; }
    /// Shape: `t` from 0 to 1, as much of it for each piece.
    QPointF at(qreal t) const;
    QRectF bounds() const;
    bool isWithin(const QRectF &area) const;
    qreal distanceTo(QPointF point) const;
    /// The piece that comes nearest to `point`: a new point there goes before the one of that
    /// index.
    int nearestPiece(QPointF point) const;

    friend bool operator==(const EdgePath &, const EdgePath &) = default;

private:
    QVarLengthArray<scene::Cubic, 1> m_pieces;
};

} // namespace agentops::ui::graph
