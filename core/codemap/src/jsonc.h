// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

namespace agentops::codemap {

/// Reads a configuration as people write them: comments and trailing commas are passed over; what
/// is still no object gives an empty one, as if the file were not there.
QJsonObject readLenientJson(const QByteArray &text);

} // namespace agentops::codemap
