// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::ui {

/// How well a typed text fits a candidate.
struct FuzzyMatch
{
    /// Higher is better; only comparable for one pattern.
    int score = 0;
    /// Which characters of the candidate were typed. Shape: ascending indexes.
    QList<qsizetype> positions;
};

/// Finds the characters of `pattern` in `candidate`, in order, ignoring case and accents; nothing
/// when one of them is missing. Beginnings of words and runs of neighbours count more.
/// Cost: O(pattern x candidate).
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView candidate);

} // namespace agentops::ui
