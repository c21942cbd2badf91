// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/Qt>

namespace agentops::ui::graph {

/// The pointer over what drags these sides.
Qt::CursorShape resizeCursor(Qt::Edges sides);

} // namespace agentops::ui::graph
