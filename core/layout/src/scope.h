// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/layout/layout.h>

#include <vector>

namespace agentops::layout {

/// What is placed among others: a box with its notes.
/// Shape: in the order of ids.
struct Member
{
    QSizeF size;
    /// The corner of the box from that of all.
    QPointF boxCorner;
};

/// What has to be placed in one body, or at the top.
struct Scope
{
    std::vector<Member> members;
    /// Between members, by their index.
    std::vector<Link> links;
    /// Ascending members.
    std::vector<std::vector<int>> groups;
};

struct ScopeLayout
{
    /// Corners of the members, from the corner of everything.
    std::vector<QPointF> places;
    QSizeF size;
    /// Frames of the groups that stand together; null for the others.
    std::vector<QRectF> frames;
    /// By link, in its direction: points that lead it past everything.
    std::vector<QList<QPointF>> lanes;
};

/// Errors: base.cancelled.
Result<ScopeLayout> layOutScope(const Scope &scope, const LayoutOptions &options,
                                const CancelToken &token);

} // namespace agentops::layout
