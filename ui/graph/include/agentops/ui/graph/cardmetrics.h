// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/cardshape.h>

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QStringView>

#include <algorithm>
#include <optional>

namespace agentops::ui::graph {

/// Sizes of a node's card; see docs/design.md, "Workflow node".
/// Units: scene units, which are logical pixels at zoom 1.
struct CardMetrics
{
    static constexpr qreal kWidth = workflow::CardShape::kWidth;
    static constexpr qreal kRadius = 8;
    static constexpr qreal kHeaderHeight = 32;
    static constexpr qreal kPadding = 12;
    static constexpr qreal kSummaryCenter = workflow::CardShape::kSummaryCenter;
    static constexpr qreal kHeaderPortCenter = workflow::CardShape::kHeaderPortCenter;
    static constexpr qreal kPortPitch = workflow::CardShape::kPortPitch;
    static constexpr qreal kFooterHeight = 24;
    static constexpr qreal kPortRadius = 5.5;
    static constexpr qreal kTileSize = 20;
    static constexpr qreal kIconSize = 14;
    static constexpr qreal kStateIconSize = 16;
    /// From the right side of a card to the middle of the triangle that folds a container.
    static constexpr qreal kFold = 17;
    /// Of the card that a collapsed group is.
    static constexpr qreal kGroupHeight = 60;
    /// From the upper side of a group's frame to the middle of its title.
    static constexpr qreal kGroupTitle = 13;
    static constexpr qreal kFoldBesideState = kFold + kStateIconSize + 6;
    /// Cards and notes are placed on this grid.
    static constexpr qreal kSnap = 20;

    /// Where the rows of ports end.
    static constexpr qreal bodyHeight(int portRows)
    {
        return workflow::CardShape::height(portRows);
    }
    static constexpr qreal height(int portRows, bool hasFooter)
    {
        return bodyHeight(portRows) + (hasFooter ? kFooterHeight : 0);
    }
    static constexpr qreal portCenter(int row) { return workflow::CardShape::portCenter(row); }
    /// Where `after`, `done` and `error` stand on every card; nothing for a port in a row.
    static std::optional<qreal> fixedPortCenter(QStringView name, bool isInput)
    {
        return workflow::CardShape::fixedPortCenter(name, isInput);
    }
    static QPointF snapped(QPointF scenePos);
};

} // namespace agentops::ui::graph
