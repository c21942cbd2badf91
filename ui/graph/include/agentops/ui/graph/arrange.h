// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/Qt>

namespace agentops::ui::graph {

enum class Alignment { Left, Center, Right, Top, Middle, Bottom };

/// The rectangles with that edge, or that middle, on one line: the outermost edge of all of them,
/// or the middle of what they cover. Shape: in the same order; sizes stay, places are whole units.
QList<QRectF> aligned(QList<QRectF> rects, Alignment alignment);

/// The rectangles with equal gaps between them, in the order of their middles; the first and the
/// last stay. Where there is no room for gaps they overlap equally. Shape: as of aligned().
QList<QRectF> distributed(QList<QRectF> rects, Qt::Orientation direction);

} // namespace agentops::ui::graph
