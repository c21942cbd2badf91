// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/secrets.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>

#include <chrono>
#include <memory>
#include <utility>

namespace agentops::telemetry {

struct OtlpOptions
{
    /// `/v1/traces` and `/v1/metrics` below it take what is sent. Empty: nothing is.
    QUrl endpoint;
    /// Names and values, such as an authorization.
    QList<std::pair<QByteArray, QByteArray>> headers;
    /// Masked in whatever is sent. May be absent.
    std::shared_ptr<SecretList> secretList;
    /// Tries in all of one request; the wait after try n is at most firstDelay · 2^(n-1).
    int maxAttempts = 5;
    std::chrono::milliseconds firstDelay{1000};
    /// However long the receiver asks to wait.
    std::chrono::milliseconds maxDelay{60'000};
    std::chrono::milliseconds timeout{10'000};
    /// Runs that may wait for the receiver; more are not sent.
    int maxWaiting = 100;

    /// OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS; nothing when OTEL_SDK_DISABLED
    /// is true.
    /// Source: opentelemetry.io/docs/specs/otel/protocol/exporter.
    static OtlpOptions fromEnvironment();
};

} // namespace agentops::telemetry
