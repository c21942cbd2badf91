// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

#include <QtCore/QJsonObject>
#include <QtCore/QMap>

#include <chrono>
#include <optional>

namespace agentops::workflow {

/// `failure`, `transient`, `limited`, `timeout` or `permanent`.
QString errorClassName(ErrorClass errorClass);
std::optional<ErrorClass> errorClassFromName(QStringView name);

/// How often, and after which waits, one class of failures is tried again. The wait before try n+1
/// is at most firstDelay * factor^(n-1) and maxDelay.
struct RetryRule
{
    /// Tries in all; 1 means no retry.
    int maxAttempts = 1;
    std::chrono::milliseconds firstDelay{1000};
    double factor = 2.0;
    std::chrono::milliseconds maxDelay{60'000};

    std::chrono::milliseconds delayAfter(int failedAttempts) const;
    friend bool operator==(const RetryRule &, const RetryRule &) = default;
};

/// What a retry policy says differently about one class of failures.
struct RetryOverride
{
    std::optional<int> maxAttempts;
    std::optional<std::chrono::milliseconds> firstDelay;
    std::optional<double> factor;
    std::optional<std::chrono::milliseconds> maxDelay;
    /// Keys that this version does not know, kept as they were.
    QJsonObject unknown{};

    friend bool operator==(const RetryOverride &, const RetryOverride &) = default;
};

/// When a failed step is tried again.
struct RetryPolicy : RetryRule
{
    /// The wait is a random part of the longest one (full jitter), so that steps that failed
    /// together do not come back together.
    bool hasJitter = true;
    QMap<ErrorClass, RetryOverride> classes;
    QJsonObject unknown{};

    /// Permanent failures are not tried again unless `classes` says so.
    RetryRule ruleFor(ErrorClass errorClass) const;
    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

/// What a step that has failed for good does to the run.
enum class OnError {
    Stop, ///< the run stops and fails
    Skip, ///< the steps behind it are skipped, the rest goes on
    Continue, ///< the steps behind it run; `{{ id.error }}` says what happened
};

/// When a step runs, as far as the steps before it are concerned.
struct Join
{
    enum class Policy {
        All, ///< each connected input has a followed edge
        Any, ///< at the first followed edge
        AtLeast, ///< when `count` edges are followed
        Ended, ///< when all before it have ended, in whatever way; also while the run is failing
    };

    Policy policy = Policy::All;
    /// Of AtLeast only.
    int count = 0;

    friend bool operator==(const Join &, const Join &) = default;
};

/// At most `limit` at the same time of everything that gives the same key.
struct Concurrency
{
    enum class OnConflict {
        Queue, ///< waits for its turn
        CancelRunning, ///< ends what runs
        Refuse, ///< is not begun
    };

    /// A template.
    QString key;
    int limit = 1;
    /// Of runs only; steps wait.
    OnConflict onConflict = OnConflict::Queue;
    QJsonObject unknown{};

    friend bool operator==(const Concurrency &, const Concurrency &) = default;
};

/// What an earlier outcome of a step must agree with to stand for it, beyond kind, parameters and
/// inputs: the files it depends on, as globs from its working directory.
struct Reuse
{
    QStringList files{QStringLiteral("**")};
    QJsonObject unknown{};

    friend bool operator==(const Reuse &, const Reuse &) = default;
};

} // namespace agentops::workflow
