// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/mesh.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::scene {

Rgba toRgba(const QColor &color, qreal opacity)
{
    const qreal alpha = std::clamp(color.alphaF() * opacity, 0.0, 1.0);
    const auto channel = [alpha](qreal value) {
        return quint8(std::lround(value * alpha * 255));
    };
    return {channel(color.redF()), channel(color.greenF()), channel(color.blueF()), channel(1.0)};
}

Rgba faded(Rgba color, qreal factor)
{
    const auto channel = [factor](quint8 value) {
        return quint8(std::lround(value * factor));
    };
    return {channel(color.r), channel(color.g), channel(color.b), channel(color.a)};
}

void Mesh::clear()
{
    vertices.clear();
    indices.clear();
}

quint32 Mesh::addVertex(float x, float y, Rgba color)
{
    vertices.push_back({x, y, color});
    return quint32(vertices.size() - 1);
}

void Mesh::addTriangle(quint32 a, quint32 b, quint32 c)
{
    indices.insert(indices.end(), {a, b, c});
}

void Mesh::addQuad(quint32 a, quint32 b, quint32 c, quint32 d)
{
    indices.insert(indices.end(), {a, b, c, a, c, d});
}

} // namespace agentops::ui::scene
