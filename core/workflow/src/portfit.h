// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/nodetype.h>

#include <algorithm>
#include <utility>

namespace agentops::workflow {

/// The ports of two types that fit together best, output and input: of the same type before those
/// that are converted, and what only waits last; else in their order.
inline std::optional<std::pair<QString, QString>> bestFit(const QList<Port> &outputs,
                                                          const QList<Port> &inputs)
{
    std::optional<std::pair<QString, QString>> best;
    int bestRank = 3;
    for (const Port &output : outputs) {
        for (const Port &input : inputs) {
            if (!isCompatible(output.type, input.type))
                continue;
            const int rank = input.name == kAfterPort ? 2 : output.type == input.type ? 0 : 1;
            if (rank < bestRank) {
                bestRank = rank;
                best = std::pair(output.name, input.name);
            }
        }
    }
    return best;
}

/// The inputs through which another edge may come to the node.
inline QList<Port> freeInputs(const Document &document, const NodeType &type, const NodeId &node)
{
    QList<Port> inputs = type.inputs;
    if (const auto after = type.findInput(QString(kAfterPort));
        after && !std::ranges::contains(inputs, kAfterPort, &Port::name))
        inputs.append(*after);
    inputs.removeIf([&](const Port &port) {
        const PortRef here{node, port.name};
        return port.name != kAfterPort && std::ranges::contains(document.edges, here, &Edge::to);
    });
    return inputs;
}

} // namespace agentops::workflow
