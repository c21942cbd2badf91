// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

namespace agentops::testing {

inline workflow::Node node(const QString &id, const QString &command = {})
{
    workflow::Node made;
    made.id = workflow::NodeId(id);
    made.kind = QStringLiteral("test.work");
    if (!command.isEmpty())
        made.parameters.insert(QStringLiteral("command"), command);
    return made;
}

/// `id` joins `from.result` with `to.text`.
inline workflow::Edge edge(const QString &id, const QString &from, const QString &to)
{
    workflow::Edge made;
    made.id = workflow::EdgeId(id);
    made.from = {workflow::NodeId(from), QStringLiteral("result")};
    made.to = {workflow::NodeId(to), QStringLiteral("text")};
    return made;
}

/// `a` → `b` → `c`, each with a command and a place.
inline workflow::Document threeSteps()
{
    workflow::Document document = workflow::Document::create(QStringLiteral("Three steps"));
    double x = 0;
    for (const char *id : {"a", "b", "c"}) {
        document.nodes.append(
            node(QLatin1StringView(id), QStringLiteral("run ") + QLatin1StringView(id)));
        document.layout.nodes.insert(document.nodes.last().id, QPointF(x += 300, 0));
    }
    document.edges = {edge(QStringLiteral("e1"), QStringLiteral("a"), QStringLiteral("b")),
                      edge(QStringLiteral("e2"), QStringLiteral("b"), QStringLiteral("c"))};
    return document;
}

inline workflow::Node &nodeOf(workflow::Document &document, const QString &id)
{
    for (workflow::Node &node : document.nodes) {
        if (node.id.text() == id)
            return node;
    }
    qFatal("there is no node %s", qPrintable(id));
}

/// Takes a node out, with its edges and its place.
inline void removeNode(workflow::Document &document, const QString &id)
{
    const workflow::NodeId gone(id);
    document.nodes.removeIf([&](const workflow::Node &node) { return node.id == gone; });
    document.edges.removeIf(
        [&](const workflow::Edge &edge) { return edge.from.node == gone || edge.to.node == gone; });
    document.layout.nodes.remove(gone);
}

} // namespace agentops::testing
