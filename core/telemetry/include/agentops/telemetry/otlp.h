// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/telemetry/runmetrics.h>

namespace agentops::telemetry {

/// `{"resourceSpans": […]}`, what an OTLP/HTTP receiver takes as JSON at `/v1/traces`.
/// Source: opentelemetry.io/docs/specs/otlp, 1.5, "JSON Protobuf Encoding".
QJsonObject traceToOtlp(const Trace &trace);

/// `{"resourceMetrics": […]}`, the same for `/v1/metrics`. Points are deltas of one run: whoever
/// exports may end with it.
QJsonObject metricsToOtlp(const RunMetrics &metrics);

} // namespace agentops::telemetry
