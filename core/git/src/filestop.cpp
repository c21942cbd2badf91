// SPDX-License-Identifier: GPL-3.0-or-later
// The library asks its filters about each file before it touches the content; this one changes
// nothing, but can refuse. Source: git2/sys/filter.h.
#include "filestop.h"

#include <git2.h>
#include <git2/sys/filter.h>

namespace agentops::git {

namespace {

thread_local const CancelToken *s_token = nullptr;

int checkFile(git_filter *, void **, const git_filter_source *, const char **)
{
    return s_token && s_token->isCancelled() ? GIT_EUSER : GIT_PASSTHROUGH;
}

void ensureRegistered()
{
    static git_filter filter{};
    static const int code = [] {
        git_filter_init(&filter, GIT_FILTER_VERSION);
        filter.check = checkFile;
        return git_filter_register("agentops.stop", &filter, GIT_FILTER_DRIVER_PRIORITY);
    }();
    AO_VERIFY(code == 0);
}

} // namespace

FileStop::FileStop(const CancelToken &token)
{
    ensureRegistered();
    s_token = &token;
}

FileStop::~FileStop()
{
    s_token = nullptr;
}

} // namespace agentops::git
