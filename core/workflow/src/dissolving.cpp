// SPDX-License-Identifier: GPL-3.0-or-later
#include "dissolving.h"

#include "callnames.h"
#include "callplaces.h"
#include "rewriting.h"

#include <agentops/workflow/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

template<typename T>
QSet<QString> idsOf(const QList<T> &elements)
{
    QSet<QString> ids;
    for (const T &element : elements)
        ids.insert(element.id.text());
    return ids;
}

/// Puts elements back to their places; without places all of them to one.
template<typename T>
void putBack(QList<T> &list, const QList<T> &elements, const QList<int> &places, qsizetype place)
{
    const bool isKnown = places.size() == elements.size();
    for (qsizetype i = 0; i < elements.size(); ++i)
        list.insert(std::min(isKnown ? places[i] : place + i, list.size()), elements[i]);
}

/// Takes one call apart.
class Dissolver
{
public:
    Dissolver(const Document &caller, const NodeCatalog &catalog, const Node &call,
              const Document &called)
        : m_caller(caller)
        , m_catalog(catalog)
        , m_call(call)
        , m_called(called)
        , m_known(call.inlining.value_or(Inlining()))
        , m_result(caller)
    { }

    Result<Dissolved> dissolve();

private:
    void findBorder();
    Result<> requireFitting() const;
    Result<> joinEdges();
    Result<PortRef> endOf(const Edge &edge, bool isIncoming) const;
    Result<> putNodes();
    Result<> putEdges();
    void putGroups();
    void putLayout();
    Result<> putProperties();
    Result<QString> insideText(const QString &text) const;
    Result<QString> outsideText(const QString &text) const;
    Result<std::optional<Replacement>> insideReference(const Reference &reference) const;
    Result<std::optional<Replacement>> outsideReference(const Reference &reference) const;

    std::unexpected<Error> doesNotFit(const QString &problem) const
    {
        return fail(Error(errors::kNotInlinable, m_call.id.text() + u": "_s + problem)
                        .with(u"node"_s, m_call.id.text()));
    }
    bool isHalf(const Edge &edge) const { return m_entries.contains(edge.from.node); }
    bool isGone(const NodeId &node) const { return node == m_call.id || m_gates.contains(node); }

    const Document &m_caller;
    const NodeCatalog &m_catalog;
    const Node &m_call;
    const Document &m_called;
    const Inlining m_known;
    Document m_result;
    /// The steps that only stand for edges, within and behind the call.
    QSet<NodeId> m_entries;
    QSet<NodeId> m_gates;
    QList<Node> m_steps;
    QList<Edge> m_inner;
    QList<NodeId> m_tops;
    ExpressionNames m_namesOutside;
    ExpressionNames m_namesInside;
    ExpressionNames m_namesAfter;
};

Result<Dissolved> Dissolver::dissolve()
{
    findBorder();
    AO_CHECK(requireFitting());
    AO_CHECK(joinEdges());
    AO_CHECK(putNodes());
    AO_CHECK(putEdges());
    AO_CHECK(putProperties());
    putBack(m_result.notes, m_called.notes, m_known.notes, m_result.notes.size());
    putGroups();
    putLayout();
    return Dissolved{m_result, m_tops};
}

void Dissolver::findBorder()
{
    for (const EdgeId &id : m_known.ends.keys()) {
        const Edge *outer = m_caller.findEdge(id);
        if (!outer)
            continue;
        const Edge *half = m_called.findEdge(id);
        if (outer->to.node == m_call.id && half)
            m_entries.insert(half->from.node);
        else if (outer->to.node != m_call.id && outer->from.node != m_call.id)
            m_gates.insert(outer->from.node);
    }
    for (const Node &node : m_called.nodes) {
        if (m_entries.contains(node.id))
            continue;
        m_steps.append(node);
        if (node.parent.isEmpty())
            m_tops.append(node.id);
    }
    for (const Edge &edge : m_called.edges) {
        if (!isHalf(edge))
            m_inner.append(edge);
    }
}

Result<> Dissolver::requireFitting() const
{
    const auto isFree = [](const auto &ids, const auto &others) {
        return !idsOf(ids).intersects(idsOf(others));
    };
    QList<Node> kept = m_caller.nodes;
    kept.removeIf([this](const Node &node) { return isGone(node.id); });
    QList<Edge> edges = m_caller.edges;
    edges.removeIf([this](const Edge &edge) { return m_gates.contains(edge.to.node); });
    if (!isFree(m_steps, kept) || !isFree(m_inner, edges) || !isFree(m_called.notes, m_caller.notes)
        || !isFree(m_called.groups, m_caller.groups))
        return doesNotFit(u"an id is taken"_s);
    for (const Node &node : m_caller.nodes + m_called.nodes) {
        if (!m_catalog.findType(node.kind))
            return doesNotFit(u"\"%1\" is of an unknown kind"_s.arg(node.id.text()));
    }
    for (const Edge &edge : m_called.edges) {
        const Edge *outer = m_caller.findEdge(edge.id);
        if (isHalf(edge) && (!outer || outer->to.node != m_call.id))
            return doesNotFit(u"\"%1\" does more than it did"_s.arg(edge.from.node.text()));
    }
    for (const Edge &edge : m_caller.edges) {
        const bool isKnown =
            m_gates.contains(edge.from.node) ? m_known.ends.contains(edge.id) : true;
        if (!isKnown || (m_gates.contains(edge.to.node) && edge.from.node != m_call.id))
            return doesNotFit(u"edge %1 is new"_s.arg(edge.id.text()));
    }
    return {};
}

/// The two halves of each edge of the call become one.
Result<> Dissolver::joinEdges()
{
    m_result.edges.removeIf([this](const Edge &edge) { return m_gates.contains(edge.to.node); });
    for (Edge &edge : m_result.edges) {
        if (edge.to.node == m_call.id) {
            AO_TRY(edge.to, endOf(edge, true));
        } else if (isGone(edge.from.node)) {
            AO_TRY(edge.from, endOf(edge, false));
        }
    }
    return {};
}

Result<PortRef> Dissolver::endOf(const Edge &edge, bool isIncoming) const
{
    const Edge *half = m_called.findEdge(edge.id);
    if (isIncoming && half && isHalf(*half))
        return half->to;
    const PortRef known = m_known.ends.value(edge.id);
    if (m_tops.contains(known.node))
        return known;
    // The only step that nothing within comes before, or behind.
    QList<NodeId> ends = m_tops;
    for (const Edge &inner : m_inner)
        ends.removeOne(isIncoming ? inner.to.node : inner.from.node);
    if (ends.size() != 1)
        return doesNotFit(u"edge %1 could belong to several steps"_s.arg(edge.id.text()));
    if (isIncoming)
        return PortRef{ends.first(), kAfterPort};
    if (edge.from.port != kOutputsPort)
        return PortRef{ends.first(), edge.from.port};
    const Node &last = *m_called.findNode(ends.first());
    const QList<Port> ports = m_catalog.findType(last.kind)->outputsOn(last);
    return PortRef{last.id, ports.isEmpty() ? QString(kDonePort) : ports.first().name};
}

Result<> Dissolver::putNodes()
{
    m_result.nodes.removeIf([this](const Node &node) { return m_gates.contains(node.id); });
    const qsizetype place =
        std::ranges::find(m_result.nodes, m_call.id, &Node::id) - m_result.nodes.begin();
    m_result.nodes.removeAt(place);
    const QList<Node> others = m_result.nodes;
    m_namesOutside = runtimeNames(m_caller.nodes);
    m_namesInside = runtimeNames(m_called.nodes);
    m_namesAfter = runtimeNames(others + m_steps);
    for (Node &node : m_result.nodes) {
        AO_CHECK(changeTexts(node, *m_catalog.findType(node.kind),
                             [&](const QString &text, bool) { return outsideText(text); }));
    }
    QList<Node> steps = m_steps;
    for (Node &node : steps) {
        if (node.parent.isEmpty())
            node.parent = m_call.parent;
        AO_CHECK(changeTexts(node, *m_catalog.findType(node.kind),
                             [&](const QString &text, bool) { return insideText(text); }));
    }
    putBack(m_result.nodes, steps, m_known.nodes, place);
    return {};
}

Result<> Dissolver::putEdges()
{
    for (Edge &edge : m_result.edges) {
        AO_TRY(edge.condition, outsideText(edge.condition));
    }
    QList<Edge> inner = m_inner;
    for (Edge &edge : inner) {
        AO_TRY(edge.condition, insideText(edge.condition));
    }
    // Between what leads to the steps and what leads away from them.
    const auto first = std::ranges::find_if(
        m_result.edges, [this](const Edge &edge) { return m_tops.contains(edge.from.node); });
    qsizetype place = first - m_result.edges.begin();
    if (first == m_result.edges.end()) {
        for (qsizetype i = 0; i < m_result.edges.size(); ++i) {
            if (m_tops.contains(m_result.edges[i].to.node))
                place = i + 1;
        }
    }
    putBack(m_result.edges, inner, m_known.edges, place);
    return {};
}

Result<> Dissolver::putProperties()
{
    AO_CHECK(changeTexts(m_result.properties.outputs,
                         [&](const QString &text, bool) { return outsideText(text); }));
    if (auto &concurrency = m_result.properties.concurrency) {
        AO_TRY(concurrency->key, outsideText(concurrency->key));
    }
    return {};
}

void Dissolver::putGroups()
{
    for (Group &group : m_result.groups) {
        const qsizetype place = group.nodes.indexOf(m_call.id);
        if (place < 0)
            continue;
        QList<NodeId> members = m_known.members.value(group.id);
        if (members.isEmpty()) {
            members = group.nodes.first(place) + m_tops + group.nodes.sliced(place + 1);
        } else {
            members.removeIf([this](const NodeId &id) { return !m_result.findNode(id); });
            for (const NodeId &id : std::as_const(group.nodes)) {
                if (id != m_call.id && !members.contains(id))
                    members.append(id);
            }
        }
        group.nodes = members;
    }
    putBack(m_result.groups, m_called.groups, m_known.groups, m_result.groups.size());
}

/// Where the call stands, the steps begin.
void Dissolver::putLayout()
{
    Layout &layout = m_result.layout;
    const auto place = m_caller.layout.nodes.constFind(m_call.id);
    const QSet<NodeId> gone = QSet<NodeId>(m_gates) << m_call.id;
    for (const NodeId &id : gone) {
        layout.nodes.remove(id);
        layout.collapsedNodes.remove(id);
        layout.placesUnknown.remove(u"nodes."_s + id.text());
    }
    Layout steps = m_called.layout;
    for (const NodeId &entry : std::as_const(m_entries))
        steps.nodes.remove(entry);
    const auto corner = cornerOf(steps);
    const QPointF offset =
        corner && place != m_caller.layout.nodes.cend() ? *place - *corner : QPointF();
    for (QPointF &point : steps.nodes)
        point += offset;
    for (QRectF &rect : steps.notes)
        rect.translate(offset);
    for (QRectF &rect : steps.groups)
        rect.translate(offset);
    for (QList<QPointF> &route : steps.edges) {
        for (QPointF &point : route)
            point += offset;
    }
    layout.edges.removeIf([this](QHash<EdgeId, QList<QPointF>>::iterator route) {
        return m_caller.findEdge(route.key()) && !m_result.findEdge(route.key());
    });
    for (const Node &node : std::as_const(m_steps)) {
        movePlace(steps, layout, steps.nodes, layout.nodes, u"nodes"_s, node.id);
        moveCollapse(steps.collapsedNodes, layout.collapsedNodes, node.id);
    }
    for (const Edge &edge : std::as_const(m_inner))
        movePlace(steps, layout, steps.edges, layout.edges, u"edges"_s, edge.id);
    for (const Note &note : m_called.notes)
        movePlace(steps, layout, steps.notes, layout.notes, u"notes"_s, note.id);
    for (const Group &group : m_called.groups) {
        movePlace(steps, layout, steps.groups, layout.groups, u"groups"_s, group.id);
        moveCollapse(steps.collapsedGroups, layout.collapsedGroups, group.id);
    }
}

Result<QString> Dissolver::insideText(const QString &text) const
{
    return replaceReferences(
        text, m_namesInside, m_namesAfter,
        [this](const Reference &reference, bool) { return insideReference(reference); });
}

Result<QString> Dissolver::outsideText(const QString &text) const
{
    return replaceReferences(
        text, m_namesOutside, m_namesAfter,
        [this](const Reference &reference, bool) { return outsideReference(reference); });
}

Result<std::optional<Replacement>> Dissolver::insideReference(const Reference &reference) const
{
    if (reference.scope != "inputs"_L1)
        return std::nullopt;
    const QJsonObject bindings = m_call.parameters.value(kInputsParameter).toObject();
    const auto value = soleReference(bindings.value(reference.name), m_namesOutside);
    if (!value)
        return doesNotFit(u"the input \"%1\" is no value of a step"_s.arg(reference.name));
    if (value->name.isEmpty())
        return Replacement{.root = value->scope, .cut = 2};
    return Replacement{.root = value->scope, .cut = 1, .member = value->name};
}

Result<std::optional<Replacement>> Dissolver::outsideReference(const Reference &reference) const
{
    if (reference.scope != m_call.id.text())
        return std::nullopt;
    if (m_tops.size() == 1 && (reference.name == kDonePort || reference.name == kErrorPort))
        return Replacement{.root = m_tops.first().text()};
    const QString output = reference.name == kOutputsPort ? reference.path.value(0) : QString();
    const auto value = soleReference(m_called.properties.outputs.value(output), m_namesInside);
    if (!value)
        return doesNotFit(u"its output \"%1\" is no value of a step"_s.arg(output));
    if (value->name.isEmpty())
        return Replacement{.root = value->scope, .cut = 3};
    return Replacement{.root = value->scope, .cut = 2, .member = value->name};
}

} // namespace

Result<Dissolved> dissolveCall(const Document &caller, const NodeCatalog &catalog,
                               const NodeId &call, const Document &called)
{
    return Dissolver(caller, catalog, *caller.findNode(call), called).dissolve();
}

} // namespace agentops::workflow
