// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>

#include <QtCore/QList>
#include <QtCore/QStringList>

#include <chrono>

namespace agentops::cli {

/// Columns as wide as their widest cell, two spaces apart; the last column is not padded.
QString columns(const QList<QStringList> &rows);

/// A duration for people: 340 ms, 4.2 s, 3 min 12 s, 2 h 5 min.
QString durationText(std::chrono::milliseconds duration);

/// "1 file", "2 files".
QString counted(qint64 count, const QString &singular, const QString &plural);

/// "a, b", at most ten of them: "a, … and 3 more".
QString someOf(const QStringList &items);

/// Local date and time down to the second.
QString timeText(Timestamp time);

} // namespace agentops::cli
