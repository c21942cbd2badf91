// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QSizeF>

#include <chrono>

// How a view follows a pointer that stands at its border during a gesture. Units: view pixels; to
// the right and down are positive.
namespace agentops::ui::graph {

inline constexpr std::chrono::milliseconds kAutoPanTick{16};

/// How deep a pointer is in the border, or beyond it; null in the middle.
QPointF borderDepth(QPointF viewPos, QSizeF viewSize);

/// How deep it may be without moving the view: as deep as where the gesture began, until it has
/// once been less deep, so that a card at the border can be taken hold of.
QPointF allowedDepth(QPointF before, QPointF viewPos, QSizeF viewSize);

/// How far the view goes on in one tick.
QPointF autoPanStep(QPointF viewPos, QSizeF viewSize, QPointF allowedDepth);

} // namespace agentops::ui::graph
