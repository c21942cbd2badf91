// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>

namespace agentops {
class Clock;
class WorkerPool;
} // namespace agentops

namespace agentops::store {
class Database;
}

namespace agentops::workflow {
class NodeCatalog;
}

namespace agentops::nodes {

/// What the built-in executors work with; everything must outlive the catalogue. Without it the
/// catalogue only describes the kinds.
struct NodeDependencies
{
    Clock *clock = nullptr;
    /// Git and diffs.
    WorkerPool *git = nullptr;
    /// Parsing and resolving.
    WorkerPool *cpu = nullptr;
    /// Cache of the code map.
    store::Database *mapCache = nullptr;
    /// Folder below which runs get their worktrees. Absolute.
    QString worktreeDirectory;
    /// Folder for the lists of what runs keep under a name, beside the artefacts themselves; empty:
    /// artifact.store and artifact.fetch fail. Absolute.
    QString artifactDirectory;
    /// Folder of what is kept from run to run; empty: cache.restore and cache.save fail. Absolute.
    QString cacheDirectory;
    /// What is kept there at most.
    qint64 maxCacheBytes = 5LL * 1024 * 1024 * 1024;
    /// Shows a message with title and text on the desktop; null where there is none.
    /// Thread: the engine's.
    using Notify = std::function<void(const QString &title, const QString &text)>;
    Notify notify;
};

/// Adds the node kinds that come with the program.
void registerBuiltinNodes(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);

} // namespace agentops::nodes
