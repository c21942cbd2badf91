// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtTypes>

namespace agentops::ui::scene {

/// How much of a thing is worth drawing at a zoom.
enum class DetailLevel {
    Dot, ///< a coloured block of a few pixels
    Block, ///< the outline and a title bar without text
    Title, ///< the title can be read
    Names, ///< names can be read in larger letters than at Full
    Full, ///< everything
};

/// The scales (view pixels per scene unit) at which the levels begin.
struct DetailThresholds
{
    qreal block = 0.12;
    qreal title = 0.32;
    qreal names = 0.46;
    qreal full = 0.6;
};

/// The level for `scale`. A view that stays near a threshold keeps `current`, so that a trembling
/// pinch does not flicker.
DetailLevel detailLevel(qreal scale, DetailLevel current, const DetailThresholds &thresholds = {});

/// 0 below `begin`, 1 above `end`, and straight in between: for things that fade with the zoom.
qreal fadeIn(qreal scale, qreal begin, qreal end);

} // namespace agentops::ui::scene
