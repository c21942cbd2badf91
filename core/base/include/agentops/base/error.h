// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <memory>
#include <optional>
#include <source_location>
#include <string_view>

namespace agentops {

/// Stable name of one kind of failure, such as "git.not_found"; each module declares its own in one
/// header.
class ErrorCode
{
public:
    consteval explicit ErrorCode(const char *text) : m_text(text) { }

    /// An identifier for programs and logs, never translated.
    constexpr std::string_view text() const { return m_text; }

    friend constexpr bool operator==(ErrorCode a, ErrorCode b) { return a.m_text == b.m_text; }

private:
    std::string_view m_text;
};

/// Codes that any module may return.
namespace errors {
inline constexpr ErrorCode kCancelled{"base.cancelled"};
inline constexpr ErrorCode kTimeout{"base.timeout"};
inline constexpr ErrorCode kInvalidArgument{"base.invalid_argument"};
inline constexpr ErrorCode kInvalidJson{"base.invalid_json"};
inline constexpr ErrorCode kNotFound{"base.not_found"};
inline constexpr ErrorCode kPermissionDenied{"base.permission_denied"};
inline constexpr ErrorCode kDiskFull{"base.disk_full"};
inline constexpr ErrorCode kIo{"base.io"};
inline constexpr ErrorCode kInternal{"base.internal"};
} // namespace errors

/// Why an operation failed: a stable code, an English message for developers, and where and what it
/// was about.
class Error
{
public:
    struct Context
    {
        QString key;
        QString value;
        friend bool operator==(const Context &, const Context &) = default;
    };

    Error(ErrorCode code, QString message,
          std::source_location place = std::source_location::current());

    ErrorCode code() const { return m_code; }
    const QString &message() const { return m_message; }
    const QList<Context> &context() const { return m_context; }
    /// The context value stored under `key`, or an empty string.
    QString contextValue(QStringView key) const;
    const std::source_location &place() const { return m_place; }
    const Error *cause() const { return m_cause.get(); }
    std::optional<std::chrono::milliseconds> retryAfter() const { return m_retryAfter; }
    /// Cancellation is an outcome a person asked for; it is never shown as a failure.
    bool isCancelled() const { return m_code == errors::kCancelled; }

    /// Adds a fact to the error: errors are built in one expression, `Error(code,
    /// text).with(u"path"_s, path)`.
    Error with(QString key, QString value) &&;
    Error causedBy(Error cause) &&;
    Error withRetryAfter(std::chrono::milliseconds delay) &&;

    /// One line with message, context and causes, without the source place.
    QString describe() const;

    static Error cancelled(std::source_location place = std::source_location::current());

private:
    ErrorCode m_code;
    QString m_message;
    QList<Context> m_context;
    std::shared_ptr<const Error> m_cause;
    std::optional<std::chrono::milliseconds> m_retryAfter;
    std::source_location m_place;
};

} // namespace agentops
