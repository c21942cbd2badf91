// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QList>
#include <QtCore/QMarginsF>
#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QSizeF>
#include <QtCore/QString>

#include <optional>

namespace agentops::layout {

/// Something with a size that links join; what they begin at is on its right, what they end at on
/// its left.
struct Box
{
    /// Unique; where nothing else decides, the smaller one comes first.
    QString id;
    /// With something inside: of its head alone. The frame begins with it and grows around the
    /// rest.
    QSizeF size;
    /// The box that it is inside of; -1 for none.
    int parent = -1;
    /// Where it stands now.
    std::optional<QPointF> place{};
    /// It stays there. What is inside of one that moves goes with it, fixed or not.
    bool isFixed = false;
};

/// Joins boxes of the same parent; others are passed over.
struct Link
{
    int from = 0;
    int to = 0;
    /// How far below the tops of the boxes it begins and ends.
    double fromOffset = 0;
    double toOffset = 0;
};

/// Boxes of the same parent that stand together in a frame.
struct Group
{
    QString id;
    QList<int> boxes;
};

/// Goes where the box nearest to it goes, above or below of which it then stands.
struct Note
{
    QString id;
    QRectF rect;
};

struct LayoutGraph
{
    QList<Box> boxes;
    QList<Link> links;
    QList<Group> groups;
    QList<Note> notes;
};

struct LayoutOptions
{
    /// The top left corner of all boxes and notes, when nothing is fixed.
    QPointF origin;
    double columnGap = 80;
    double rowGap = 40;
    /// Between a link that passes by and what it passes.
    double laneGap = 20;
    double partGap = 60;
    /// Between the frame of a box and what is inside; its head comes on top.
    QMarginsF bodyInset{20, 20, 20, 20};
    /// Between the frame of a group and its boxes; `groupTitle` is above the frame.
    double groupInset = 20;
    double groupTitle = 24;
};

/// Shape: lists as in the LayoutGraph.
struct Placement
{
    QList<QPointF> boxes;
    /// With the frames around what is inside.
    QList<QSizeF> sizes;
    /// Null where no box of the group has moved.
    QList<QRectF> groups;
    QList<QPointF> notes;
    /// The points that a link is led through so that it passes no box; most need none.
    QList<QList<QPointF>> routes;
};

/// Places boxes in columns from left to right, every link forward but those that close a circle.
///
/// The same graph always gets the same places, wherever its boxes stood before, but that notes go
/// with the nearest one. Boxes overlap only where
/// fixed ones do. When some are fixed, the others are placed among themselves and stand where their
/// middle was, or as near to it as they find room.
/// Units: whole scene units. Thread: any. Cancel: between sweeps.
/// Errors: base.invalid_argument for an index that is not there or a box inside of itself,
/// base.cancelled.
/// Complexity: near linear in boxes, links and the columns that links pass.
/// Source: Sugiyama, Tagawa and Toda (1981) for the phases; Barth, Jünger and Mutzel (2002) for the
/// count of crossings; Brandes and Köpf (2001) with the sizes and ports of Rüegg, Schulze, Carstens
/// and von Hanxleden (2015) for the rows.
Result<Placement> layOut(const LayoutGraph &graph, const LayoutOptions &options = {},
                         const CancelToken &token = {});

} // namespace agentops::layout
