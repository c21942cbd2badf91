// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of core/triggers; some are also codes of diagnostics. It also returns those of the store,
/// of core/git and of RunService::start().
namespace agentops::triggers::errors {
/// A text that is no cron expression; context "cron".
inline constexpr ErrorCode kBadCron{"triggers.bad_cron", ErrorClass::Permanent};
/// A schedule that no day of the calendar fits; context "cron".
inline constexpr ErrorCode kNeverDue{"triggers.never_due", ErrorClass::Permanent};
/// A name that is no time zone of IANA; context "timeZone".
inline constexpr ErrorCode kUnknownTimeZone{"triggers.unknown_time_zone", ErrorClass::Permanent};
/// A pattern for names that cannot be read; context "pattern".
inline constexpr ErrorCode kBadPattern{"triggers.bad_pattern", ErrorClass::Permanent};
/// A parameter has a value that the trigger cannot use.
inline constexpr ErrorCode kBadParameter{"triggers.bad_parameter", ErrorClass::Permanent};
/// A workflow that begins only by hand cannot be armed; context "workflow".
inline constexpr ErrorCode kNoTriggers{"triggers.no_triggers", ErrorClass::Permanent};
/// A workflow with the same id is armed from another file, of which this one may be a copy; context
/// "file".
inline constexpr ErrorCode kArmedElsewhere{"triggers.armed_elsewhere", ErrorClass::Permanent};
/// Nobody has armed the workflow, or somebody has disarmed it meanwhile; context "workflow".
inline constexpr ErrorCode kNotArmed{"triggers.not_armed", ErrorClass::Permanent};
/// The port for webhooks cannot be listened on; context "port".
inline constexpr ErrorCode kCannotListen{"triggers.cannot_listen", ErrorClass::Transient};
/// There is a git hook that another program or a person has made; context "path", "line".
inline constexpr ErrorCode kForeignHook{"triggers.foreign_hook", ErrorClass::Permanent};
/// Runs begin each other, or one after the other, without end: the trigger begins none for now.
inline constexpr ErrorCode kGoesInCircles{"triggers.goes_in_circles", ErrorClass::Permanent};
} // namespace agentops::triggers::errors
