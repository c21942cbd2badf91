// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>

namespace agentops::git {

/// While it lives, and once the token is cancelled, the library fails at the next file that it
/// would write to or read from a working tree: a checkout has no other place where it can be
/// stopped. Thread: only what runs on its own thread is stopped.
class FileStop
{
public:
    explicit FileStop(const CancelToken &token);
    ~FileStop();
    FileStop(const FileStop &) = delete;
    FileStop &operator=(const FileStop &) = delete;
};

} // namespace agentops::git
