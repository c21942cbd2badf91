// SPDX-License-Identifier: GPL-3.0-or-later
#include "containing.h"

#include "calledtexts.h"
#include "callnames.h"
#include "callplaces.h"
#include "outcomes.h"

#include <agentops/workflow/errors.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr QPointF kInto{40, 140};
constexpr double kBesideX = 280;
constexpr double kBesideY = 120;

/// The id, or one like it that is free: `tests-2`.
QString freeId(const QString &id, QSet<QString> &taken)
{
    QString free = id;
    for (int i = 2; taken.contains(free); ++i) {
        const QString number = u'-' + QString::number(i);
        free = id.first(std::min<qsizetype>(id.size(), 64 - number.size())) + number;
    }
    taken.insert(free);
    return free;
}

QPointF movedBy(QPointF point, QPointF offset)
{
    return point + offset;
}

QRectF movedBy(const QRectF &rect, QPointF offset)
{
    return rect.translated(offset);
}

QList<QPointF> movedBy(QList<QPointF> route, QPointF offset)
{
    for (QPointF &point : route)
        point += offset;
    return route;
}

/// Makes a container of one call.
class Wrapper
{
public:
    Wrapper(const Document &caller, const NodeCatalog &catalog, const Node &call, Document called)
        : m_caller(caller)
        , m_catalog(catalog)
        , m_call(call)
        , m_once(typeWithBody(catalog, Body::Once))
        , m_called(std::move(called))
        , m_result(caller)
    {
        for (const Node &node : caller.nodes)
            m_taken.insert(node.id.text());
        for (const Node &node : m_called.nodes)
            m_taken.insert(node.id.text());
        m_taken.unite(reservedScopes());
    }

    Result<Document> wrap();

private:
    Result<> requireKinds() const;
    Result<> replaceStart();
    void renameSteps();
    Result<> addInputs(CalledTexts &texts);
    Result<> addSteps(const CalledTexts &texts);
    Result<> writeResult(const CalledTexts &texts);
    Result<> writeCaller();
    void addNotes();
    QPointF offset() const;
    template<typename IdType, typename Shape>
    void place(const QHash<IdType, Shape> &places, QHash<IdType, Shape> &newPlaces,
               const QString &section, const IdType &before, const IdType &after);
    void placeSteps();
    Node stepFor(const QString &name, const QString &result);
    void connect(const NodeId &from, const NodeId &to);
    NodeId renamed(const NodeId &id) const { return m_renamed.value(id, id); }
    /// The steps at the top with none before them, or those that have ended last.
    QList<NodeId> endsOf(bool atStart) const;
    const NodeType &typeOf(const Node &node) const { return *m_catalog.findType(node.kind); }

    std::unexpected<Error> refuse(const NodeId &node, const QString &problem) const
    {
        return fail(Error(errors::kNotInlinable, problem).with(u"node"_s, node.text()));
    }

    const Document &m_caller;
    const NodeCatalog &m_catalog;
    const Node &m_call;
    const NodeType *m_once;
    Document m_called;
    Document m_result;
    QSet<QString> m_taken;
    QHash<NodeId, NodeId> m_renamed;
    QHash<EdgeId, EdgeId> m_edgeIds;
    /// Steps that tell what the call was given, and what it gave.
    QList<Node> m_givers;
    QList<Node> m_tellers;
    QList<Edge> m_edges;
};

Result<Document> Wrapper::wrap()
{
    AO_CHECK(requireKinds());
    AO_CHECK(replaceStart());
    renameSteps();
    CalledTexts texts(m_caller, m_catalog, m_call, m_called, m_renamed);
    AO_CHECK(texts.bindInputs());
    AO_CHECK(addInputs(texts));
    AO_CHECK(writeResult(texts));
    AO_CHECK(addSteps(texts));
    AO_CHECK(writeCaller());
    addNotes();
    placeSteps();
    return m_result;
}

Result<> Wrapper::requireKinds() const
{
    for (const Node &node : m_caller.nodes + m_called.nodes) {
        if (!m_catalog.findType(node.kind))
            return refuse(
                node.id,
                u"%1: this program knows no step of kind \"%2\""_s.arg(node.id.text(), node.kind));
    }
    return {};
}

/// A trigger begins the called workflow and cannot be in a container. Where it only begins, nothing
/// is lost without it.
Result<> Wrapper::replaceStart()
{
    QList<Node> triggers;
    for (const Node &node : std::as_const(m_called.nodes)) {
        if (typeOf(node).isTrigger())
            triggers.append(node);
    }
    if (triggers.isEmpty())
        return {};
    if (triggers.size() > 1) {
        return refuse(triggers[1].id,
                      u"\"%1\" and \"%2\" both begin the called workflow, and a call only does so "
                      "with one"_s.arg(triggers[0].id.text(), triggers[1].id.text()));
    }
    const Node &start = triggers.first();
    if (!start.when.isEmpty() || CalledTexts::mentions(m_called, m_catalog, start.id.text())) {
        return refuse(
            start.id,
            u"what \"%1\" begins with is only there in runs of its own"_s.arg(start.id.text()));
    }
    const auto isFromStart = [&start](const Edge &edge) {
        return edge.from.node == start.id;
    };
    bool isOnlyOrder = true;
    for (const Edge &edge : std::as_const(m_called.edges)) {
        if (!isFromStart(edge) || edge.isMuted)
            continue;
        if (edge.to.port != kAfterPort || edge.from.port == kErrorPort
            || !edge.condition.isEmpty()) {
            return refuse(start.id,
                          u"\"%1\" takes more from \"%2\" than its turn, which is only there in "
                          "runs of its own"_s.arg(edge.to.node.text(), start.id.text()));
        }
        const bool hasOthers = std::ranges::any_of(m_called.edges, [&](const Edge &other) {
            return other.to == edge.to && !isFromStart(other) && !other.isMuted;
        });
        const Join &join = m_called.findNode(edge.to.node)->join;
        isOnlyOrder = isOnlyOrder && !hasOthers && join.policy == Join::Policy::All;
    }
    if (isOnlyOrder) {
        m_called.edges.removeIf(isFromStart);
        for (Group &group : m_called.groups)
            group.nodes.removeOne(start.id);
        m_called.nodes.removeIf([id = start.id](const Node &node) { return node.id == id; });
        return {};
    }
    for (Edge &edge : m_called.edges) {
        if (isFromStart(edge))
            edge.from.port = kDonePort;
    }
    *std::ranges::find(m_called.nodes, start.id,
                       &Node::id) = {.id = start.id, .kind = m_once->kind, .title = start.title};
    return {};
}

void Wrapper::renameSteps()
{
    for (const Node &node : std::as_const(m_called.nodes)) {
        if (m_caller.findNode(node.id) || reservedScopes().contains(node.id.text()))
            m_renamed.insert(node.id, NodeId(freeId(node.id.text(), m_taken)));
    }
}

Node Wrapper::stepFor(const QString &name, const QString &result)
{
    Node step{.id = NodeId(takeName(name, m_taken)),
              .kind = m_once->kind,
              .title = name,
              .parent = m_call.id};
    step.parameters.insert(kResult, result);
    return step;
}

void Wrapper::connect(const NodeId &from, const NodeId &to)
{
    m_edges.append({.id = EdgeId(from.text() + u'_' + to.text()),
                    .from = {from, kDonePort},
                    .to = {to, kAfterPort}});
}

QList<NodeId> Wrapper::endsOf(bool atStart) const
{
    const Graph graph(m_called);
    const Outcomes outcomes(m_called, m_catalog, graph);
    const auto isBeyond = [&](int other) {
        // What joins early may end before the steps before it have.
        const Join::Policy policy = m_called.nodes[other].join.policy;
        const bool waits = policy == Join::Policy::All || policy == Join::Policy::Ended;
        return !outcomes.isCleanup(other) && (atStart || waits);
    };
    QList<NodeId> ends;
    for (int i = 0; i < int(m_called.nodes.size()); ++i) {
        const auto &others = atStart ? graph.predecessors : graph.successors;
        if (graph.parents[size_t(i)] < 0 && !outcomes.isCleanup(i)
            && std::ranges::none_of(others[size_t(i)], isBeyond))
            ends.append(renamed(m_called.nodes[i].id));
    }
    return ends;
}

/// A step for each input that is more than a value of a step.
Result<> Wrapper::addInputs(CalledTexts &texts)
{
    const QMap<QString, QString> &given = texts.given();
    if (given.isEmpty())
        return {};
    const QList<NodeId> starts = endsOf(true);
    for (const Node &node : std::as_const(m_called.nodes)) {
        const bool isStart = starts.contains(renamed(node.id));
        const bool waits =
            node.join.policy == Join::Policy::All || node.join.policy == Join::Policy::Ended;
        if (typeOf(node).start == Start::OnFailure || (isStart && !waits)) {
            return refuse(node.id,
                          u"\"%1\" would not wait for what the call is given: give it values of "
                          "steps only"_s.arg(node.id.text()));
        }
    }
    for (const auto &[name, result] : given.asKeyValueRange()) {
        const Node giver = stepFor(name, result);
        for (const NodeId &start : starts)
            connect(giver.id, start);
        texts.setGiver(name, giver.id);
        m_givers.append(giver);
    }
    return {};
}

/// The outputs of the call as one object.
Result<> Wrapper::writeResult(const CalledTexts &texts)
{
    QStringList members;
    const QList<NodeId> ends = endsOf(false);
    const QJsonObject &outputs = m_called.properties.outputs;
    for (const QString &name : outputs.keys()) {
        const QString written = outputs.value(name).toString();
        if (const QString direct = texts.directOutput(written); !direct.isEmpty()) {
            members.append(u"\"%1\": %2"_s.arg(name, direct));
            continue;
        }
        Node teller = stepFor(name, written);
        // Whatever has become of the steps, the output is told.
        teller.join.policy = Join::Policy::Ended;
        for (const NodeId &end : ends)
            connect(end, teller.id);
        members.append(u"\"%1\": %2.result"_s.arg(name, teller.id.text()));
        m_tellers.append(teller);
    }
    Node &container = *std::ranges::find(m_result.nodes, m_call.id, &Node::id);
    container.kind = m_once->kind;
    container.parameters = {{QString(kResult), u"{{ ({ %1 }) }}"_s.arg(members.join(", "_L1))}};
    container.inlining.reset();
    if (container.title.isEmpty())
        container.title = m_called.properties.name;
    return {};
}

Result<> Wrapper::addSteps(const CalledTexts &texts)
{
    QList<Node> steps = m_called.nodes;
    for (Node &node : steps) {
        node.inlining.reset(); // it names edges, which may have other ids here
        node.id = renamed(node.id);
        node.parent = node.parent.isEmpty() ? m_call.id : renamed(node.parent);
    }
    const ExpressionNames names = runtimeNames(m_caller.nodes + m_givers + steps + m_tellers);
    const auto rewritten = [&](const QString &text, bool) {
        return texts.rewritten(text, names);
    };
    for (Node &node : steps)
        AO_CHECK(changeTexts(node, typeOf(node), rewritten));
    for (Node &teller : m_tellers)
        AO_CHECK(changeTexts(teller, *m_once, rewritten));
    QSet<QString> edgeIds;
    for (const Edge &edge : std::as_const(m_result.edges))
        edgeIds.insert(edge.id.text());
    for (Edge edge : std::as_const(m_called.edges)) {
        AO_TRY(edge.condition, texts.rewritten(edge.condition, names));
        m_edgeIds.insert(edge.id, EdgeId(freeId(edge.id.text(), edgeIds)));
        edge.id = m_edgeIds.value(edge.id);
        edge.from.node = renamed(edge.from.node);
        edge.to.node = renamed(edge.to.node);
        m_result.edges.append(edge);
    }
    for (Edge edge : std::as_const(m_edges)) {
        edge.id = EdgeId(
            freeId(edge.id.text().first(std::min<qsizetype>(edge.id.text().size(), 60)), edgeIds));
        m_result.edges.append(edge);
    }
    const qsizetype place =
        std::ranges::find(m_result.nodes, m_call.id, &Node::id) - m_result.nodes.begin() + 1;
    const QList<Node> all = m_givers + steps + m_tellers;
    for (qsizetype i = 0; i < all.size(); ++i)
        m_result.nodes.insert(place + i, all[i]);
    return {};
}

/// What was read from the outputs of the call is read from the result of the container.
Result<> Wrapper::writeCaller()
{
    const ExpressionNames before = runtimeNames(m_caller.nodes);
    const ExpressionNames after = runtimeNames(m_result.nodes);
    const auto changed = [&](const QString &text) {
        return replaceReferences(
            text, before, after,
            [&](const Reference &reference, bool isWhole) -> Result<std::optional<Replacement>> {
                if (reference.scope != m_call.id.text())
                    return std::nullopt;
                if (isWhole || reference.name.isEmpty())
                    return refuse(m_call.id,
                                  u"something reads all of \"%1\""_s.arg(m_call.id.text()));
                if (reference.name != kOutputsPort)
                    return std::nullopt;
                return Replacement{.root = m_call.id.text() + u'.' + kResult, .cut = 2};
            });
    };
    for (Node &node : m_result.nodes) {
        if (!m_caller.findNode(node.id) || node.id == m_call.id)
            continue;
        AO_CHECK(changeTexts(node, typeOf(node),
                             [&](const QString &text, bool) { return changed(text); }));
    }
    for (Edge &edge : m_result.edges) {
        if (!m_caller.findEdge(edge.id))
            continue;
        AO_TRY(edge.condition, changed(edge.condition));
        if (edge.from == PortRef{m_call.id, kOutputsPort})
            edge.from.port = kResult;
    }
    AO_CHECK(changeTexts(m_result.properties.outputs,
                         [&](const QString &text, bool) { return changed(text); }));
    const Node &container = *m_result.findNode(m_call.id);
    AO_TRY(const Template result,
           Template::parse(container.parameters.value(kResult).toString(), after));
    return result.check();
}

void Wrapper::addNotes()
{
    QSet<QString> notes;
    for (const Note &note : std::as_const(m_result.notes))
        notes.insert(note.id.text());
    for (Note note : std::as_const(m_called.notes)) {
        const NoteId before = note.id;
        note.id = NoteId(freeId(note.id.text(), notes));
        place(m_called.layout.notes, m_result.layout.notes, u"notes"_s, before, note.id);
        m_result.notes.append(note);
    }
    QSet<QString> groups;
    for (const Group &group : std::as_const(m_result.groups))
        groups.insert(group.id.text());
    for (Group group : std::as_const(m_called.groups)) {
        const GroupId before = group.id;
        group.id = GroupId(freeId(group.id.text(), groups));
        for (NodeId &node : group.nodes)
            node = renamed(node);
        place(m_called.layout.groups, m_result.layout.groups, u"groups"_s, before, group.id);
        if (m_called.layout.collapsedGroups.contains(before))
            m_result.layout.collapsedGroups.insert(group.id);
        m_result.groups.append(group);
    }
}

/// Whoever is placed keeps the distances to the others, below the container.
QPointF Wrapper::offset() const
{
    const auto corner = cornerOf(m_called.layout);
    const auto at = m_caller.layout.nodes.constFind(m_call.id);
    return corner && at != m_caller.layout.nodes.cend() ? *at + kInto - *corner : QPointF();
}

template<typename IdType, typename Shape>
void Wrapper::place(const QHash<IdType, Shape> &places, QHash<IdType, Shape> &newPlaces,
                    const QString &section, const IdType &before, const IdType &after)
{
    if (const auto found = places.constFind(before); found != places.cend())
        newPlaces.insert(after, movedBy(*found, offset()));
    const QJsonObject unknown = m_called.layout.placesUnknown.value(section + u'.' + before.text());
    if (!unknown.isEmpty())
        m_result.layout.placesUnknown.insert(section + u'.' + after.text(), unknown);
}

void Wrapper::placeSteps()
{
    Layout &layout = m_result.layout;
    QRectF area;
    for (const Node &node : std::as_const(m_called.nodes)) {
        place(m_called.layout.nodes, layout.nodes, u"nodes"_s, node.id, renamed(node.id));
        if (m_called.layout.collapsedNodes.contains(node.id))
            layout.collapsedNodes.insert(renamed(node.id));
        if (m_called.layout.nodes.contains(node.id))
            area |= QRectF(layout.nodes.value(renamed(node.id)), kCardSize);
    }
    for (const auto &[before, after] : m_edgeIds.asKeyValueRange())
        place(m_called.layout.edges, layout.edges, u"edges"_s, before, after);
    if (area.isNull())
        return;
    for (qsizetype i = 0; i < m_givers.size(); ++i)
        layout.nodes.insert(m_givers[i].id,
                            area.topLeft() + QPointF(-kBesideX, double(i) * kBesideY));
    for (qsizetype i = 0; i < m_tellers.size(); ++i)
        layout.nodes.insert(m_tellers[i].id,
                            area.topRight() + QPointF(kBesideX / 4, double(i) * kBesideY));
}

} // namespace

Result<Document> containCall(const Document &caller, const NodeCatalog &catalog, const NodeId &call,
                             const Document &called)
{
    return Wrapper(caller, catalog, *caller.findNode(call), called).wrap();
}

} // namespace agentops::workflow
