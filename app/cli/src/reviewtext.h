// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/session.h>

#include <QtCore/QJsonObject>

namespace agentops::cli {

/// "main...feature", "main..feature", "main (working tree)".
QString rangeText(const review::RangeSpec &range);

/// Changed files and threads for people.
QString reviewText(const review::Session &session, const review::Comparison &comparison,
                   const QList<review::Thread> &threads);

// The shapes of --json; times are ISO 8601 in UTC.
QJsonObject reviewToJson(const review::Session &session);
QJsonObject reviewToJson(const review::Session &session, const review::Comparison &comparison);
QJsonObject threadToJson(const review::Thread &thread);

/// What reviewToJson() with a comparison and threadToJson() give, for help.
QString reviewJsonShape();
QString threadJsonShape();

} // namespace agentops::cli
