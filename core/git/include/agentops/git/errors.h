// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// The codes that core/git returns, beside base.cancelled, base.invalid_argument, base.not_found (a
/// path that does not exist), base.permission_denied, base.disk_full and base.io.
namespace agentops::git::errors {
/// No repository at or above the path.
inline constexpr ErrorCode kNotARepository{"git.not_a_repository", ErrorClass::Permanent};
/// A repository that the library cannot read, such as one with SHA-256 object names.
inline constexpr ErrorCode kUnsupportedFormat{"git.unsupported_format", ErrorClass::Permanent};
/// The repository belongs to another user and is not listed in safe.directory.
inline constexpr ErrorCode kUnsafeDirectory{"git.unsafe_directory", ErrorClass::Permanent};
/// A commit, branch, path or object that is not there.
inline constexpr ErrorCode kNotFound{"git.not_found", ErrorClass::Permanent};
/// A short object name that fits several objects.
inline constexpr ErrorCode kAmbiguous{"git.ambiguous", ErrorClass::Permanent};
inline constexpr ErrorCode kInvalidSpec{"git.invalid_spec", ErrorClass::Permanent};
inline constexpr ErrorCode kExists{"git.exists"};
/// Another program holds the index or a reference, or the worktree is locked.
inline constexpr ErrorCode kLocked{"git.locked", ErrorClass::Transient};
inline constexpr ErrorCode kConflict{"git.conflict"};
/// The work needs a working tree and the repository is bare.
inline constexpr ErrorCode kBare{"git.bare", ErrorClass::Permanent};
/// The current branch has no commit yet.
inline constexpr ErrorCode kUnborn{"git.unborn"};
inline constexpr ErrorCode kNothingToCommit{"git.nothing_to_commit"};
/// Neither the configuration nor the caller says who commits.
inline constexpr ErrorCode kNoIdentity{"git.no_identity", ErrorClass::Permanent};
/// A worktree with changes would be lost.
inline constexpr ErrorCode kUncommitted{"git.uncommitted"};
/// A file goes through a filter program, such as Git LFS, which the library does not run; without
/// it something else would be stored.
inline constexpr ErrorCode kUnsupportedFilter{"git.unsupported_filter", ErrorClass::Permanent};
/// More that is in no commit than a snapshot takes.
inline constexpr ErrorCode kTooLarge{"git.too_large", ErrorClass::Permanent};
/// A damaged repository or any other failure of the library; context `libgit2` holds its code.
inline constexpr ErrorCode kFailed{"git.failed"};
} // namespace agentops::git::errors
