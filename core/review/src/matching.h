// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace agentops::review {

/// A run that is the same in two sequences.
struct Match
{
    int first = 0;
    int second = 0;
    int length = 0;
};

/// Common runs of two sequences, in order: the longest ones possible while they differ in at most
/// `differenceLimit` elements, else those around elements that occur once in each.
/// Cost: O((N + M) D) with D bounded, then O(N log N).
std::vector<Match> matchSequences(std::span<const uint64_t> first, std::span<const uint64_t> second,
                                  int differenceLimit);

/// Elements that occur exactly once in both, in an order they share.
/// Shape: runs of length 1, ascending. Cost: O(N log N).
std::vector<Match> matchUnique(std::span<const uint64_t> first, std::span<const uint64_t> second);

} // namespace agentops::review
