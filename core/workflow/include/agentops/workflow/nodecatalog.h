// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodeexecutor.h>
#include <agentops/workflow/nodetype.h>

#include <map>
#include <memory>
#include <vector>

namespace agentops::workflow {

/// The node kinds this program knows, each with its executor.
/// Thread: filled on the main thread before it is used, then read from any.
class NodeCatalog
{
public:
    NodeCatalog() = default;
    NodeCatalog(const NodeCatalog &) = delete;
    NodeCatalog &operator=(const NodeCatalog &) = delete;

    /// Adds a kind; a kind that is there already is a programmer's error.
    void add(NodeType type, std::unique_ptr<NodeExecutor> executor);

    /// The type, or null. The pointer stays valid as long as the catalogue.
    const NodeType *findType(QStringView kind) const;
    NodeExecutor *findExecutor(QStringView kind) const;
    /// Sorted by category, then by title.
    std::vector<const NodeType *> types() const;

private:
    struct Entry
    {
        NodeType type;
        std::unique_ptr<NodeExecutor> executor;
    };
    std::map<QString, Entry, std::less<>> m_entries;
};

} // namespace agentops::workflow
