// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/diff.h>
#include <agentops/review/text.h>

#include <vector>

namespace agentops::review {

/// A removed line and the added one that it became.
/// Shape: 0-based lines of the files.
struct LinePair
{
    int oldLine = 0;
    int newLine = 0;
};

/// Which lines of a change belong together, in order on both sides.
/// Cost: quadratic for small changes only; large ones are first cut at lines that are the same
/// apart from blanks, then paired within a narrow window.
std::vector<LinePair> pairLines(const TextLines &before, const TextLines &after,
                                const git::LineChange &change);

} // namespace agentops::review
