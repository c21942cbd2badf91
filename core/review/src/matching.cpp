// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include <QtCore/QHash>

#include <algorithm>
#include <optional>

namespace agentops::review {

namespace {

void append(std::vector<Match> &matches, Match match)
{
    if (match.length == 0)
        return;
    if (!matches.empty()) {
        Match &last = matches.back();
        if (last.first + last.length == match.first && last.second + last.length == match.second) {
            last.length += match.length;
            return;
        }
    }
    matches.push_back(match);
}

/// Myers' greedy algorithm, forward, with the furthest points of every round kept for the way back.
std::optional<std::vector<Match>> matchGreedy(std::span<const uint64_t> a,
                                              std::span<const uint64_t> b, int limit)
{
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int rounds = std::min(limit, n + m);
    std::vector<int> furthest(size_t(2 * rounds + 3), 0);
    const int middle = rounds + 1;
    std::vector<std::vector<int>> history;
    int found = -1;
    for (int d = 0; d <= rounds && found < 0; ++d) {
        for (int k = -d; k <= d; k += 2) {
            const auto at = [&](int diagonal) {
                return furthest[size_t(middle + diagonal)];
            };
            int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
            int y = x - k;
            while (x < n && y < m && y >= 0 && a[size_t(x)] == b[size_t(y)]) {
                ++x;
                ++y;
            }
            furthest[size_t(middle + k)] = x;
            if (x >= n && y >= m) {
                found = d;
                break;
            }
        }
        history.emplace_back(furthest.begin() + (middle - d), furthest.begin() + (middle + d + 1));
    }
    if (found < 0)
        return std::nullopt;

    std::vector<Match> backward;
    int x = n;
    int y = m;
    for (int d = found; d > 0; --d) {
        const std::vector<int> &before = history[size_t(d - 1)];
        const auto at = [&](int diagonal) {
            return diagonal < -(d - 1) || diagonal > d - 1 ? -1 : before[size_t(diagonal + d - 1)];
        };
        const int k = x - y;
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const int previousX = down ? at(k + 1) : at(k - 1);
        const int previousY = previousX - (down ? k + 1 : k - 1);
        const int startX = down ? previousX : previousX + 1;
        const int startY = down ? previousY + 1 : previousY;
        backward.push_back({startX, startY, x - startX});
        x = previousX;
        y = previousY;
    }
    backward.push_back({0, 0, x});
    std::vector<Match> matches;
    for (auto match = backward.rbegin(); match != backward.rend(); ++match)
        append(matches, *match);
    return matches;
}

/// The unique elements, each grown over its equal neighbours.
std::vector<Match> matchAroundUnique(std::span<const uint64_t> a, std::span<const uint64_t> b)
{
    std::vector<Match> matches;
    int endA = 0;
    int endB = 0;
    for (const Match &seed : matchUnique(a, b)) {
        if (seed.first < endA || seed.second < endB)
            continue;
        int x = seed.first;
        int y = seed.second;
        while (x > endA && y > endB && a[size_t(x - 1)] == b[size_t(y - 1)]) {
            --x;
            --y;
        }
        endA = seed.first + 1;
        endB = seed.second + 1;
        while (size_t(endA) < a.size() && size_t(endB) < b.size()
               && a[size_t(endA)] == b[size_t(endB)]) {
            ++endA;
            ++endB;
        }
        append(matches, {x, y, endA - x});
    }
    return matches;
}

} // namespace

std::vector<Match> matchUnique(std::span<const uint64_t> first, std::span<const uint64_t> second)
{
    struct Seen
    {
        int firstIndex = -1;
        int secondIndex = -1;
        bool repeated = false;
    };
    QHash<uint64_t, Seen> seen;
    for (size_t i = 0; i < first.size(); ++i) {
        Seen &entry = seen[first[i]];
        entry.repeated |= entry.firstIndex >= 0;
        entry.firstIndex = static_cast<int>(i);
    }
    for (size_t i = 0; i < second.size(); ++i) {
        const auto entry = seen.find(second[i]);
        if (entry == seen.end())
            continue;
        entry->repeated |= entry->secondIndex >= 0;
        entry->secondIndex = static_cast<int>(i);
    }
    // The longest run of pairs that rises on both sides, by patience sorting.
    std::vector<int> previous;
    std::vector<Match> pairs;
    std::vector<int> tops;
    for (size_t i = 0; i < first.size(); ++i) {
        const Seen entry = seen.value(first[i]);
        if (entry.repeated || entry.secondIndex < 0)
            continue;
        const auto pile = std::ranges::lower_bound(
            tops, entry.secondIndex, {}, [&](int pair) { return pairs[size_t(pair)].second; });
        previous.push_back(pile == tops.begin() ? -1 : *(pile - 1));
        const int index = static_cast<int>(pairs.size());
        pairs.push_back({static_cast<int>(i), entry.secondIndex, 1});
        if (pile == tops.end())
            tops.push_back(index);
        else
            *pile = index;
    }
    std::vector<Match> rising;
    for (int at = tops.empty() ? -1 : tops.back(); at >= 0; at = previous[size_t(at)])
        rising.push_back(pairs[size_t(at)]);
    std::ranges::reverse(rising);
    return rising;
}

std::vector<Match> matchSequences(std::span<const uint64_t> first, std::span<const uint64_t> second,
                                  int differenceLimit)
{
    const size_t shorter = std::min(first.size(), second.size());
    size_t prefix = 0;
    while (prefix < shorter && first[prefix] == second[prefix])
        ++prefix;
    size_t suffix = 0;
    while (suffix < shorter - prefix
           && first[first.size() - 1 - suffix] == second[second.size() - 1 - suffix])
        ++suffix;
    const auto a = first.subspan(prefix, first.size() - prefix - suffix);
    const auto b = second.subspan(prefix, second.size() - prefix - suffix);

    std::vector<Match> matches;
    append(matches, {0, 0, static_cast<int>(prefix)});
    if (!a.empty() && !b.empty()) {
        const std::optional<std::vector<Match>> greedy = matchGreedy(a, b, differenceLimit);
        for (const Match &match : greedy ? *greedy : matchAroundUnique(a, b)) {
            append(matches,
                   {match.first + static_cast<int>(prefix), match.second + static_cast<int>(prefix),
                    match.length});
        }
    }
    append(matches,
           {static_cast<int>(first.size() - suffix), static_cast<int>(second.size() - suffix),
            static_cast<int>(suffix)});
    return matches;
}

} // namespace agentops::review
