// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::workflow::errors {

// Reading documents; also the codes of diagnostics.
inline constexpr ErrorCode kMalformed{"workflow.malformed", ErrorClass::Permanent};
inline constexpr ErrorCode kNewerFormat{"workflow.newer_format", ErrorClass::Permanent};
inline constexpr ErrorCode kInvalidDocument{"workflow.invalid_document", ErrorClass::Permanent};
/// A merge has left something to be decided.
inline constexpr ErrorCode kMergeConflict{"workflow.merge_conflict", ErrorClass::Permanent};
// Editing.
inline constexpr ErrorCode kUnknownElement{"workflow.unknown_element"};
inline constexpr ErrorCode kUnknownKind{"workflow.unknown_kind", ErrorClass::Permanent};
inline constexpr ErrorCode kUnknownPort{"workflow.unknown_port"};
inline constexpr ErrorCode kSelfConnection{"workflow.self_connection"};
inline constexpr ErrorCode kDuplicateConnection{"workflow.duplicate_connection"};
inline constexpr ErrorCode kTypeMismatch{"workflow.type_mismatch"};
inline constexpr ErrorCode kCycle{"workflow.cycle"};
/// An edge would lead into a container, or out of it.
inline constexpr ErrorCode kOtherBody{"workflow.other_body"};
/// A step is where no step of its kind can be.
inline constexpr ErrorCode kNotAContainer{"workflow.not_a_container"};
/// A setting that does nothing where it is.
inline constexpr ErrorCode kNoEffect{"workflow.no_effect"};
/// Earlier outcomes cannot stand for this step.
inline constexpr ErrorCode kNoReuse{"workflow.no_reuse"};
inline constexpr ErrorCode kNothingToPaste{"workflow.nothing_to_paste"};
/// Steps that cannot become a workflow of their own without meaning something else.
inline constexpr ErrorCode kNotExtractable{"workflow.not_extractable"};
/// A called workflow that would mean something else in the place of its call.
inline constexpr ErrorCode kNotInlinable{"workflow.not_inlinable"};
// Expressions.
inline constexpr ErrorCode kBadExpression{"workflow.bad_expression", ErrorClass::Permanent};
inline constexpr ErrorCode kNoValue{"workflow.no_value", ErrorClass::Permanent};
// Runs.
inline constexpr ErrorCode kMissingInput{"workflow.missing_input", ErrorClass::Permanent};
inline constexpr ErrorCode kWrongType{"workflow.wrong_type", ErrorClass::Permanent};
inline constexpr ErrorCode kStepTimeout{"workflow.step_timeout", ErrorClass::Timeout};
inline constexpr ErrorCode kRejected{"workflow.rejected", ErrorClass::Permanent};
inline constexpr ErrorCode kMarkedFailed{"workflow.marked_failed", ErrorClass::Permanent};
inline constexpr ErrorCode kOutputTooLarge{"workflow.output_too_large", ErrorClass::Permanent};
inline constexpr ErrorCode kTooManyPasses{"workflow.too_many_passes", ErrorClass::Permanent};
/// A workflow that another one calls is not there.
inline constexpr ErrorCode kNotLoaded{"workflow.not_loaded", ErrorClass::Permanent};
/// Another run holds what this one may not share.
inline constexpr ErrorCode kBusy{"workflow.busy", ErrorClass::Transient};
inline constexpr ErrorCode kRunNotFound{"workflow.run_not_found"};
inline constexpr ErrorCode kRunFinished{"workflow.run_finished"};
/// Not before it has ended.
inline constexpr ErrorCode kRunGoingOn{"workflow.run_going_on"};
inline constexpr ErrorCode kNotWaiting{"workflow.not_waiting"};
/// Another living program carries the run out.
inline constexpr ErrorCode kOwnedElsewhere{"workflow.owned_elsewhere"};
inline constexpr ErrorCode kLeaseLost{"workflow.lease_lost"};
inline constexpr ErrorCode kDamagedJournal{"workflow.damaged_journal"};
/// What came before in the run could not be written, so this is not written either.
inline constexpr ErrorCode kNotRecorded{"workflow.not_recorded"};
/// The person does not let the run change their checkout.
inline constexpr ErrorCode kCheckoutRefused{"workflow.checkout_refused", ErrorClass::Permanent};
/// The folder that a run has worked in is gone.
inline constexpr ErrorCode kFolderLost{"workflow.folder_lost", ErrorClass::Permanent};
inline constexpr ErrorCode kUnknownSecret{"workflow.unknown_secret", ErrorClass::Permanent};

} // namespace agentops::workflow::errors
