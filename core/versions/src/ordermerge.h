// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace agentops::versions {

/// The order of the elements that are kept: that of the side which has changed it (ours when both
/// have), with what was added behind the element it was added behind; of two additions at one place
/// the one with the smaller id is first, so that neither side is preferred.
QStringList mergeOrder(const QStringList &base, const QStringList &ours, const QStringList &theirs,
                       const QSet<QString> &kept);

} // namespace agentops::versions
