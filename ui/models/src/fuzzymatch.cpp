// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/fuzzymatch.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace agentops::ui {

namespace {

constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kFound = 10;
constexpr int kNeighbour = 14;
constexpr int kWordStart = 12;
constexpr int kTextStart = 6;

/// One character without case and accent, so that "é" finds "E".
char16_t plain(QChar c)
{
    const QString parts = c.decomposition();
    const QChar base = parts.isEmpty() || c.decompositionTag() != QChar::Canonical ? c : parts[0];
    return base.toCaseFolded().unicode();
}

bool startsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView candidate)
{
    QList<char16_t> wanted;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            wanted.append(plain(c));
    }
    if (wanted.isEmpty())
        return FuzzyMatch{};
    const auto rows = static_cast<std::size_t>(wanted.size());
    const auto columns = static_cast<std::size_t>(candidate.size());
    if (columns < rows)
        return std::nullopt;

    // best[i][j]: best score of the first i + 1 characters with the last of them at j.
    std::vector<int> best(rows * columns, kNone);
    std::vector<qsizetype> previous(rows * columns, -1);
    const auto at = [columns](std::size_t i, std::size_t j) {
        return i * columns + j;
    };
    for (std::size_t i = 0; i < rows; ++i) {
        int bestBefore = kNone;
        qsizetype bestBeforeAt = -1;
        for (std::size_t j = 0; j < columns; ++j) {
            const auto column = static_cast<qsizetype>(j);
            if (i > 0 && j > 0 && best[at(i - 1, j - 1)] > bestBefore) {
                bestBefore = best[at(i - 1, j - 1)];
                bestBeforeAt = column - 1;
            }
            if (plain(candidate[column]) != wanted[static_cast<qsizetype>(i)])
                continue;
            int own = kFound + (startsWord(candidate, column) ? kWordStart : 0)
                + (j == 0 ? kTextStart : 0);
            if (i == 0) {
                best[at(i, j)] = own - static_cast<int>(std::min<std::size_t>(j, 5));
                continue;
            }
            if (bestBefore > kNone) {
                best[at(i, j)] = bestBefore + own;
                previous[at(i, j)] = bestBeforeAt;
            }
            const int neighbour = j > 0 ? best[at(i - 1, j - 1)] : kNone;
            if (neighbour > kNone && neighbour + own + kNeighbour > best[at(i, j)]) {
                best[at(i, j)] = neighbour + own + kNeighbour;
                previous[at(i, j)] = column - 1;
            }
        }
    }

    const auto last = best.begin() + static_cast<std::ptrdiff_t>(at(rows - 1, 0));
    const auto end = std::max_element(last, best.end());
    if (*end <= kNone)
        return std::nullopt;
    FuzzyMatch match{.score = *end - static_cast<int>(columns / 8), .positions = {}};
    auto column = static_cast<qsizetype>(end - last);
    for (std::size_t i = rows; i-- > 0; column = previous[at(i, static_cast<std::size_t>(column))])
        match.positions.prepend(column);
    return match;
}

} // namespace agentops::ui
