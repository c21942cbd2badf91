// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>

#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace agentops {

/// A moment in UTC.
/// Units: milliseconds since 1970-01-01.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// ISO 8601 in UTC with milliseconds, such as 2026-11-23T09:30:00.000Z.
QString toIsoString(Timestamp time);
std::optional<Timestamp> fromIsoString(QStringView text);

/// Where time comes from; tests put their own in its place.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall time, for what people and other programs read; it may jump.
    virtual Timestamp now() const = 0;
    /// Time since some fixed moment, for durations; it never jumps.
    virtual std::chrono::milliseconds elapsed() const = 0;
    /// Resumes after `duration`, at once when that is not positive.
    /// Cancel: at once, with the cancelled error. Thread: one with an event loop.
    virtual Task<Result<>> sleep(std::chrono::milliseconds duration, CancelToken token) = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
    std::chrono::milliseconds elapsed() const override;
    Task<Result<>> sleep(std::chrono::milliseconds duration, CancelToken token) override;
};

} // namespace agentops
