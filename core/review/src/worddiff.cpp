// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/worddiff.h>

#include "matching.h"
#include "tokens.h"

#include <algorithm>

namespace agentops::review {

namespace {

/// Words that may differ before the exact comparison gives way to the one by unique words.
constexpr int kDifferenceLimit = 240;
/// Lines that share less of their text than this are marked as a whole.
constexpr double kAlike = 0.3;

std::vector<uint64_t> hashesOf(const std::vector<Token> &tokens)
{
    std::vector<uint64_t> hashes;
    hashes.reserve(tokens.size());
    for (const Token &token : tokens)
        hashes.push_back(token.hash);
    return hashes;
}

int wordLength(const std::vector<Token> &tokens, int first, int count)
{
    int length = 0;
    for (int i = first; i < first + count; ++i)
        length += tokens[size_t(i)].isBlank ? 0 : tokens[size_t(i)].length;
    return length;
}

/// Leaves out the matches that would only cut a change into pieces: blanks between two changed
/// words, and everything when the lines have next to nothing in common.
std::vector<Match> meaningful(std::vector<Match> matches, const std::vector<Token> &before,
                              const std::vector<Token> &after)
{
    const int beforeCount = static_cast<int>(before.size());
    const int afterCount = static_cast<int>(after.size());
    int common = 0;
    for (const Match &match : matches)
        common += wordLength(before, match.first, match.length);
    const int longer =
        std::max(wordLength(before, 0, beforeCount), wordLength(after, 0, afterCount));
    const bool isAlike = common >= kAlike * longer;
    const auto isNoise = [&](const Match &match) {
        const bool atStart = match.first == 0 && match.second == 0;
        const bool atEnd =
            match.first + match.length == beforeCount && match.second + match.length == afterCount;
        const bool isBlank = wordLength(before, match.first, match.length) == 0;
        if (atStart || atEnd)
            return !isAlike && !isBlank;
        return !isAlike || isBlank;
    };
    std::erase_if(matches, isNoise);
    return matches;
}

void appendSpan(std::vector<Span> &spans, const std::vector<Token> &tokens, int first, int end)
{
    if (first == end)
        return;
    const int start = tokens[size_t(first)].start;
    spans.push_back({start, tokens[size_t(end - 1)].end() - start});
}

WordDiff diffOrdered(QStringView before, QStringView after)
{
    const std::vector<Token> oldTokens = tokenize(before);
    const std::vector<Token> newTokens = tokenize(after);
    std::vector<Match> matches =
        meaningful(matchSequences(hashesOf(oldTokens), hashesOf(newTokens), kDifferenceLimit),
                   oldTokens, newTokens);
    matches.push_back({static_cast<int>(oldTokens.size()), static_cast<int>(newTokens.size()), 0});
    WordDiff diff;
    int oldEnd = 0;
    int newEnd = 0;
    for (const Match &match : matches) {
        appendSpan(diff.oldSpans, oldTokens, oldEnd, match.first);
        appendSpan(diff.newSpans, newTokens, newEnd, match.second);
        oldEnd = match.first + match.length;
        newEnd = match.second + match.length;
    }
    return diff;
}

} // namespace

WordDiff diffWords(QStringView before, QStringView after)
{
    if (before == after)
        return {};
    // Always compared in the same order, so that swapping the lines swaps the spans.
    if (before < after)
        return diffOrdered(before, after);
    WordDiff diff = diffOrdered(after, before);
    std::swap(diff.oldSpans, diff.newSpans);
    return diff;
}

} // namespace agentops::review
