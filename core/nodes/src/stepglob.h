// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

namespace agentops::nodes {

/// The files below a folder that patterns name, as `*`, `?`, `[a-z]`, `**` and `!` for what is left
/// out after all; a folder stands for all in it. Links are not entered, and one that leads out of
/// the folder is no file of it; `.git` is passed over.
/// Shape: relative paths, each once, in the order of GitHub's hashFiles. Source: @actions/glob.
/// Errors: nodes.outside_working_directory for a pattern with `..` or another root,
/// nodes.too_many_files. Cancel: between folders.
Result<QStringList> findFiles(const QString &directory, const QStringList &patterns,
                              const CancelToken &token);

inline constexpr qsizetype kMaxFoundFiles = 100'000;

QStringList toStrings(const QJsonArray &array);

} // namespace agentops::nodes
