// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QSize>

namespace agentops::bench {

/// A grid of steps with two ports each, a connection or two into each from the column before, of
/// about the shape of a window.
workflow::Document benchDocument(int nodeCount);

/// The same graph in the form that the pages of the peers read.
QByteArray peerDocument(const workflow::Document &document);

/// The scene position of the step in the middle.
QPointF middleCard(int nodeCount);
/// A place beside it where neither a step nor a connection is, in any of the programs.
QPointF emptyPlace(int nodeCount);
/// The steps in a block of so many columns and rows around the one in the middle, which is first.
QList<workflow::NodeId> middleNodes(int nodeCount, QSize block);

/// Where the document is opened: the empty place lies here in the view then, at actual size.
inline constexpr QPoint kEmptyPlaceInView{1040, 560};

} // namespace agentops::bench
