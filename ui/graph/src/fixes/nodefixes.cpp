// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include <agentops/base/closestword.h>
#include <agentops/ui/graph/nodetext.h>

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

// What a node is and where it is.
namespace agentops::ui::graph {

using workflow::CrossingEdges;
using workflow::DocumentEditor;
using workflow::Edge;
using workflow::Node;
using workflow::NodeId;

namespace {

/// A workflow without a step.
QList<QuickFix> startFixes(const FixPlace &place)
{
    const std::vector<const workflow::NodeType *> types = place.catalog.types();
    const auto trigger =
        std::ranges::find(types, workflow::Start::ByHand, &workflow::NodeType::start);
    if (trigger == types.end())
        return {};
    return {{QuickFix::Kind::AddNode, FixWords::tr("Add “%1”").arg(nodeTitle(**trigger)), false,
             [kind = (*trigger)->kind](DocumentEditor &editor) -> Result<> {
                 AO_CHECK(editor.addNode(kind, {}));
                 return {};
             }}};
}

QList<QuickFix> kindFixes(const FixPlace &place)
{
    const Node *node = place.node();
    if (!node)
        return {};
    QStringList kinds;
    for (const workflow::NodeType *type : place.catalog.types())
        kinds.append(type->kind);
    const workflow::NodeType *near = place.catalog.findType(closestWord(node->kind, kinds));
    const bool hasBody = std::ranges::contains(place.document.nodes, node->id, &Node::parent);
    const bool holds =
        near && near->body != workflow::Body::None && near->body != workflow::Body::Call;
    if (!near || (hasBody && !holds))
        return {};
    return {{QuickFix::Kind::ReplaceKind, FixWords::tr("Make it a “%1”").arg(nodeTitle(*near)),
             false, [id = node->id, kind = near->kind](DocumentEditor &editor) -> Result<> {
                 AO_CHECK(editor.replaceKind(id, kind));
                 return {};
             }}};
}

/// A setting that does nothing where it is.
QList<QuickFix> settingFixes(const FixPlace &place)
{
    const Node *node = place.node();
    if (!node)
        return {};
    const QString setting =
        place.is(workflow::errors::kNoReuse) ? u"reuse"_s : place.diagnostic.arguments.value(1);
    const auto reset = [id = node->id, setting](DocumentEditor &editor) -> Result<> {
        const Node *changing = editor.document().findNode(id);
        if (!changing)
            return fail(workflow::errors::kUnknownElement, u"the step is gone"_s);
        workflow::NodeSettings settings = workflow::NodeSettings::of(*changing);
        if (setting == "retry"_L1)
            settings.retry = {};
        else if (setting == "reuse"_L1)
            settings.reuse.reset();
        else if (setting == "idempotencyKey"_L1)
            settings.idempotencyKey.clear();
        return editor.setNode(id, settings);
    };
    return {{QuickFix::Kind::ResetSetting,
             place.is(workflow::errors::kNoReuse)
                 ? FixWords::tr("Never take over earlier outcomes")
                 : FixWords::tr("Remove the setting “%1”").arg(setting),
             true, reset}};
}

bool canHold(const FixPlace &place, const NodeId &container)
{
    if (container.isEmpty())
        return true;
    const workflow::NodeType *type = place.typeOf(place.document.findNode(container));
    return type && type->body != workflow::Body::None && type->body != workflow::Body::Call;
}

/// How many edges would lead across the border of another body.
int crossingCount(const workflow::Document &document, const QSet<NodeId> &nodes,
                  const NodeId &parent)
{
    return int(std::ranges::count_if(document.edges, [&](const Edge &edge) {
        const bool isFromMoved = nodes.contains(edge.from.node);
        if (isFromMoved == nodes.contains(edge.to.node))
            return false;
        const Node *other = document.findNode(isFromMoved ? edge.to.node : edge.from.node);
        return !other || other->parent != parent;
    }));
}

QuickFix moveFix(const FixPlace &place, const QSet<NodeId> &nodes, const NodeId &parent)
{
    const int crossing = crossingCount(place.document, nodes, parent);
    QString title = parent.isEmpty() ? FixWords::tr("Move out of the container")
                                     : FixWords::tr("Move into “%1”").arg(place.titleOf(parent));
    if (crossing > 0) {
        //: The first is what is done, such as "Move out of the container".
        title = FixWords::tr("%1, and remove %n connection(s)", nullptr, crossing).arg(title);
    }
    return {QuickFix::Kind::MoveNode, title, false, [nodes, parent](DocumentEditor &editor) {
                return editor.setParent(nodes, parent, CrossingEdges::Cut);
            }};
}

/// Everything that names the same container.
QSet<NodeId> bodyOf(const workflow::Document &document, const NodeId &container)
{
    QSet<NodeId> nodes;
    for (const Node &node : document.nodes) {
        if (node.parent == container)
            nodes.insert(node.id);
    }
    return nodes;
}

QList<QuickFix> missingContainerFixes(const FixPlace &place, const Node &node)
{
    QStringList containers;
    for (const Node &other : place.document.nodes) {
        if (canHold(place, other.id) && other.id != node.id)
            containers.append(other.id.text());
    }
    const QSet<NodeId> nodes = bodyOf(place.document, node.parent);
    QList<QuickFix> fixes;
    if (const QString near = closestWord(node.parent.text(), containers);
        !near.isEmpty() && !nodes.contains(NodeId(near)))
        fixes.append(moveFix(place, nodes, NodeId(near)));
    fixes.append(moveFix(place, nodes, {}));
    return fixes;
}

/// Out of what holds no steps, into what is around it; a trigger is in no container at all.
QuickFix moveOutFix(const FixPlace &place, const Node &node)
{
    const workflow::NodeType *type = place.typeOf(&node);
    if (type && type->isTrigger())
        return moveFix(place, {node.id}, {});
    const Node *container = place.document.findNode(node.parent);
    const NodeId around = container ? container->parent : NodeId();
    return moveFix(place, bodyOf(place.document, node.parent),
                   canHold(place, around) ? around : NodeId());
}

/// A container that is in itself, directly or not, is inside of whatever is moved.
QuickFix untangleFix(const NodeId &id)
{
    return {QuickFix::Kind::MoveNode, FixWords::tr("Move out of the container"), false,
            [id](DocumentEditor &editor) -> Result<> {
                workflow::Document document = editor.document();
                for (Node &node : document.nodes) {
                    if (node.id == id)
                        node.parent = {};
                }
                editor.replaceDocument(document, {workflow::Edit::SetParent});
                return {};
            }};
}

/// An edge between two bodies: one of its ends moves to the other, where nothing else is cut.
QList<QuickFix> otherBodyFixes(const FixPlace &place, const Edge &edge)
{
    QList<QuickFix> fixes;
    const auto offer = [&](const NodeId &moved, const NodeId &other) {
        const Node *node = place.document.findNode(moved);
        const Node *beside = place.document.findNode(other);
        const workflow::NodeType *type = place.typeOf(node);
        if (!type || !beside || !canHold(place, beside->parent) || beside->parent == moved
            || (type->isTrigger() && !beside->parent.isEmpty())
            || crossingCount(place.document, {moved}, beside->parent) > 0)
            return;
        QuickFix fix = moveFix(place, {moved}, beside->parent);
        fix.title = FixWords::tr("Move “%1” to where “%2” is")
                        .arg(place.titleOf(moved), place.titleOf(other));
        fixes.append(fix);
    };
    offer(edge.to.node, edge.from.node);
    offer(edge.from.node, edge.to.node);
    fixes.append(removeEdgeFix(edge.id, FixWords::tr("Remove the connection")));
    return fixes;
}

} // namespace

QList<QuickFix> nodeFixes(const FixPlace &place)
{
    if (place.is(workflow::errors::kUnknownKind))
        return kindFixes(place);
    return place.is(workflow::errors::kInvalidDocument) ? startFixes(place) : settingFixes(place);
}

QList<QuickFix> containerFixes(const FixPlace &place)
{
    if (place.is(workflow::errors::kOtherBody))
        return place.edge() ? otherBodyFixes(place, *place.edge()) : QList<QuickFix>();
    const Node *node = place.node();
    if (!node)
        return {};
    if (place.is(workflow::errors::kUnknownElement))
        return missingContainerFixes(place, *node);
    if (place.is(workflow::errors::kCycle))
        return {untangleFix(node->id)};
    return {moveOutFix(place, *node)};
}

} // namespace agentops::ui::graph
