// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/diff.h>

#include "diffsource.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

static int collectHunk(const git_diff_delta *, const git_diff_hunk *hunk, void *payload)
{
    // A start with count 0 names the line before the change, so it is already the 0-based first.
    static_cast<QList<LineChange> *>(payload)->append(
        {.oldFirst = hunk->old_lines > 0 ? hunk->old_start - 1 : hunk->old_start,
         .oldCount = hunk->old_lines,
         .newFirst = hunk->new_lines > 0 ? hunk->new_start - 1 : hunk->new_start,
         .newCount = hunk->new_lines});
    return 0;
}

Result<QList<LineChange>> diffLines(const QByteArray &before, const QByteArray &after,
                                    Whitespace whitespace)
{
    ensureLibrary();
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC | whitespaceFlags(whitespace);
    options.context_lines = 0;
    options.interhunk_lines = 0;
    QList<LineChange> changes;
    AO_CHECK(call(git_diff_buffers(before.constData(), static_cast<size_t>(before.size()), nullptr,
                                   after.constData(), static_cast<size_t>(after.size()), nullptr,
                                   &options, nullptr, nullptr, collectHunk, nullptr, &changes),
                  u"cannot compare the lines"_s));
    return changes;
}

} // namespace agentops::git
