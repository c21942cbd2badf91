// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::workflow::errors {

// Reading documents; also the codes of diagnostics.
inline constexpr ErrorCode kMalformed{"workflow.malformed"};
inline constexpr ErrorCode kNewerFormat{"workflow.newer_format"};
inline constexpr ErrorCode kInvalidDocument{"workflow.invalid_document"};
// Editing.
inline constexpr ErrorCode kUnknownElement{"workflow.unknown_element"};
inline constexpr ErrorCode kUnknownKind{"workflow.unknown_kind"};
inline constexpr ErrorCode kUnknownPort{"workflow.unknown_port"};
inline constexpr ErrorCode kSelfConnection{"workflow.self_connection"};
inline constexpr ErrorCode kDuplicateConnection{"workflow.duplicate_connection"};
inline constexpr ErrorCode kTypeMismatch{"workflow.type_mismatch"};
inline constexpr ErrorCode kCycle{"workflow.cycle"};
inline constexpr ErrorCode kNothingToPaste{"workflow.nothing_to_paste"};
// Expressions.
inline constexpr ErrorCode kBadExpression{"workflow.bad_expression"};
inline constexpr ErrorCode kNoValue{"workflow.no_value"};
// Runs.
inline constexpr ErrorCode kMissingInput{"workflow.missing_input"};
inline constexpr ErrorCode kWrongType{"workflow.wrong_type"};
inline constexpr ErrorCode kStepTimeout{"workflow.step_timeout"};
inline constexpr ErrorCode kRejected{"workflow.rejected"};
inline constexpr ErrorCode kMarkedFailed{"workflow.marked_failed"};
inline constexpr ErrorCode kOutputTooLarge{"workflow.output_too_large"};
inline constexpr ErrorCode kRunNotFound{"workflow.run_not_found"};
inline constexpr ErrorCode kRunFinished{"workflow.run_finished"};
inline constexpr ErrorCode kNotWaiting{"workflow.not_waiting"};
/// Another living program carries the run out.
inline constexpr ErrorCode kOwnedElsewhere{"workflow.owned_elsewhere"};
inline constexpr ErrorCode kLeaseLost{"workflow.lease_lost"};
inline constexpr ErrorCode kDamagedJournal{"workflow.damaged_journal"};
/// What came before in the run could not be written, so this is not written either.
inline constexpr ErrorCode kNotRecorded{"workflow.not_recorded"};
inline constexpr ErrorCode kUnknownSecret{"workflow.unknown_secret"};

} // namespace agentops::workflow::errors
