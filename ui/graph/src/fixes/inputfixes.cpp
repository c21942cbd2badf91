// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/connectioncheck.h>

#include <QtCore/QLineF>

#include <algorithm>
#include <tuple>

// An input that needs a connection.
namespace agentops::ui::graph {

using workflow::DocumentEditor;
using workflow::Edge;
using workflow::Node;
using workflow::NodeId;
using workflow::Port;
using workflow::PortRef;
using workflow::PortType;

namespace {

constexpr qsizetype kMostOfAKind = 3;

/// An output that could lead to the input.
struct Source
{
    PortRef ref;
    PortType type = PortType::Any;
    /// Of the same type before converted ones, and those that may be of any last.
    int rank = 0;
    bool comesBefore = false;
    qreal distance = 0;

    auto order() const { return std::tuple(rank, !comesBefore, distance); }
};

int rankOf(PortType from, PortType to)
{
    return from == to ? 0 : from == PortType::Any ? 2 : 1;
}

/// Every output beside the node, the most likely first.
QList<Source> sourcesFor(const FixPlace &place, const Node &node, PortType type)
{
    const workflow::Layout &layout = place.document.layout;
    const QPointF here = layout.nodes.value(node.id);
    QList<Source> sources;
    for (const Node &other : place.document.nodes) {
        const workflow::NodeType *otherType = place.typeOf(&other);
        if (!otherType || other.isMuted || other.id == node.id || other.parent != node.parent)
            continue;
        const QPointF there = layout.nodes.value(other.id);
        for (const Port &port : otherType->outputsOn(other)) {
            sources.append({.ref = {other.id, port.name},
                            .type = port.type,
                            .rank = rankOf(port.type, type),
                            .comesBefore = there.x() < here.x(),
                            .distance = QLineF(there, here).length()});
        }
    }
    std::ranges::stable_sort(sources, {}, &Source::order);
    return sources;
}

/// What leads there, but does not count.
QList<QuickFix> unmuteFixes(const FixPlace &place, const PortRef &input)
{
    QList<QuickFix> fixes;
    for (const Edge &edge : place.document.edges) {
        if (edge.to != input)
            continue;
        const Node *source = place.document.findNode(edge.from.node);
        if (edge.isMuted && source && !source->isMuted) {
            fixes.append(
                {QuickFix::Kind::Unmute,
                 FixWords::tr("Unmute the connection from “%1”").arg(place.titleOf(source->id)),
                 false, [id = edge.id](DocumentEditor &editor) {
                     return editor.setEdgesMuted({id}, false);
                 }});
        } else if (!edge.isMuted && source && source->isMuted) {
            fixes.append({QuickFix::Kind::Unmute,
                          FixWords::tr("Unmute “%1”").arg(place.titleOf(source->id)), false,
                          [id = source->id](DocumentEditor &editor) {
                              return editor.setMuted({id}, false);
                          }});
        }
    }
    return fixes;
}

QList<QuickFix> connectFixes(const FixPlace &place, const QList<Source> &sources,
                             const PortRef &input, PortType type)
{
    const workflow::ConnectionCheck check(place.document, place.catalog);
    QList<QuickFix> fixes;
    for (const Source &source : sources) {
        if (fixes.size() == kMostOfAKind)
            break;
        if (!isCompatible(source.type, type) || !check.check(source.ref, input))
            continue;
        fixes.append({QuickFix::Kind::Connect,
                      FixWords::tr("Connect it with “%1” of “%2”")
                          .arg(source.ref.port, place.titleOf(source.ref.node)),
                      false, [from = source.ref, input](DocumentEditor &editor) -> Result<> {
                          AO_CHECK(editor.connectPorts(from, input));
                          return {};
                      }});
    }
    return fixes;
}

Result<NodeId> addBeside(DocumentEditor &editor, const QString &kind, QPointF scenePos,
                         const NodeId &parent)
{
    AO_TRY(const NodeId added, editor.addNode(kind, scenePos));
    AO_CHECK(editor.setParent({added}, parent));
    return added;
}

/// The nearest step whose output can be made into what the input takes.
QList<QuickFix> convertFixes(const FixPlace &place, const QList<Source> &sources,
                             const PortRef &input, PortType type, const NodeId &parent)
{
    const QPointF spot = placeBefore(place.document, input.node);
    for (const Source &source : sources) {
        if (isCompatible(source.type, type)
            || isBefore(place.document, input.node, source.ref.node))
            continue;
        for (const Converter &converter : convertersFor(source.type, type, place.catalog)) {
            return {{QuickFix::Kind::Convert,
                     FixWords::tr("Lead “%1” of “%2” through a new “%3”")
                         .arg(source.ref.port, place.titleOf(source.ref.node),
                              nodeTitle(*converter.type)),
                     false,
                     [from = source.ref, input, converter,
                      there = NewPlace{spot, parent}](DocumentEditor &editor) -> Result<> {
                         AO_CHECK(addConverter(editor, converter, from, input, there));
                         return {};
                     }}};
        }
    }
    return {};
}

/// New nodes that have nothing before them: what starts a run, where there may be one, first.
QList<QuickFix> addFixes(const FixPlace &place, const PortRef &input, PortType type,
                         const NodeId &parent)
{
    struct Candidate
    {
        const workflow::NodeType *type;
        QString output;
    };
    QList<Candidate> candidates;
    for (const workflow::NodeType *kind : place.catalog.types()) {
        const bool isPossible =
            kind->isTrigger() ? parent.isEmpty() : kind->start == workflow::Start::WithRun;
        const bool needsInput = std::ranges::any_of(kind->inputs, &Port::isRequired);
        if (!isPossible || needsInput || !isReadyAsAdded(*kind))
            continue;
        const QList<Port> outputs = kind->outputsOn(sampleOf(*kind));
        if (const auto output = std::ranges::find(outputs, type, &Port::type);
            output != outputs.end())
            candidates.append({kind, output->name});
    }
    std::ranges::stable_sort(candidates, {},
                             [](const Candidate &one) { return !one.type->isTrigger(); });
    candidates.resize(std::min(candidates.size(), kMostOfAKind));
    const QPointF spot = placeBefore(place.document, input.node);
    QList<QuickFix> fixes;
    for (const Candidate &candidate : std::as_const(candidates)) {
        fixes.append({QuickFix::Kind::AddNode,
                      FixWords::tr("Add “%1” before it").arg(nodeTitle(*candidate.type)), false,
                      [input, spot, parent, kind = candidate.type->kind,
                       output = candidate.output](DocumentEditor &editor) -> Result<> {
                          AO_TRY(const NodeId added, addBeside(editor, kind, spot, parent));
                          AO_CHECK(editor.connectPorts({added, output}, input));
                          return {};
                      }});
    }
    return fixes;
}

} // namespace

QList<QuickFix> inputFixes(const FixPlace &place)
{
    const Node *node = place.node();
    const workflow::NodeType *type = place.typeOf(node);
    const auto port = type ? type->findInput(place.diagnostic.port) : std::nullopt;
    if (!port)
        return {};
    const PortRef input{node->id, port->name};
    const QList<Source> sources = sourcesFor(place, *node, port->type);
    QList<QuickFix> fixes = unmuteFixes(place, input);
    fixes += connectFixes(place, sources, input, port->type);
    if (fixes.isEmpty())
        fixes += convertFixes(place, sources, input, port->type, node->parent);
    fixes += addFixes(place, input, port->type, node->parent);
    return fixes;
}

Result<NodeId> addConverter(DocumentEditor &editor, const Converter &converter, const PortRef &from,
                            const PortRef &to, const NewPlace &place)
{
    AO_TRY(const NodeId added,
           addBeside(editor, converter.type->kind, place.scenePos, place.parent));
    AO_CHECK(editor.connectPorts(from, {added, converter.input}));
    AO_CHECK(editor.connectPorts({added, converter.output}, to));
    return added;
}

} // namespace agentops::ui::graph
