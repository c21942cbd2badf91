// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/closestword.h>

#include <QtCore/QList>

#include <algorithm>
#include <cstdlib>
#include <limits>

using namespace Qt::StringLiterals;

namespace agentops {

/// Letters that are inserted, left out, replaced or swapped with their neighbour.
/// Complexity: the product of the lengths.
static qsizetype distance(const QString &a, const QString &b)
{
    QList<QList<qsizetype>> d(a.size() + 1, QList<qsizetype>(b.size() + 1));
    for (qsizetype i = 0; i <= a.size(); ++i) {
        for (qsizetype j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            const qsizetype change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

QString closestWord(const QString &word, const QStringList &candidates)
{
    QString best;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const QString &candidate : candidates) {
        const qsizetype allowed =
            std::max<qsizetype>(1, std::max(word.size(), candidate.size()) / 3);
        // A word may be as long as the file that it stands in.
        if (std::abs(word.size() - candidate.size()) > allowed)
            continue;
        const qsizetype d = distance(word.toLower(), candidate.toLower());
        if (d <= allowed && d < least) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    const QString close = closestWord(word, candidates);
    return close.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(close);
}

} // namespace agentops
