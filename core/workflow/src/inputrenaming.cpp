// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/inputrenaming.h>

#include "rewriting.h"

#include <agentops/workflow/nodecatalog.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

Document withRenamedInput(Document document, const NodeCatalog &catalog, const QString &from,
                          const QString &to)
{
    const ExpressionNames names = runtimeNames(document.nodes);
    const auto follow = [&](const Reference &reference,
                            bool) -> Result<std::optional<Replacement>> {
        if (reference.scope != "inputs"_L1 || reference.name != from)
            return std::nullopt;
        return Replacement{.root = reference.scope, .member = to};
    };
    const auto renamed = [&](const QString &text, bool) -> Result<QString> {
        return replaceReferences(text, names, names, follow).value_or(text);
    };
    for (InputSpec &input : document.properties.inputs) {
        if (input.name == from)
            input.name = to;
    }
    const NodeType unknown;
    for (Node &node : document.nodes) {
        const NodeType *type = catalog.findType(node.kind);
        std::ignore = changeTexts(node, type ? *type : unknown, renamed);
    }
    for (Edge &edge : document.edges)
        edge.condition = *renamed(edge.condition, false);
    std::ignore = changeTexts(document.properties.outputs, renamed);
    if (document.properties.concurrency)
        document.properties.concurrency->key =
            *renamed(document.properties.concurrency->key, false);
    return document;
}

} // namespace agentops::workflow
