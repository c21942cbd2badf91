// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>

#include <QtCore/QLocale>
#include <QtCore/QString>
#include <QtCore/QTimeZone>

#include <chrono>

namespace agentops::ui {

/// A duration with the two units that matter, such as "340 ms", "4.2 s", "1 min 05 s", "2 h 03
/// min". A negative one (a clock that was set back) reads as none.
QString durationText(std::chrono::milliseconds duration, const QLocale &locale = QLocale());

/// A moment as one would say it at `now`: "just now", "5 min ago", "09:30", "yesterday 09:30",
/// "12 Nov 09:30", "12 Nov 2025".
QString momentText(Timestamp moment, Timestamp now, const QLocale &locale = QLocale(),
                   const QTimeZone &zone = QTimeZone::systemTimeZone());

/// The time of day with seconds, as logs show it.
QString clockText(Timestamp moment, const QTimeZone &zone = QTimeZone::systemTimeZone());

} // namespace agentops::ui
