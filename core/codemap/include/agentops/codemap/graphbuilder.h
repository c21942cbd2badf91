// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/codemap/snapshot.h>
#include <agentops/syntax/facts.h>
#include <agentops/syntax/language.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>
#include <vector>

namespace agentops::codemap {

/// A file with what it says about itself; facts are null for languages that are not parsed.
struct FileFacts
{
    QString path;
    const syntax::Language *language = nullptr;
    std::shared_ptr<const syntax::Facts> facts;
};

/// Everything a snapshot is made of.
struct ProjectFiles
{
    /// Sorted by path.
    std::vector<FileFacts> files;
    /// Contents of the files that say how names map to files, by path; see isConfiguration().
    QHash<QString, QByteArray> configurations;
};

/// Whether the resolvers want the content of this file: composer.json, package.json,
/// tsconfig*.json and what lies in a folder of that name, jsconfig.json, go.mod,
/// compile_commands.json.
bool isConfiguration(QStringView path);

/// Resolves imports and names and builds the graph: a pure function, so an incremental index and a
/// cold one give the same snapshot.
/// Thread: any. Cancel: between files. Errors: base.cancelled.
Result<SnapshotPtr> buildSnapshot(const ProjectFiles &project, const CancelToken &token = {});

} // namespace agentops::codemap
