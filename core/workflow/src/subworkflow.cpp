// SPDX-License-Identifier: GPL-3.0-or-later
#include "border.h"
#include "callnames.h"
#include "containing.h"
#include "dissolving.h"
#include "extractor.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/subworkflow.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

Result<> requireTarget(const Document &document, const ExtractionTarget &target)
{
    const auto refuse = [&target](const QString &problem) {
        return fail(
            Error(agentops::errors::kInvalidArgument, problem).with(u"node"_s, target.call.text()));
    };
    const QString &id = target.call.text();
    if (!isValidLocalId(id))
        return refuse(
            u"\"%1\" is not an id: a letter, then up to 63 letters, digits, - or _"_s.arg(id));
    if (document.findNode(target.call) || reservedScopes().contains(id))
        return refuse(u"the id \"%1\" is taken"_s.arg(id));
    if (target.path.isEmpty())
        return refuse(u"the workflow needs a path by which it is called"_s);
    return {};
}

/// Whether this program knows what calls and borders are made of.
Result<> requireContainers(const NodeCatalog &catalog)
{
    if (typeWithBody(catalog, Body::Call) && typeWithBody(catalog, Body::Once))
        return {};
    return fail(errors::kUnknownKind, u"this program knows no step that calls a workflow"_s);
}

/// What a document means as far as extracting decides it: without places and names for people, and
/// in an order of its own.
Document essenceOf(Document document, const NodeId &call)
{
    document.layout = {};
    document.notes.clear();
    document.groups.clear();
    std::ranges::sort(document.nodes, {}, [](const Node &node) { return node.id.text(); });
    // Of the edges into one port the first with a value counts.
    std::ranges::stable_sort(document.edges, {}, [](const Edge &edge) {
        return std::pair(edge.to.node.text(), edge.to.port);
    });
    for (Node &node : document.nodes) {
        if (node.id == call)
            node = {.id = node.id,
                    .kind = node.kind,
                    .parent = node.parent,
                    .parameters = node.parameters,
                    .when = node.when,
                    .join = node.join,
                    .timeout = node.timeout,
                    .overallTimeout = node.overallTimeout,
                    .concurrency = node.concurrency,
                    .onError = node.onError,
                    .isMuted = node.isMuted};
    }
    return document;
}

/// The same of a called document, in which only a call heeds inputs and outputs.
Document essenceOfCalled(Document document)
{
    QList<InputSpec> inputs;
    for (const InputSpec &input : std::as_const(document.properties.inputs))
        inputs.append({.name = input.name, .type = input.type, .isRequired = input.isRequired});
    std::ranges::sort(inputs, {}, &InputSpec::name);
    const QJsonObject outputs = document.properties.outputs;
    document.properties = {.inputs = inputs, .outputs = outputs};
    return essenceOf(document, {});
}

ExtractionTarget targetOf(const Node &call, const Document &called)
{
    return {called.properties.id, called.properties.name,
            call.parameters.value(kWorkflowParameter).toString(), call.id};
}

/// Whether extracting the steps again gives these documents.
bool givesAgain(const Dissolved &dissolved, const NodeCatalog &catalog, const Document &caller,
                const Node &call, const Document &called)
{
    const auto again =
        extractSubworkflow(dissolved.document, catalog, dissolved.tops, targetOf(call, called));
    return again && essenceOf(again->caller, call.id) == essenceOf(caller, call.id)
        && essenceOfCalled(again->called) == essenceOfCalled(called);
}

} // namespace

Result<Extraction> extractSubworkflow(const Document &document, const NodeCatalog &catalog,
                                      const QList<NodeId> &nodes, const ExtractionTarget &target)
{
    AO_CHECK(requireContainers(catalog));
    AO_CHECK(requireTarget(document, target));
    const Graph graph(document);
    AO_TRY(const Border border, drawBorder(document, catalog, graph, nodes));
    Extractor extractor(document, catalog, graph, border, target);
    AO_TRY(Extraction extraction, extractor.extract());
    const auto isUndone = [&] {
        const auto dissolved =
            dissolveCall(extraction.caller, catalog, target.call, extraction.called);
        return dissolved && dissolved->document == document;
    };
    if (isUndone())
        return extraction;
    std::ranges::find(extraction.caller.nodes, target.call, &Node::id)->inlining =
        extractor.inlining();
    if (isUndone())
        return extraction;
    return fail(
        notExtractable({nodes.first().text()}, u"the steps could not be put back as they were"_s));
}

Result<Inlined> inlineSubworkflow(const Document &caller, const NodeCatalog &catalog,
                                  const NodeId &call, const Document &called)
{
    const Node *node = caller.findNode(call);
    if (!node) {
        return fail(Error(errors::kUnknownElement, u"there is no node \"%1\""_s.arg(call.text()))
                        .with(u"node"_s, call.text()));
    }
    const NodeType *type = catalog.findType(node->kind);
    if (!type || type->body != Body::Call) {
        return fail(
            Error(errors::kNotInlinable, u"\"%1\" calls no other workflow"_s.arg(call.text()))
                .with(u"node"_s, call.text()));
    }
    for (const Document *document : {&caller, &called}) {
        if (!document->properties.conflicts.isEmpty()) {
            return fail(Error(errors::kMergeConflict,
                              u"a merge has left something to be decided in \"%1\""_s.arg(
                                  document->properties.name))
                            .with(u"node"_s, call.text()));
        }
    }
    AO_CHECK(requireContainers(catalog));
    const auto dissolved = dissolveCall(caller, catalog, call, called);
    if (dissolved && givesAgain(*dissolved, catalog, caller, *node, called))
        return Inlined{dissolved->document, Inlined::Shape::Apart};
    AO_TRY(const Document document, containCall(caller, catalog, call, called));
    return Inlined{document, Inlined::Shape::Together};
}

} // namespace agentops::workflow
