// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/node.h>

#include <QtCore/QString>

namespace agentops::ui::map {

/// The word for a kind of node, translated.
QString kindText(codemap::NodeKind kind);
/// The icon for a kind of node.
QString kindIcon(codemap::NodeKind kind);

} // namespace agentops::ui::map
