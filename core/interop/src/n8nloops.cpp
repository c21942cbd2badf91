// SPDX-License-Identifier: GPL-3.0-or-later
#include "n8nloops.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

/// What is reached from one output without passing through its node again.
QSet<qsizetype> reachedFrom(const N8nWorkflow &workflow, qsizetype node, int output)
{
    QSet<qsizetype> found;
    QList<qsizetype> open;
    const auto visit = [&](qsizetype target) {
        if (target == node || found.contains(target))
            return;
        found.insert(target);
        open.append(target);
    };
    for (const N8nConnection &connection : workflow.connections) {
        if (connection.from == node && connection.output == output)
            visit(connection.to);
    }
    while (!open.isEmpty()) {
        const qsizetype next = open.takeLast();
        for (const N8nConnection &connection : workflow.connections) {
            if (connection.from == next)
                visit(connection.to);
        }
    }
    return found;
}

bool isClosed(const N8nWorkflow &workflow, const N8nLoop &loop)
{
    bool comesBack = false;
    for (const N8nConnection &connection : workflow.connections) {
        const bool fromBody = loop.body.contains(connection.from);
        const bool toBody = loop.body.contains(connection.to);
        const bool isEntry = connection.from == loop.split && connection.output == loop.each;
        if (toBody && !fromBody && !isEntry)
            return false;
        if (fromBody && !toBody && connection.to != loop.split)
            return false;
        comesBack = comesBack || (fromBody && connection.to == loop.split);
    }
    const auto isPlain = [&workflow](qsizetype index) {
        const QString &type = workflow.nodes[size_t(index)].type;
        return type != u"splitInBatches" && !type.endsWith(u"Trigger");
    };
    return comesBack && std::ranges::all_of(loop.body, isPlain);
}

} // namespace

QList<N8nLoop> simpleLoops(const N8nWorkflow &workflow)
{
    QList<N8nLoop> loops;
    for (qsizetype i = 0; i < qsizetype(workflow.nodes.size()); ++i) {
        const N8nNode &node = workflow.nodes[size_t(i)];
        if (node.type != u"splitInBatches" || node.isDisabled)
            continue;
        N8nLoop loop{.split = i};
        // Until version 3 the outputs were the other way round.
        if (node.json["typeVersion"_L1].toDouble(1) < 3)
            std::swap(loop.each, loop.done);
        loop.body = reachedFrom(workflow, i, loop.each);
        const bool isTaken = std::ranges::any_of(
            loops, [&loop](const N8nLoop &other) { return other.body.intersects(loop.body); });
        if (!loop.body.isEmpty() && !isTaken && isClosed(workflow, loop))
            loops.append(loop);
    }
    return loops;
}

} // namespace agentops::interop
