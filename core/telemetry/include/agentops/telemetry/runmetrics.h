// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/telemetry/runtrace.h>

namespace agentops::telemetry {

/// Values that have been measured with the same attributes.
struct Series
{
    QJsonObject attributes;
    QList<double> values;

    friend bool operator==(const Series &, const Series &) = default;
};

/// What one run adds to the numbers: counts and durations.
/// Units: seconds.
struct RunMetrics
{
    Timestamp startedAt;
    Timestamp endedAt;
    /// By workflow and result.
    QList<Series> runDuration;
    /// Of attempts, by workflow, kind of step and result.
    QList<Series> stepDuration;
    /// How long attempts waited for their turn, by workflow and kind of step.
    QList<Series> queueWait;
};

RunMetrics metricsOf(const Trace &trace);

} // namespace agentops::telemetry
