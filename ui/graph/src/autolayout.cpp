// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/autolayout.h>

namespace agentops::ui::graph {

using workflow::NodeId;

namespace {

QSet<NodeId> bodyOf(const workflow::Document &document, const NodeId &container)
{
    QSet<NodeId> body;
    for (const workflow::Node &node : document.nodes) {
        if (node.parent == container)
            body.insert(node.id);
    }
    return body;
}

} // namespace

Result<workflow::Places> autoLayout(const workflow::Document &document,
                                    const workflow::NodeCatalog &catalog, const QSet<NodeId> &nodes,
                                    const QSet<workflow::GroupId> &groups, const CancelToken &token)
{
    QSet<NodeId> arranged = nodes;
    for (const workflow::Group &group : document.groups) {
        if (groups.contains(group.id))
            arranged.unite(QSet<NodeId>(group.nodes.cbegin(), group.nodes.cend()));
    }
    if (arranged.size() == 1)
        arranged = bodyOf(document, *arranged.cbegin());
    workflow::ArrangeOptions options{.catalog = &catalog};
    if (!arranged.isEmpty())
        options.nodes = arranged;
    return workflow::arrange(document, options, token);
}

} // namespace agentops::ui::graph
