// SPDX-License-Identifier: GPL-3.0-or-later
#include "exitcode.h"

#include <agentops/commandline/parser.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace agentops::cli {

namespace {

using namespace std::string_view_literals;

/// What the caller named cannot be used; everything else is work that failed.
constexpr std::array kInputCodes{
    "base.invalid_argument"sv,
    "base.invalid_json"sv,
    "base.not_found"sv,
    "base.permission_denied"sv,
    "git.not_a_repository"sv,
    "git.unsupported_format"sv,
    "git.unsafe_directory"sv,
    "git.not_found"sv,
    "git.ambiguous"sv,
    "git.invalid_spec"sv,
    "git.bare"sv,
    "git.unborn"sv,
    "workflow.malformed"sv,
    "workflow.newer_format"sv,
    "workflow.invalid_document"sv,
    "workflow.bad_expression"sv,
    "workflow.missing_input"sv,
    "workflow.wrong_type"sv,
    "workflow.not_loaded"sv,
    "workflow.cycle"sv,
    "workflow.unknown_element"sv,
    "workflow.unknown_kind"sv,
    "workflow.other_body"sv,
    "workflow.merge_conflict"sv,
    "workflow.not_extractable"sv,
    "workflow.not_inlinable"sv,
    "workflow.run_not_found"sv,
    "workflow.run_finished"sv,
    "workflow.not_waiting"sv,
    "versions.unknown_version"sv,
    "versions.unknown_conflict"sv,
    "triggers.no_triggers"sv,
    "triggers.armed_elsewhere"sv,
    "triggers.not_armed"sv,
    "triggers.foreign_hook"sv,
    "codemap.no_sources"sv,
    "codemap.unknown_node"sv,
    "codemap.unknown_format"sv,
    "review.not_found"sv,
    "review.bad_position"sv,
    "review.empty_comment"sv,
    "review.unrelated_histories"sv,
};

} // namespace

ExitCode exitCodeOf(const Error &error)
{
    if (error.isCancelled())
        return ExitCode::Cancelled;
    if (error.code() == commandline::errors::kUsage)
        return ExitCode::Usage;
    return std::ranges::contains(kInputCodes, error.code().text()) ? ExitCode::InvalidInput
                                                                   : ExitCode::Failed;
}

} // namespace agentops::cli
