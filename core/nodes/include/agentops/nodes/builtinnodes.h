// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

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
};

/// Adds the node kinds that come with the program.
void registerBuiltinNodes(workflow::NodeCatalog &catalog, const NodeDependencies &dependencies);

} // namespace agentops::nodes
