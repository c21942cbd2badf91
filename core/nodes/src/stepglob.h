// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::nodes {

/// The files below a folder that patterns name, as `*`, `?`, `[a-z]`, `**` and `!` for what is left
/// out after all; a folder stands for all in it. Links are not entered, and one that leads out of
/// the folder is no file of it; `.git` is passed over.
/// Shape: relative paths, each once, in the order of GitHub's hashFiles. Source: @actions/glob.
/// Errors: nodes.outside_working_directory for a pattern with `..` or another root,
/// nodes.too_many_files. Cancel: between folders.
/// What `isIgnored` says of a path (with a slash at the end: of everything in that folder) is left
/// out, but for patterns that begin in there themselves.
Result<QStringList> findFiles(const QString &directory, const QStringList &patterns,
                              const CancelToken &token,
                              std::function<bool(const QString &)> isIgnored = {});

inline constexpr qsizetype kMaxFoundFiles = 100'000;

QStringList toStrings(const QJsonArray &array);

} // namespace agentops::nodes
