// SPDX-License-Identifier: GPL-3.0-or-later
#include "linemerge.h"

#include <algorithm>

namespace agentops::versions {

namespace {

// Texts in workflows are scripts and prompts; behind this the table would take too much memory.
constexpr qsizetype kMaxCells = 4'000'000;

} // namespace

QList<qsizetype> commonLines(const QStringList &a, const QStringList &b)
{
    QList<qsizetype> matches(a.size(), -1);
    qsizetype first = 0;
    while (first < a.size() && first < b.size() && a[first] == b[first]) {
        matches[first] = first;
        ++first;
    }
    qsizetype aEnd = a.size();
    qsizetype bEnd = b.size();
    while (aEnd > first && bEnd > first && a[aEnd - 1] == b[bEnd - 1])
        matches[--aEnd] = --bEnd;
    const qsizetype rows = aEnd - first;
    const qsizetype columns = bEnd - first;
    if (rows == 0 || columns == 0 || rows > kMaxCells / columns)
        return matches;
    // The length of the longest common subsequence from each pair of places on.
    QList<int> length((rows + 1) * (columns + 1), 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return length[i * (columns + 1) + j];
    };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j) {
            at(i, j) = a[first + i] == b[first + j] ? at(i + 1, j + 1) + 1
                                                    : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    for (qsizetype i = 0, j = 0; i < rows && j < columns;) {
        if (a[first + i] == b[first + j])
            matches[first + i++] = first + j++;
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return matches;
}

std::optional<QString> mergeLines(const QString &base, const QString &ours, const QString &theirs)
{
    const QStringList original = base.split(u'\n');
    const QStringList left = ours.split(u'\n');
    const QStringList right = theirs.split(u'\n');
    const QList<qsizetype> inLeft = commonLines(original, left);
    const QList<qsizetype> inRight = commonLines(original, right);
    QStringList merged;
    qsizetype b = 0;
    qsizetype l = 0;
    qsizetype r = 0;
    for (;;) {
        // Up to the next line that all three have, somebody has changed something.
        qsizetype next = b;
        while (next < original.size() && (inLeft[next] < 0 || inRight[next] < 0))
            ++next;
        const bool isEnd = next == original.size();
        const qsizetype leftEnd = isEnd ? left.size() : inLeft[next];
        const qsizetype rightEnd = isEnd ? right.size() : inRight[next];
        const QStringList was = original.sliced(b, next - b);
        const QStringList mine = left.sliced(l, leftEnd - l);
        const QStringList other = right.sliced(r, rightEnd - r);
        if (mine == other || other == was)
            merged += mine;
        else if (mine == was)
            merged += other;
        else
            return std::nullopt;
        if (isEnd)
            return merged.join(u'\n');
        merged.append(original[next]);
        b = next + 1;
        l = leftEnd + 1;
        r = rightEnd + 1;
    }
}

} // namespace agentops::versions
