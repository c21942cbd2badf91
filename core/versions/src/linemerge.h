// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::versions {

/// For each line of `a`, the line of `b` that it is in a longest common subsequence, or -1.
/// Complexity: O(n·m) in what differs, up to a bound behind which all that differs is different.
QList<qsizetype> commonLines(const QStringList &a, const QStringList &b);

/// The changes that two sides have made to different lines of a text, or nothing when they have
/// changed the same ones. Source: Khanna, Kunal, Pierce, "A formal investigation of diff3", 2007.
std::optional<QString> mergeLines(const QString &base, const QString &ours, const QString &theirs);

} // namespace agentops::versions
