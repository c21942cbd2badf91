// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/result.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>
#include <tuple>

namespace agentops::workflow {

void NodeCatalog::add(NodeType type, std::unique_ptr<NodeExecutor> executor)
{
    const QString kind = type.kind;
    const bool isNew = m_entries.try_emplace(kind, std::move(type), std::move(executor)).second;
    AO_VERIFY(isNew);
}

const NodeType *NodeCatalog::findType(QStringView kind) const
{
    const auto it = m_entries.find(kind);
    return it == m_entries.end() ? nullptr : &it->second.type;
}

NodeExecutor *NodeCatalog::findExecutor(QStringView kind) const
{
    const auto it = m_entries.find(kind);
    return it == m_entries.end() ? nullptr : it->second.executor.get();
}

std::vector<const NodeType *> NodeCatalog::types() const
{
    std::vector<const NodeType *> types;
    types.reserve(m_entries.size());
    for (const auto &[kind, entry] : m_entries)
        types.push_back(&entry.type);
    std::ranges::stable_sort(types, [](const NodeType *a, const NodeType *b) {
        return std::tie(a->category, a->title) < std::tie(b->category, b->title);
    });
    return types;
}

} // namespace agentops::workflow
