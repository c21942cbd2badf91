// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/diff.h>

#include <QtCore/QJsonObject>

namespace agentops::cli {

/// added, deleted, modified, renamed, copied, type_changed or conflicted.
QString changeKindName(git::ChangeKind kind);

/// Kinds, counts of lines and paths in columns, and the totals below.
QString changesText(const QList<git::FileChange> &changes);

/// Shape: {"kind", "oldPath", "newPath", "binary", "added", "removed", "similarity"}.
QJsonObject changeToJson(const git::FileChange &change);

} // namespace agentops::cli
