// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <agentops/workflow/document.h>
#include <agentops/workflow/edit.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr std::array kEditNames{"other"_L1,
                                "add_node"_L1,
                                "insert_node"_L1,
                                "set_title"_L1,
                                "set_parameter"_L1,
                                "set_node"_L1,
                                "replace_kind"_L1,
                                "mute_nodes"_L1,
                                "unmute_nodes"_L1,
                                "detach"_L1,
                                "set_parent"_L1,
                                "connect"_L1,
                                "reconnect"_L1,
                                "set_edge_condition"_L1,
                                "set_edge_route"_L1,
                                "mute_edges"_L1,
                                "unmute_edges"_L1,
                                "add_note"_L1,
                                "set_note_text"_L1,
                                "set_note_color"_L1,
                                "add_group"_L1,
                                "set_group_title"_L1,
                                "set_group_color"_L1,
                                "set_group_nodes"_L1,
                                "move"_L1,
                                "resize"_L1,
                                "align"_L1,
                                "lay_out"_L1,
                                "collapse"_L1,
                                "expand"_L1,
                                "remove"_L1,
                                "cut"_L1,
                                "paste"_L1,
                                "duplicate"_L1,
                                "set_name"_L1,
                                "set_description"_L1,
                                "set_inputs"_L1,
                                "set_outputs"_L1,
                                "set_workspace"_L1,
                                "set_concurrency"_L1,
                                "extract"_L1,
                                "inline"_L1,
                                "import"_L1,
                                "restore"_L1,
                                "merge"_L1,
                                "change_outside"_L1};
static_assert(kEditNames.size() == size_t(Edit::ChangeOutside) + 1);

} // namespace

QString editName(Edit edit)
{
    return nameOf(kEditNames, edit);
}

std::optional<Edit> editFromName(QStringView name)
{
    return fromName<Edit>(kEditNames, name);
}

NodeSettings NodeSettings::of(const Node &node)
{
    return {.when = node.when,
            .join = node.join,
            .retry = node.retry,
            .timeout = node.timeout,
            .overallTimeout = node.overallTimeout,
            .concurrency = node.concurrency,
            .idempotencyKey = node.idempotencyKey,
            .onError = node.onError,
            .reuse = node.reuse};
}

void NodeSettings::applyTo(Node &node) const
{
    node.when = when;
    node.join = join;
    node.retry = retry;
    node.timeout = timeout;
    node.overallTimeout = overallTimeout;
    node.concurrency = concurrency;
    node.idempotencyKey = idempotencyKey;
    node.onError = onError;
    node.reuse = reuse;
}

} // namespace agentops::workflow
