// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing.h"

#include "matching.h"
#include "tokens.h"

#include <algorithm>

namespace agentops::review {

namespace {

/// Lines that have less than this in common stay apart.
constexpr double kThreshold = 0.5;
/// Up to this many comparisons every line is compared with every other.
constexpr int64_t kExhaustive = 10'000;
/// How far ahead large changes look for a partner.
constexpr int kWindow = 12;

/// What a pair is worth: short lines such as a lone bracket hardly count.
double worth(const WordBag &a, const WordBag &b)
{
    const double alike = similarity(a, b);
    if (alike < kThreshold)
        return 0;
    const double substance = std::min(1.0, std::max(a.weight, b.weight) / 8.0);
    return (alike - kThreshold + 0.05) * (0.05 + substance);
}

struct Region
{
    std::vector<WordBag> before;
    std::vector<WordBag> after;
};

/// The pairing with the greatest sum of worths that keeps the order.
void pairExhaustively(const Region &region, int a0, int a1, int b0, int b1,
                      std::vector<LinePair> &pairs)
{
    const int rows = a1 - a0;
    const int columns = b1 - b0;
    const auto index = [columns](int i, int j) {
        return size_t(i * (columns + 1) + j);
    };
    std::vector<double> best(index(rows, columns) + 1, 0.0);
    std::vector<double> worths(index(rows, columns) + 1, 0.0);
    for (int i = rows - 1; i >= 0; --i) {
        for (int j = columns - 1; j >= 0; --j) {
            const double value = worth(region.before[size_t(a0 + i)], region.after[size_t(b0 + j)]);
            worths[index(i, j)] = value;
            best[index(i, j)] = std::max({best[index(i + 1, j)], best[index(i, j + 1)],
                                          value > 0 ? value + best[index(i + 1, j + 1)] : 0.0});
        }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
        const double value = worths[index(i, j)];
        if (value > 0 && best[index(i, j)] <= value + best[index(i + 1, j + 1)]) {
            pairs.push_back({a0 + i, b0 + j});
            ++i;
            ++j;
        } else if (best[index(i + 1, j)] >= best[index(i, j + 1)]) {
            ++i;
        } else {
            ++j;
        }
    }
}

void pairInWindow(const Region &region, int a0, int a1, int b0, int b1,
                  std::vector<LinePair> &pairs)
{
    int next = b0;
    for (int i = a0; i < a1 && next < b1; ++i) {
        int bestLine = -1;
        double bestWorth = 0;
        for (int j = next; j < std::min(next + kWindow, b1); ++j) {
            const double value = worth(region.before[size_t(i)], region.after[size_t(j)]);
            if (value > bestWorth) {
                bestWorth = value;
                bestLine = j;
            }
        }
        if (bestLine < 0)
            continue;
        pairs.push_back({i, bestLine});
        next = bestLine + 1;
    }
}

void pairPart(const Region &region, int a0, int a1, int b0, int b1, std::vector<LinePair> &pairs)
{
    if (a0 == a1 || b0 == b1)
        return;
    if (int64_t(a1 - a0) * (b1 - b0) <= kExhaustive)
        pairExhaustively(region, a0, a1, b0, b1, pairs);
    else
        pairInWindow(region, a0, a1, b0, b1, pairs);
}

uint64_t hashOf(const WordBag &bag)
{
    uint64_t hash = uint64_t(bag.weight) + 1;
    for (const WordBag::Word &word : bag.words)
        hash = hash * 0x9e3779b97f4a7c15ULL + word.hash;
    return hash;
}

} // namespace

std::vector<LinePair> pairLines(const TextLines &before, const TextLines &after,
                                const git::LineChange &change)
{
    // One line became one line: side by side, whatever they say.
    if (change.oldCount == 1 && change.newCount == 1)
        return {{change.oldFirst, change.newFirst}};
    Region region;
    for (int i = 0; i < change.oldCount; ++i)
        region.before.push_back(bagOf(before.line(change.oldFirst + i)));
    for (int i = 0; i < change.newCount; ++i)
        region.after.push_back(bagOf(after.line(change.newFirst + i)));

    std::vector<LinePair> pairs;
    if (int64_t(change.oldCount) * change.newCount <= kExhaustive) {
        pairPart(region, 0, change.oldCount, 0, change.newCount, pairs);
    } else {
        std::vector<uint64_t> first;
        std::vector<uint64_t> second;
        std::ranges::transform(region.before, std::back_inserter(first), hashOf);
        std::ranges::transform(region.after, std::back_inserter(second), hashOf);
        int a = 0;
        int b = 0;
        for (const Match &match : matchUnique(first, second)) {
            pairPart(region, a, match.first, b, match.second, pairs);
            pairs.push_back({match.first, match.second});
            a = match.first + 1;
            b = match.second + 1;
        }
        pairPart(region, a, change.oldCount, b, change.newCount, pairs);
    }
    for (LinePair &pair : pairs) {
        pair.oldLine += change.oldFirst;
        pair.newLine += change.newFirst;
    }
    return pairs;
}

} // namespace agentops::review
