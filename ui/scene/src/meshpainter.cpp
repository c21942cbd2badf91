// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/meshpainter.h>

#include <agentops/ui/scene/shapesink.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace agentops::ui::scene {

namespace {

constexpr qreal kDegree = std::numbers::pi / 180;

QPointF unit(QPointF vector)
{
    const qreal length = std::hypot(vector.x(), vector.y());
    return length > 0 ? vector / length : QPointF(1, 0);
}

QPointF direction(qreal degrees)
{
    return {std::cos(degrees * kDegree), std::sin(degrees * kDegree)};
}

QRectF squareAround(QPointF center, qreal radius)
{
    return {center.x() - radius, center.y() - radius, 2 * radius, 2 * radius};
}

/// The outward normal of a clockwise edge (y grows downwards).
QPointF outward(QPointF from, QPointF to)
{
    const QPointF along = unit(to - from);
    return {along.y(), -along.x()};
}

} // namespace

Corners Corners::grownBy(qreal length) const
{
    const auto grow = [length](qreal r) {
        return r > 0 ? std::max(r + length, 0.0) : 0.0;
    };
    return {grow(topLeft), grow(topRight), grow(bottomRight), grow(bottomLeft)};
}

MeshPainter::MeshPainter(Mesh &mesh, QPointF anchor, qreal scale, qreal devicePixelRatio)
{
    paintOn(mesh, anchor, scale, devicePixelRatio);
}

void MeshPainter::paintOn(Mesh &mesh, QPointF anchor, qreal scale, qreal devicePixelRatio)
{
    m_mesh = &mesh;
    m_anchor = anchor;
    m_scale = scale;
    m_feather = 1.0 / (scale * devicePixelRatio);
}

quint32 MeshPainter::vertex(QPointF scenePos, Rgba color)
{
    const QPointF local = scenePos - m_anchor;
    return m_mesh->addVertex(float(local.x()), float(local.y()), color);
}

int MeshPainter::arcSegments(qreal radius, qreal degrees) const
{
    // A chord may leave the arc by about a tenth of a pixel.
    const qreal radiusPx = radius * m_scale;
    const qreal perTurn = std::clamp(std::ceil(7 * std::sqrt(std::max(radiusPx, 0.0))), 8.0, 96.0);
    return std::max(1, int(std::ceil(perTurn * std::abs(degrees) / 360)));
}

void MeshPainter::rect(const QRectF &rect, Rgba fill)
{
    if (m_sink) {
        m_sink->fillRect(rect, {}, fill);
        return;
    }
    const quint32 a = vertex(rect.topLeft(), fill);
    const quint32 b = vertex(rect.topRight(), fill);
    const quint32 c = vertex(rect.bottomRight(), fill);
    const quint32 d = vertex(rect.bottomLeft(), fill);
    m_mesh->addQuad(a, b, c, d);
}

void MeshPainter::roundedRim(const QRectF &rect, const Corners &corners)
{
    m_rim.clear();
    const qreal limit = std::min(rect.width(), rect.height()) / 2;
    const auto corner = [&](QPointF at, QPointF inwards, qreal radius, qreal startDegrees) {
        const qreal r = std::clamp(radius, 0.0, limit);
        const QPointF center = at + inwards * r;
        if (r <= 0) {
            // A right angle: its normal is the diagonal, long enough to keep both edges parallel.
            m_rim.push_back({at, -inwards});
            return;
        }
        const int segments = arcSegments(r, 90);
        for (int i = 0; i <= segments; ++i) {
            const QPointF normal = direction(startDegrees + 90.0 * i / segments);
            m_rim.push_back({center + normal * r, normal});
        }
    };
    corner(rect.topLeft(), {1, 1}, corners.topLeft, 180);
    corner(rect.topRight(), {-1, 1}, corners.topRight, 270);
    corner(rect.bottomRight(), {-1, -1}, corners.bottomRight, 0);
    corner(rect.bottomLeft(), {1, -1}, corners.bottomLeft, 90);
}

void MeshPainter::fillRim(QPointF center, Rgba fill)
{
    const qreal half = m_feather / 2;
    const quint32 middle = vertex(center, fill);
    const auto count = quint32(m_rim.size());
    const quint32 first = quint32(m_mesh->vertices.size());
    for (const Rim &rim : m_rim) {
        vertex(rim.point - rim.normal * half, fill);
        vertex(rim.point + rim.normal * half, {});
    }
    for (quint32 i = 0; i < count; ++i) {
        const quint32 here = first + 2 * i;
        const quint32 next = first + 2 * ((i + 1) % count);
        m_mesh->addTriangle(middle, here, next);
        m_mesh->addQuad(here, here + 1, next + 1, next);
    }
}

void MeshPainter::band(qreal outer, Rgba outerColor, qreal inner, Rgba innerColor)
{
    const auto count = quint32(m_rim.size());
    const quint32 first = quint32(m_mesh->vertices.size());
    for (const Rim &rim : m_rim) {
        vertex(rim.point + rim.normal * inner, innerColor);
        vertex(rim.point + rim.normal * outer, outerColor);
    }
    for (quint32 i = 0; i < count; ++i) {
        const quint32 here = first + 2 * i;
        const quint32 next = first + 2 * ((i + 1) % count);
        m_mesh->addQuad(here, here + 1, next + 1, next);
    }
}

void MeshPainter::roundedRect(const QRectF &rect, const Corners &corners, Rgba fill)
{
    if (rect.isEmpty())
        return;
    if (m_sink) {
        m_sink->fillRect(rect, corners, fill);
        return;
    }
    roundedRim(rect, corners);
    fillRim(rect.center(), fill);
}

void MeshPainter::roundedFrame(const QRectF &rect, const Corners &corners, qreal width, Rgba color)
{
    if (rect.isEmpty() || width <= 0)
        return;
    // The rim runs along the middle of the line.
    const qreal half = width / 2;
    const QRectF middle = rect.adjusted(half, half, -half, -half);
    if (m_sink) {
        m_sink->strokeRect(middle, corners.grownBy(-half), {width, color});
        return;
    }
    roundedRim(middle, corners.grownBy(-half));
    const qreal feather = m_feather / 2;
    const qreal core = std::max(half - feather, 0.0);
    // A line thinner than a pixel cannot be narrower, only weaker.
    const Rgba ink = half < feather ? faded(color, half / feather) : color;
    band(half + feather, {}, core, ink);
    if (core > 0)
        band(core, ink, -core, ink);
    band(-core, ink, -half - feather, {});
}

void MeshPainter::shadow(const QRectF &rect, qreal radius, qreal blur, QPointF shift, Rgba color)
{
    if (m_sink || rect.isEmpty() || blur <= 0)
        return;
    roundedRim(rect.translated(shift), Corners::all(std::max(radius, m_feather)));
    // A quadratic fall-off in a few rings looks like a gaussian at the strength of a shadow.
    constexpr std::array kStops{std::pair{0.0, 1.0}, std::pair{0.3, 0.49}, std::pair{0.6, 0.16},
                                std::pair{1.0, 0.0}};
    band(0, color, -blur, color);
    for (size_t i = 0; i + 1 < kStops.size(); ++i) {
        band(blur * kStops[i + 1].first, faded(color, kStops[i + 1].second), blur * kStops[i].first,
             faded(color, kStops[i].second));
    }
}

void MeshPainter::polygon(std::span<const QPointF> corners, Rgba fill)
{
    if (corners.size() < 3)
        return;
    if (m_sink) {
        m_sink->fillPolygon(corners, fill);
        return;
    }
    m_rim.clear();
    QPointF center;
    for (size_t i = 0; i < corners.size(); ++i) {
        const QPointF previous = corners[(i + corners.size() - 1) % corners.size()];
        const QPointF next = corners[(i + 1) % corners.size()];
        const QPointF bisector = unit(outward(previous, corners[i]) + outward(corners[i], next));
        const qreal cosine = QPointF::dotProduct(bisector, outward(corners[i], next));
        m_rim.push_back({corners[i], bisector / std::max(cosine, 0.35)});
        center += corners[i] / qreal(corners.size());
    }
    fillRim(center, fill);
}

void MeshPainter::circle(QPointF center, qreal radius, Rgba fill)
{
    if (m_sink) {
        m_sink->fillRect(squareAround(center, radius), Corners::all(radius), fill);
        return;
    }
    m_rim.clear();
    const int segments = arcSegments(radius, 360);
    for (int i = 0; i < segments; ++i) {
        const QPointF normal = direction(360.0 * i / segments);
        m_rim.push_back({center + normal * radius, normal});
    }
    fillRim(center, fill);
}

void MeshPainter::arrowHead(QPointF tip, QPointF towards, qreal length, qreal width, Rgba color)
{
    const QPointF along = unit(towards);
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip - along * length;
    const std::array corners{tip, base + across * width / 2, base - across * width / 2};
    polygon(corners, color);
}

void MeshPainter::shape(Shape shape, QPointF center, qreal radius, Rgba color)
{
    const auto regular = [&](int count, qreal startDegrees, qreal innerRadius) {
        m_points.clear();
        for (int i = 0; i < count; ++i) {
            const qreal r = i % 2 == 1 ? innerRadius : radius;
            m_points.push_back(center + direction(startDegrees + 360.0 * i / count) * r);
        }
    };
    switch (shape) {
    case Shape::Disc:
        circle(center, radius * 0.9, color);
        return;
    case Shape::Circle:
        if (m_sink)
            m_sink->strokeRect(squareAround(center, radius * 0.75), Corners::all(radius * 0.75),
                               {radius * 0.4, color});
        else
            arc(center, radius * 0.75, radius * 0.4, 0, 360, color);
        return;
    case Shape::Square: {
        const qreal r = radius * 0.85;
        roundedRect(QRectF(center - QPointF(r, r), QSizeF(2 * r, 2 * r)), Corners::all(r / 4),
                    color);
        return;
    }
    case Shape::HalfSquare: {
        const qreal r = radius * 0.85;
        const QRectF square(center - QPointF(r, r), QSizeF(2 * r, 2 * r));
        roundedFrame(square, Corners::all(r / 4), r * 0.35, color);
        roundedRect(QRectF(square.topLeft(), QSizeF(2 * r, r)), Corners::top(r / 4), color);
        return;
    }
    case Shape::Bars:
        for (const qreal y : {-0.7, 0.0, 0.7}) {
            const QPointF middle = center + QPointF(0, y * radius);
            rect(QRectF(middle - QPointF(radius * 0.85, radius * 0.2),
                        QSizeF(radius * 1.7, radius * 0.4)),
                 color);
        }
        return;
    case Shape::Diamond:
        regular(4, -90, radius);
        break;
    case Shape::DiamondOutline:
        regular(4, -90, radius * 0.95);
        for (QPointF &point : m_points)
            point = center + (point - center) * 0.85;
        m_points.push_back(m_points.front());
        m_dash.assign(m_points.begin(), m_points.end());
        m_dash.push_back(m_points[1]);
        strokePoints(m_dash, radius * 0.36, color);
        return;
    case Shape::TriangleUp:
        regular(3, -90, radius);
        break;
    case Shape::Hexagon:
        regular(6, -90, radius);
        break;
    case Shape::Star:
        regular(8, -90, radius * 0.42);
        break;
    }
    polygon(m_points, color);
}

void MeshPainter::gridDots(const QRectF &area, qreal spacing, qreal dotSize, Rgba color)
{
    if (spacing <= 0 || color.a == 0)
        return;
    const qreal half = dotSize / 2;
    const qreal firstX = std::ceil(area.left() / spacing) * spacing;
    const qreal firstY = std::ceil(area.top() / spacing) * spacing;
    for (qreal y = firstY; y <= area.bottom(); y += spacing) {
        for (qreal x = firstX; x <= area.right(); x += spacing)
            rect(QRectF(x - half, y - half, dotSize, dotSize), color);
    }
}

} // namespace agentops::ui::scene
