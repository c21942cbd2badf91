// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops {

/// The candidate that `word` was probably meant to be, or an empty string when none is near.
/// Source: optimal string alignment distance (Damerau 1964); at most a third of the letters wrong.
QString closestWord(const QString &word, const QStringList &candidates);

/// What a message about an unknown word ends with: `; did you mean 'word'?`, or nothing.
QString didYouMean(const QString &word, const QStringList &candidates);

} // namespace agentops
