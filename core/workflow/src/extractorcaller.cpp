// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor.h"
#include "outcomes.h"

#include <agentops/workflow/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

// The side of the caller.
namespace agentops::workflow {

/// A step behind the call for each port within that an edge comes from which the call has no port
/// for; it hands the value on, and is skipped when there is none.
void Extractor::createGates()
{
    for (const qsizetype i : m_border.outgoing) {
        if (!m_border.gated.contains(i))
            continue;
        const Edge &edge = m_document.edges[i];
        const std::pair<QString, QString> port{edge.from.node.text(), edge.from.port};
        const QString outputs = u"{{ %1.outputs.%2 }}"_s;
        if (!m_gates.contains(port)) {
            const QString id = takeName(port.first + u'_' + port.second, m_takenIds);
            m_gates.insert(port, NodeId(id));
            m_gateNodes.append(
                {.id = NodeId(id),
                 .kind = m_once->kind,
                 .title = port.first + u'.' + port.second,
                 .parent = m_border.body < 0 ? NodeId() : NodeId(idOf(m_border.body))});
            Edge to{.id = EdgeId(takeName(u"to_"_s + id, m_takenEdges)),
                    .from = {m_target.call, kOutputsPort},
                    .to = {NodeId(id), kAfterPort}};
            if (m_border.uncertain.contains(i)) {
                const QString flag =
                    takeName(u"has_"_s + port.first + u'_' + port.second, m_takenOutputs);
                m_flags.insert(flag, port);
                to.condition = outputs.arg(m_target.call.text(), flag);
            }
            m_gateEdges.append(to);
        }
        if (edge.to.port == kAfterPort)
            continue;
        Node &gate = *std::ranges::find(m_gateNodes, m_gates.value(port), &Node::id);
        gate.parameters.insert(
            kResult, outputs.arg(m_target.call.text(), outputFor(port.first, port.second)));
    }
}

Result<> Extractor::keepNodes()
{
    m_caller = m_document;
    m_caller.nodes.clear();
    for (int i = 0; i < int(m_document.nodes.size()); ++i) {
        if (m_border.isMoved(i)) {
            if (!m_caller.findNode(m_target.call)) {
                m_caller.nodes.append({.id = m_target.call});
                m_caller.nodes += m_gateNodes;
            }
            continue;
        }
        m_caller.nodes.append(m_document.nodes[i]);
    }
    m_namesOutside = runtimeNames(m_caller.nodes);
    for (Node &node : m_caller.nodes) {
        const int index = m_graph.index.value(node.id, -1);
        if (index < 0)
            continue;
        AO_CHECK(changeTexts(node, typeOf(index), [&](const QString &text, bool isInBody) {
            return outsideText(text,
                               {.step = stepOfBody(index),
                                .edge = -1,
                                .isAfterBody = isInBody && index == m_border.body});
        }));
    }
    return {};
}

Result<> Extractor::keepEdges()
{
    m_caller.edges.clear();
    for (qsizetype i = 0; i < m_document.edges.size(); ++i) {
        if (std::ranges::binary_search(m_border.inner, i))
            continue;
        Edge edge = m_document.edges[i];
        const int target = m_graph.index.value(edge.to.node, -1);
        const Outside place{.step = target < 0 ? -1 : stepOfBody(target), .edge = i};
        AO_TRY(edge.condition, outsideText(edge.condition, place));
        if (std::ranges::binary_search(m_border.incoming, i)) {
            edge.to = {m_target.call, kAfterPort};
        } else if (m_border.gated.contains(i)) {
            edge.from = {m_gates.value({edge.from.node.text(), edge.from.port}), kResult};
        } else if (std::ranges::binary_search(m_border.outgoing, i)) {
            const bool isOwn = edge.from.port == kDonePort || edge.from.port == kErrorPort;
            edge.from = {m_target.call, isOwn ? edge.from.port : QString(kOutputsPort)};
        }
        m_caller.edges.append(edge);
    }
    m_caller.edges += m_gateEdges;
    return {};
}

Result<> Extractor::keepProperties()
{
    AO_CHECK(changeTexts(m_caller.properties.outputs, [&](const QString &text, bool) {
        return outsideText(text, {.isAfterBody = m_border.body < 0});
    }));
    auto &concurrency = m_caller.properties.concurrency;
    if (concurrency) {
        AO_TRY(concurrency->key, outsideText(concurrency->key, {}));
    }
    return {};
}

Result<QString> Extractor::outsideText(const QString &text, const Outside &place)
{
    auto written = replaceReferences(text, m_namesBefore, m_namesOutside,
                                     [&](const Reference &reference, bool isWhole) {
                                         return outsideReference(reference, isWhole, place);
                                     });
    if (written || place.step < 0 || !written.error().contextValue(u"node").isEmpty())
        return written;
    return fail(
        Error(written.error().code(), idOf(place.step) + u": "_s + written.error().message())
            .with(u"node"_s, idOf(place.step)));
}

Result<std::optional<Replacement>> Extractor::outsideReference(const Reference &reference,
                                                               bool isWhole, const Outside &place)
{
    const QString &scope = reference.scope;
    const bool isBehind = place.step >= 0 && m_isBehind[size_t(place.step)];
    if (scope == "before"_L1 && isBehind && m_border.hidesFailures) {
        return fail(notExtractable(
            {idOf(place.step)},
            u"\"%1\" asks what has become of the steps before it, of which a call does not tell"_s
                .arg(idOf(place.step)),
            u"reference"_s));
    }
    const int source = isReserved(scope) ? -1 : m_graph.index.value(NodeId(scope), -1);
    if (!m_border.isMoved(source))
        return std::nullopt;
    if (!m_border.tops.contains(source) || (!isBehind && !place.isAfterBody)) {
        const QString what = place.step < 0 ? u"something"_s : u'"' + idOf(place.step) + u'"';
        return fail(notExtractable(
            {scope},
            u"%1 refers to \"%2\" and does not come behind the chosen steps"_s.arg(what, scope),
            u"reference"_s));
    }
    const bool isOwn = reference.name == kDonePort || reference.name == kErrorPort;
    if (m_border.isLikeCall && isOwn && !isWhole)
        return Replacement{.root = m_target.call.text()};
    m_uses.append(place);
    const QString outputs = m_target.call.text() + u".outputs"_s;
    if (isWhole || reference.name.isEmpty() || reference.name.front().isDigit())
        return Replacement{.root = outputs + u'.' + outputFor(scope, {})};
    return Replacement{.root = outputs, .cut = 1, .member = outputFor(scope, reference.name)};
}

QString Extractor::outputFor(const QString &scope, const QString &name)
{
    const std::pair value{scope, name};
    for (const auto &[known, of] : m_outputs.asKeyValueRange()) {
        if (of == value)
            return known;
    }
    const QString output = takeName(name.isEmpty() ? scope : scope + u'_' + name, m_takenOutputs);
    m_outputs.insert(output, value);
    return output;
}

/// The step of the body that a node is or is in; -1 when it is elsewhere, or moves.
int Extractor::stepOfBody(int node) const
{
    while (node >= 0 && m_graph.parents[size_t(node)] != m_border.body)
        node = m_graph.parents[size_t(node)];
    return m_border.isMoved(node) ? -1 : node;
}

Result<> Extractor::writeOutputs()
{
    QJsonObject &outputs = m_called.properties.outputs;
    for (const auto &[name, value] : m_outputs.asKeyValueRange()) {
        AO_TRY(const QString text, textOfReference(value.first, value.second, m_namesInside));
        outputs.insert(name, text);
    }
    for (const auto &[name, value] : m_flags.asKeyValueRange()) {
        const auto &[node, port] = value;
        const bool goesOn = m_document.findNode(NodeId(node))->onError == OnError::Continue;
        const QString text = goesOn ? u"{{ '%2' in %1 || %1.done == 'failed' }}"_s.arg(node, port)
                                    : u"{{ '%2' in %1 }}"_s.arg(node, port);
        AO_TRY(const Template parsed, Template::parse(text, m_namesInside));
        AO_CHECK(parsed.check());
        outputs.insert(name, text);
    }
    return {};
}

Result<> Extractor::writeCall()
{
    Node &call = *std::ranges::find(m_caller.nodes, m_target.call, &Node::id);
    call.kind = typeWithBody(m_catalog, Body::Call)->kind;
    call.title = m_target.name;
    if (m_border.body >= 0)
        call.parent = NodeId(idOf(m_border.body));
    call.join = m_border.join;
    call.parameters.insert(kWorkflowParameter, m_target.path);
    QJsonObject inputs;
    for (const auto &[name, value] : m_inputs.asKeyValueRange()) {
        AO_TRY(const QString text, textOfReference(value.first, value.second, m_namesOutside));
        inputs.insert(name, text);
    }
    if (!inputs.isEmpty())
        call.parameters.insert(kInputsParameter, inputs);
    return {};
}

/// What refers to the outputs of the call must not be told when it has none: it was skipped, or has
/// failed.
Result<> Extractor::requireTold() const
{
    const Graph graph(m_caller);
    Outcomes outcomes(m_caller, m_catalog, graph);
    outcomes.tell({});
    const int call = graph.index.value(m_target.call);
    const quint8 all = outcomes.of(call);
    const auto refuse = [this](int step) {
        const QString what = step < 0 ? u"what comes behind"_s : u'"' + idOf(step) + u'"';
        return fail(notExtractable(
            {step < 0 ? m_target.call.text() : idOf(step)},
            u"%1 refers to the chosen steps, and may be told when a call of them has no outputs"_s
                .arg(what),
            u"reference"_s));
    };
    for (const Outside &use : m_uses) {
        const bool isAlways =
            use.step >= 0 && m_document.nodes[use.step].join.policy == Join::Policy::Ended;
        const bool isOwnWay = use.edge >= 0
            && std::ranges::binary_search(m_border.outgoing, use.edge)
            && m_document.edges[use.edge].from.port != kDonePort
            && m_document.edges[use.edge].from.port != kErrorPort;
        const bool isAnyway = use.isAfterBody || (use.edge >= 0 && !isOwnWay);
        if (isAlways || (isAnyway && all != Outcomes::Succeeded))
            return refuse(use.step);
    }
    for (const Outcomes::Outcome other : {Outcomes::Skipped, Outcomes::CutOff, Outcomes::Failed}) {
        if ((all & other) == 0)
            continue;
        outcomes.tell({.nodes = {{call, other}}});
        for (const Outside &use : m_uses) {
            if (use.step < 0 || use.edge >= 0)
                continue;
            const int step = graph.index.value(NodeId(idOf(use.step)));
            if ((outcomes.of(step) & Outcomes::Succeeded) != 0)
                return refuse(use.step);
        }
    }
    return {};
}

} // namespace agentops::workflow
