// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor.h"

#include <agentops/workflow/errors.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// Whether a step with so many edges into it begins when all steps before it have ended.
bool waitsForAll(const Join &join, qsizetype edges)
{
    return edges < 2 || join.policy == Join::Policy::All || join.policy == Join::Policy::Ended
        || (join.policy == Join::Policy::AtLeast && join.count >= edges);
}

std::unexpected<Error> badReference(const Document &document, int node, const Reference &reference,
                                    const QString &problem)
{
    const QString id = document.nodes[node].id.text();
    return fail(Error(errors::kBadExpression,
                      u"%1: it refers to \"%2\": %3"_s.arg(id, reference.scope, problem))
                    .with(u"node"_s, id));
}

} // namespace

Extractor::Extractor(const Document &document, const NodeCatalog &catalog, const Graph &graph,
                     const Border &border, const ExtractionTarget &target)
    : m_document(document)
    , m_catalog(catalog)
    , m_graph(graph)
    , m_border(border)
    , m_target(target)
    , m_reserved(reservedScopes())
    , m_once(typeWithBody(catalog, Body::Once))
    , m_namesBefore(runtimeNames(document.nodes))
    , m_takenIds(m_reserved)
    , m_isBehind(graph.parents.size(), 0)
{
    for (const Node &node : document.nodes)
        m_takenIds.insert(node.id.text());
    for (const NodeId &id : document.layout.nodes.keys())
        m_takenIds.insert(id.text());
    m_takenIds.insert(target.call.text());
    for (const Edge &edge : document.edges)
        m_takenEdges.insert(edge.id.text());
    for (const InputSpec &input : document.properties.inputs)
        m_takenInputs.insert(input.name);
    m_hasEnded = endedBefore();
    QList<int> open = border.tops;
    while (!open.isEmpty()) {
        for (const int node : graph.successors[size_t(open.takeLast())]) {
            if (!border.isMoved(node) && !std::exchange(m_isBehind[size_t(node)], char(1)))
                open.append(node);
        }
    }
}

Result<Extraction> Extractor::extract()
{
    m_called.properties.id = m_target.id;
    m_called.properties.name = m_target.name;
    m_called.properties.workspace = m_document.properties.workspace;
    createEntries();
    AO_CHECK(moveNodes());
    AO_CHECK(moveEdges());
    createGates();
    AO_CHECK(keepNodes());
    AO_CHECK(keepEdges());
    AO_CHECK(keepProperties());
    AO_CHECK(writeOutputs());
    AO_CHECK(writeCall());
    AO_CHECK(requireTold());
    moveNotes();
    moveGroups();
    moveLayout();
    placeBorder();
    return Extraction{m_caller, m_called};
}

/// A step within for each port outside that an edge comes from; it hands its value on.
void Extractor::createEntries()
{
    for (const qsizetype i : m_border.incoming) {
        if (!m_border.entered.contains(i))
            continue;
        const Edge &edge = m_document.edges[i];
        const std::pair<QString, QString> port{edge.from.node.text(), edge.from.port};
        if (!m_entries.contains(port)) {
            const QString id = takeName(port.first + u'_' + port.second, m_takenIds);
            m_entries.insert(port, NodeId(id));
            m_entryNodes.append(
                {.id = NodeId(id), .kind = m_once->kind, .title = port.first + u'.' + port.second});
        }
        if (edge.to.port == kAfterPort)
            continue;
        const NodeId id = m_entries.value(port);
        Node &entry = *std::ranges::find(m_entryNodes, id, &Node::id);
        entry.parameters.insert(kResult,
                                u"{{ inputs.%1 }}"_s.arg(inputFor(port.first, port.second)));
    }
}

Result<> Extractor::moveNodes()
{
    QList<Node> known = m_entryNodes;
    for (int i = 0; i < int(m_document.nodes.size()); ++i) {
        if (m_border.isMoved(i))
            known.append(m_document.nodes[i]);
    }
    m_namesInside = runtimeNames(known);
    for (int i = 0; i < int(m_document.nodes.size()); ++i) {
        if (!m_border.isMoved(i))
            continue;
        Node node = m_document.nodes[i];
        if (m_border.tops.contains(i))
            node.parent = {};
        AO_CHECK(changeTexts(node, typeOf(i), [&](const QString &text, bool isInBody) {
            return insideText(text, i, isInBody);
        }));
        m_called.nodes.append(node);
    }
    m_called.nodes += m_entryNodes;
    return {};
}

/// In the order of the document: of several values for one input the first counts.
Result<> Extractor::moveEdges()
{
    for (qsizetype i = 0; i < m_document.edges.size(); ++i) {
        Edge edge = m_document.edges[i];
        if (std::ranges::binary_search(m_border.inner, i)) {
            AO_TRY(edge.condition,
                   insideText(edge.condition, m_graph.index.value(edge.to.node), false));
            m_called.edges.append(edge);
        } else if (m_border.entered.contains(i)) {
            const NodeId entry = m_entries.value({edge.from.node.text(), edge.from.port});
            const bool isOnlyOrder = edge.to.port == kAfterPort;
            m_called.edges.append(
                {.id = edge.id,
                 .from = {entry, isOnlyOrder ? QString(kDonePort) : QString(kResult)},
                 .to = edge.to});
        }
    }
    return {};
}

Result<QString> Extractor::insideText(const QString &text, int node, bool isInBody)
{
    auto written = replaceReferences(text, m_namesBefore, m_namesInside,
                                     [&](const Reference &reference, bool isWhole) {
                                         return insideReference(reference, isWhole, node, isInBody);
                                     });
    if (!written && written.error().contextValue(u"node").isEmpty()) {
        return fail(Error(written.error().code(), idOf(node) + u": "_s + written.error().message())
                        .with(u"node"_s, idOf(node)));
    }
    return written;
}

Result<std::optional<Replacement>> Extractor::insideReference(const Reference &reference,
                                                              bool isWhole, int node, bool isInBody)
{
    AO_TRY(const bool isOutside, comesFromOutside(reference, node, isInBody));
    if (!isOutside)
        return std::nullopt;
    // An index stands without quotes, where no name could.
    if (isWhole || reference.name.isEmpty() || reference.name.front().isDigit())
        return Replacement{u"inputs."_s + inputFor(reference.scope, {})};
    const QString input = inputFor(reference.scope, reference.name);
    if (reference.scope == "inputs"_L1)
        return std::nullopt;
    return Replacement{.root = u"inputs"_s, .cut = 1, .member = input};
}

Result<bool> Extractor::comesFromOutside(const Reference &reference, int node, bool isInBody) const
{
    const QString &scope = reference.scope;
    if (scope == "run"_L1)
        return false;
    if (scope == "before"_L1) {
        if (!m_border.tops.contains(node) || m_border.incoming.isEmpty())
            return false;
        return fail(notExtractable(
            {idOf(node)},
            u"\"%1\" asks what has become of the steps before it, of which a call does not tell"_s
                .arg(idOf(node)),
            u"reference"_s));
    }
    if (scope == "inputs"_L1) {
        const auto &inputs = m_document.properties.inputs;
        if (reference.name.isEmpty()
            || std::ranges::contains(inputs, reference.name, &InputSpec::name))
            return true;
        return badReference(m_document, node, reference, u"there is no such input"_s);
    }
    if (scope == "item"_L1 || scope == "index"_L1) {
        int around = isInBody ? node : m_graph.parents[size_t(node)];
        while (around >= 0 && !bodyValueNames(typeOf(around).body).contains(scope))
            around = m_graph.parents[size_t(around)];
        return around >= 0 && !m_border.isMoved(around);
    }
    const int source = m_graph.index.value(NodeId(scope), -1);
    if (source < 0 || m_border.isMoved(source))
        return false;
    if (m_graph.isInside(node, source) || m_hasEnded[size_t(source)])
        return true;
    return badReference(m_document, node, reference,
                        u"it may not have ended when a call would begin"_s);
}

QString Extractor::inputFor(const QString &scope, const QString &name)
{
    const std::pair value{scope, name};
    for (const auto &[known, of] : m_inputs.asKeyValueRange()) {
        if (of == value)
            return known;
    }
    const bool isOwn = scope == "inputs"_L1 && !name.isEmpty();
    const QString stem = name.isEmpty() ? scope : scope + u'_' + name;
    const QString input = isOwn ? name : takeName(stem, m_takenInputs);
    m_inputs.insert(input, value);
    InputSpec spec = inputSpec(scope, name);
    spec.name = input;
    m_called.properties.inputs.append(spec);
    return input;
}

/// An input takes what the value may be, or nothing.
InputSpec Extractor::inputSpec(const QString &scope, const QString &name) const
{
    if (scope == "inputs"_L1 && !name.isEmpty())
        return *std::ranges::find(m_document.properties.inputs, name, &InputSpec::name);
    return {.type = typeOfValue(scope, name), .defaultValue = QJsonValue::Undefined};
}

PortType Extractor::typeOfValue(const QString &scope, const QString &name) const
{
    if (scope == "item"_L1)
        return PortType::Any;
    if (scope == "index"_L1)
        return name.isEmpty() ? PortType::Number : PortType::Any;
    if (name.isEmpty())
        return PortType::Object;
    const int source = m_graph.index.value(NodeId(scope));
    if (source == m_border.body || m_graph.isInside(m_border.body, source))
        return name == "index"_L1 ? PortType::Number : PortType::Any;
    const auto port = typeOf(source).findOutput(m_document.nodes[source], name);
    return port ? port->type : PortType::Any;
}

/// The steps that have ended when the call begins, however the run goes.
std::vector<char> Extractor::endedBefore() const
{
    std::vector<char> ended(m_graph.parents.size(), 0);
    QList<int> open;
    const auto add = [&](const Join &join, const std::vector<int> &before) {
        for (const int node : before) {
            if (waitsForAll(join, qsizetype(before.size()))
                && !std::exchange(ended[size_t(node)], char(1)))
                open.append(node);
        }
    };
    std::vector<int> sources;
    for (const qsizetype edge : m_border.incoming)
        sources.push_back(m_graph.index.value(m_document.edges[edge].from.node));
    add(m_border.join, sources);
    for (int around = m_border.body; around >= 0; around = m_graph.parents[size_t(around)])
        add(m_document.nodes[around].join, m_graph.predecessors[size_t(around)]);
    while (!open.isEmpty()) {
        const int node = open.takeLast();
        add(m_document.nodes[node].join, m_graph.predecessors[size_t(node)]);
    }
    return ended;
}

} // namespace agentops::workflow
