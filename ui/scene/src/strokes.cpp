// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/shapesink.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace agentops::ui::scene {

namespace {

constexpr int kCoarseSegments = 24;

QPointF normalOf(QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const qreal length = std::hypot(along.x(), along.y());
    return length > 0 ? QPointF(-along.y(), along.x()) / length : QPointF();
}

qreal distanceToSegment(QPointF point, QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const qreal squared = QPointF::dotProduct(along, along);
    const qreal t = squared > 0
        ? std::clamp(QPointF::dotProduct(point - from, along) / squared, 0.0, 1.0)
        : 0.0;
    const QPointF nearest = from + along * t - point;
    return std::hypot(nearest.x(), nearest.y());
}

} // namespace

QPointF Cubic::at(qreal t) const
{
    const qreal u = 1 - t;
    return start * (u * u * u) + control1 * (3 * u * u * t) + control2 * (3 * u * t * t)
        + end * (t * t * t);
}

QRectF Cubic::bounds() const
{
    // The curve lies within the hull of its four points.
    const auto [left, right] = std::minmax({start.x(), control1.x(), control2.x(), end.x()});
    const auto [top, bottom] = std::minmax({start.y(), control1.y(), control2.y(), end.y()});
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

bool Cubic::isWithin(const QRectF &area) const
{
    for (int i = 0; i <= kCoarseSegments; ++i) {
        if (!area.contains(at(qreal(i) / kCoarseSegments)))
            return false;
    }
    return true;
}

qreal Cubic::distanceTo(QPointF point) const
{
    qreal best = std::numeric_limits<qreal>::max();
    QPointF previous = start;
    for (int i = 1; i <= kCoarseSegments; ++i) {
        const QPointF next = at(qreal(i) / kCoarseSegments);
        best = std::min(best, distanceToSegment(point, previous, next));
        previous = next;
    }
    return best;
}

int MeshPainter::curveSegments(const Cubic &curve) const
{
    // How far the control points leave the chord bounds the error of a polyline; see T. Sederberg,
    // "Computer Aided Geometric Design", section 10.6.
    const QPointF d1 = curve.start - 2 * curve.control1 + curve.control2;
    const QPointF d2 = curve.control1 - 2 * curve.control2 + curve.end;
    const qreal bend = std::max(std::hypot(d1.x(), d1.y()), std::hypot(d2.x(), d2.y())) * m_scale;
    constexpr qreal kTolerancePx = 0.15;
    return std::clamp(int(std::ceil(std::sqrt(0.75 * bend / kTolerancePx))), 1, 96);
}

void MeshPainter::strokePoints(std::span<const QPointF> points, qreal width, Rgba color)
{
    if (points.size() < 2 || width <= 0)
        return;
    if (m_sink) {
        m_sink->strokeLine(points, {width, color});
        return;
    }
    const qreal half = width / 2;
    const qreal feather = m_feather / 2;
    const qreal core = std::max(half - feather, 0.0);
    const qreal edge = half + feather;
    const Rgba ink = half < feather ? faded(color, half / feather) : color;
    quint32 previous = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF before = i > 0 ? normalOf(points[i - 1], points[i]) : QPointF();
        const QPointF after = i + 1 < points.size() ? normalOf(points[i], points[i + 1]) : before;
        QPointF normal = i > 0 ? before + after : after;
        const qreal length = std::hypot(normal.x(), normal.y());
        normal = length > 0 ? normal / length : after;
        // Mitred joints, limited so that a sharp turn does not grow a spike.
        const qreal miter = 1 / std::max(QPointF::dotProduct(normal, after), 0.5);
        const QPointF out = normal * miter;
        const quint32 row = vertex(points[i] - out * edge, {});
        vertex(points[i] - out * core, ink);
        vertex(points[i] + out * core, ink);
        vertex(points[i] + out * edge, {});
        if (i > 0) {
            for (quint32 lane = 0; lane < 3; ++lane)
                m_mesh->addQuad(previous + lane, previous + lane + 1, row + lane + 1, row + lane);
        }
        previous = row;
    }
}

void MeshPainter::line(QPointF from, QPointF to, qreal width, Rgba color)
{
    const std::array points{from, to};
    strokePoints(points, width, color);
}

void MeshPainter::polyline(std::span<const QPointF> points, qreal width, Rgba color)
{
    strokePoints(points, width, color);
}

void MeshPainter::cubic(const Cubic &curve, qreal width, Rgba color)
{
    path(std::span(&curve, 1), width, color);
}

void MeshPainter::dashedCubic(const Cubic &curve, qreal width, qreal dash, qreal gap, qreal phase,
                              Rgba color)
{
    dashedPath(std::span(&curve, 1), width, dash, gap, phase, color);
}

void MeshPainter::flatten(std::span<const Cubic> pieces, int leastSegments)
{
    m_points.clear();
    for (const Cubic &piece : pieces) {
        if (m_points.empty())
            m_points.push_back(piece.start);
        const int segments = std::max(curveSegments(piece), leastSegments);
        for (int i = 1; i <= segments; ++i)
            m_points.push_back(piece.at(qreal(i) / segments));
    }
}

void MeshPainter::path(std::span<const Cubic> pieces, qreal width, Rgba color)
{
    if (m_sink) {
        m_sink->strokePath(pieces, {width, color});
        return;
    }
    flatten(pieces, 1);
    strokePoints(m_points, width, color);
}

void MeshPainter::dashedPath(std::span<const Cubic> pieces, qreal width, qreal dash, qreal gap,
                             qreal phase, Rgba color)
{
    const qreal period = dash + gap;
    if (dash <= 0 || period <= 0)
        return;
    if (m_sink) {
        m_sink->strokePath(pieces, {width, color, dash, gap});
        return;
    }
    flatten(pieces, 32);
    if (m_points.empty())
        return;
    qreal position = std::fmod(std::fmod(phase, period) + period, period);
    QPointF from = m_points.front();
    m_dash.clear();
    if (position < dash)
        m_dash.push_back(from);
    for (size_t i = 1; i < m_points.size(); ++i) {
        const QPointF to = m_points[i];
        const QPointF along = to - from;
        const qreal length = std::hypot(along.x(), along.y());
        qreal done = 0;
        while (length > 0 && done < length) {
            const bool drawing = position < dash;
            const qreal step = std::min((drawing ? dash : period) - position, length - done);
            done += step;
            position += step;
            const QPointF here = from + along * (done / length);
            if (drawing)
                m_dash.push_back(here);
            if (drawing && position >= dash) {
                strokePoints(m_dash, width, color);
                m_dash.clear();
            } else if (position >= period) {
                position = 0;
                m_dash.assign(1, here);
            }
        }
        from = to;
    }
    strokePoints(m_dash, width, color);
}

void MeshPainter::arc(QPointF center, qreal radius, qreal width, qreal startDegrees,
                      qreal spanDegrees, Rgba color)
{
    const int segments = std::max(arcSegments(radius, spanDegrees), 3);
    m_points.clear();
    for (int i = 0; i <= segments; ++i) {
        const qreal angle = (startDegrees + spanDegrees * i / segments) * std::numbers::pi / 180;
        m_points.push_back(center + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    strokePoints(m_points, width, color);
}

void MeshPainter::dashedFrame(const QRectF &rect, qreal radius, qreal width, qreal dash, qreal gap,
                              Rgba color)
{
    if (rect.isEmpty() || dash <= 0 || gap < 0)
        return;
    if (m_sink) {
        m_sink->strokeRect(rect, Corners::all(radius), {width, color, dash, gap});
        return;
    }
    roundedRim(rect, Corners::all(radius));
    qreal length = 0;
    for (size_t i = 0; i < m_rim.size(); ++i) {
        const QPointF side = m_rim[(i + 1) % m_rim.size()].point - m_rim[i].point;
        length += std::hypot(side.x(), side.y());
    }
    // A whole number of dashes, so that the pattern closes without a seam.
    const qreal count = std::max(1.0, std::round(length / (dash + gap)));
    const qreal period = length / count;
    const qreal drawn = period * dash / (dash + gap);
    qreal position = 0;
    m_dash.assign(1, m_rim.front().point);
    for (size_t i = 0; i < m_rim.size(); ++i) {
        const QPointF from = m_rim[i].point;
        const QPointF along = m_rim[(i + 1) % m_rim.size()].point - from;
        const qreal side = std::hypot(along.x(), along.y());
        qreal done = 0;
        while (side - done > 1e-9) {
            const bool drawing = position < drawn;
            const qreal step = std::min((drawing ? drawn : period) - position, side - done);
            done += step;
            position += step;
            const QPointF here = from + along * (done / side);
            if (drawing)
                m_dash.push_back(here);
            if (drawing && drawn - position < 1e-9) {
                strokePoints(m_dash, width, color);
                m_dash.clear();
                position = drawn;
            }
            if (period - position < 1e-9) {
                position = 0;
                m_dash.assign(1, here);
            }
        }
    }
}

} // namespace agentops::ui::scene
