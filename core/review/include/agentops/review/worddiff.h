// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/rows.h>

#include <QtCore/QStringView>

#include <vector>

namespace agentops::review {

/// The words that differ between two lines.
/// Shape: ascending, not touching; what lies outside the spans reads the same on both sides, apart
/// from whitespace when it is ignored.
struct WordDiff
{
    std::vector<Span> oldSpans;
    std::vector<Span> newSpans;
    friend bool operator==(const WordDiff &, const WordDiff &) = default;
};

/// Compares two lines word by word: identifiers, numbers, runs of blanks, single signs. Swapping
/// the lines swaps the spans.
/// Cost: about linear; very different long lines fall back to the words that occur once in each,
/// never to one span over everything that is alike.
/// Source: E. W. Myers, An O(ND) difference algorithm (1986); B. Cohen, patience diff.
/// Thread: any; pure.
[[nodiscard]] WordDiff diffWords(QStringView before, QStringView after);

/// How much two lines have in common, blanks aside: 0 to 1.
/// Thread: any; pure.
[[nodiscard]] double similarity(QStringView before, QStringView after);

} // namespace agentops::review
