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

/// What can be expected of trying again.
enum class ErrorClass {
    Failure, ///< the work itself came out badly: a command, a test, a review
    Transient, ///< something on the way: network, a busy file, a server in trouble
    Limited, ///< too many requests or no quota left: later, perhaps as late as the error says
    Timeout, ///< it took too long
    Permanent, ///< trying again gives the same: a wrong parameter, a missing file, no permission
};

/// Stable name of one kind of failure, such as "git.not_found"; each module declares its own in one
/// header.
class ErrorCode
{
public:
    consteval explicit ErrorCode(const char *text, ErrorClass errorClass = ErrorClass::Failure)
        : m_text(text)
        , m_class(errorClass)
    { }

    /// An identifier for programs and logs, never translated.
    constexpr std::string_view text() const { return m_text; }
    constexpr ErrorClass errorClass() const { return m_class; }

    friend constexpr bool operator==(ErrorCode a, ErrorCode b) { return a.m_text == b.m_text; }

private:
    std::string_view m_text;
    ErrorClass m_class;
};

/// Codes that any module may return.
namespace errors {
inline constexpr ErrorCode kCancelled{"base.cancelled"};
inline constexpr ErrorCode kTimeout{"base.timeout", ErrorClass::Timeout};
inline constexpr ErrorCode kInvalidArgument{"base.invalid_argument", ErrorClass::Permanent};
inline constexpr ErrorCode kInvalidJson{"base.invalid_json", ErrorClass::Permanent};
inline constexpr ErrorCode kNotFound{"base.not_found", ErrorClass::Permanent};
inline constexpr ErrorCode kPermissionDenied{"base.permission_denied", ErrorClass::Permanent};
inline constexpr ErrorCode kDiskFull{"base.disk_full", ErrorClass::Transient};
inline constexpr ErrorCode kIo{"base.io", ErrorClass::Transient};
inline constexpr ErrorCode kInternal{"base.internal", ErrorClass::Permanent};
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
