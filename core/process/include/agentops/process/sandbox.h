// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/process.h>

namespace agentops::process {

/// What a program is kept from.
enum class Sandbox {
    None,
    Offline, ///< no network, not even that of this machine
    Strict, ///< also: files are read-only but for some folders, /tmp is its own, /run is empty
};

/// The spec of the same program inside a sandbox; `writable` are the folders that stay so.
///
/// Linux: through bubblewrap (bwrap), which is tried before: nothing runs without the protection
/// that was asked for. Elsewhere there is none.
/// Errors: process.sandbox_unavailable, those of findProgram(). Cancel: while bwrap is tried.
Task<Result<ProcessSpec>> sandboxed(ProcessSpec spec, Sandbox sandbox, QStringList writable,
                                    CancelToken token);

} // namespace agentops::process
