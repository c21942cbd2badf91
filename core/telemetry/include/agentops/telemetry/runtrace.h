// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runservice.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

namespace agentops::telemetry {

struct SpanEvent
{
    QString name;
    Timestamp at;
    QJsonObject attributes;

    friend bool operator==(const SpanEvent &, const SpanEvent &) = default;
};

/// A piece of work in a trace, as OpenTelemetry has it.
/// Shape: `id` and `parent` are 8 bytes, `parent` empty at the root; attributes are texts, numbers
/// and booleans.
struct Span
{
    enum class Kind { Internal = 1, Server = 2 };
    enum class Status { Unset = 0, Ok = 1, Error = 2 };

    QByteArray id;
    QByteArray parent;
    QString name;
    Kind kind = Kind::Internal;
    Timestamp startedAt;
    /// The last that is known of one that has not ended.
    Timestamp endedAt;
    Status status = Status::Unset;
    QString statusMessage;
    QJsonObject attributes;
    QList<SpanEvent> events;

    friend bool operator==(const Span &, const Span &) = default;
};

/// A run as a trace: the run, in it the attempts of its steps, in those of containers the passes.
/// Ids follow from the run's, so that a run exported twice, or by two programs, is one trace.
/// Source: opentelemetry.io, semantic conventions for CI/CD spans, 1.41.
struct Trace
{
    /// 16 bytes: the id of the run.
    QByteArray id;
    QList<Span> spans;
    /// The trace and the span of the run that this one repeats; empty when it repeats none.
    QByteArray linkedTrace;
    QByteArray linkedSpan;

    friend bool operator==(const Trace &, const Trace &) = default;
};

Trace traceOf(const workflow::RunDetail &detail);

} // namespace agentops::telemetry
