// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <optional>

namespace agentops::workflow {
class DocumentEditor;
}

namespace agentops::ui::graph {

/// Through which of its ports a node is put into an edge.
struct Insertion
{
    workflow::NodeId node;
    workflow::EdgeId edge;
    QString input;
    QString output;
};

/// Nothing when the node has no ports that fit, or would come twice on one way.
std::optional<Insertion> insertionInto(const workflow::DocumentEditor &editor,
                                       const workflow::NodeId &node, const workflow::EdgeId &edge);

/// The edge ends at the node and goes on from there; its condition stays before the node. One step
/// of editing.
Result<> insert(workflow::DocumentEditor &editor, const Insertion &insertion);

} // namespace agentops::ui::graph
