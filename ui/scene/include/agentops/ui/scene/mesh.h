// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtTypes>
#include <QtGui/QColor>

#include <vector>

namespace agentops::ui::scene {

/// A colour as the graphics card blends it: red, green and blue are multiplied by alpha.
struct Rgba
{
    quint8 r = 0;
    quint8 g = 0;
    quint8 b = 0;
    quint8 a = 0;
    friend bool operator==(Rgba, Rgba) = default;
};

/// `color` with its alpha multiplied by `opacity` (0 to 1).
Rgba toRgba(const QColor &color, qreal opacity = 1.0);
/// `color` fading: all four channels multiplied by `factor` (0 to 1).
Rgba faded(Rgba color, qreal factor);

/// One corner; laid out as QSGGeometry::ColoredPoint2D.
struct Vertex
{
    float x = 0;
    float y = 0;
    Rgba color;
    friend bool operator==(const Vertex &, const Vertex &) = default;
};

/// Coloured triangles, drawn in the order of the indices.
/// Shape: indices come in threes. clear() keeps the memory, so a mesh that is filled again and
/// again allocates nothing once it has grown.
struct Mesh
{
    std::vector<Vertex> vertices;
    std::vector<quint32> indices;

    bool isEmpty() const { return indices.empty(); }
    void clear();
    quint32 addVertex(float x, float y, Rgba color);
    void addTriangle(quint32 a, quint32 b, quint32 c);
    void addQuad(quint32 a, quint32 b, quint32 c, quint32 d);
};

} // namespace agentops::ui::scene
