// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "history.h"
#include "portfit.h"

#include <agentops/workflow/nodecatalog.h>

using namespace Qt::StringLiterals;

// Single nodes: adding them, and what they say.
namespace agentops::workflow {

namespace {

/// The readable part of a new id: what follows the last dot of the kind.
QString stemOf(const QString &kind)
{
    return kind.sliced(kind.lastIndexOf(u'.') + 1);
}

Node createNode(const NodeType &type)
{
    Node node;
    node.id = NodeId(createLocalId(stemOf(type.kind)));
    node.kind = type.kind;
    node.title = type.title;
    for (const Parameter &parameter : type.parameters) {
        if (!parameter.defaultValue.isNull() && !parameter.defaultValue.isUndefined())
            node.parameters.insert(parameter.name, parameter.defaultValue);
    }
    return node;
}

std::unexpected<Error> unknownKind(const QString &kind)
{
    return fail(Error(errors::kUnknownKind, u"there is no step of kind \"%1\""_s.arg(kind)));
}

/// What is different, so that changes of the same settings merge.
QStringList changedSettings(const NodeSettings &before, const NodeSettings &after)
{
    QStringList names;
    const auto compare = [&](const auto &from, const auto &to, const QString &name) {
        if (from != to)
            names.append(name);
    };
    compare(before.when, after.when, u"when"_s);
    compare(before.join, after.join, u"join"_s);
    compare(before.retry, after.retry, u"retry"_s);
    compare(before.timeout, after.timeout, u"timeout"_s);
    compare(before.overallTimeout, after.overallTimeout, u"overallTimeout"_s);
    compare(before.concurrency, after.concurrency, u"concurrency"_s);
    compare(before.idempotencyKey, after.idempotencyKey, u"idempotencyKey"_s);
    compare(before.onError, after.onError, u"onError"_s);
    compare(before.reuse, after.reuse, u"reuse"_s);
    return names;
}

/// The node as one of another kind, with what it keeps.
Node asKind(const Node &node, const NodeType *before, const NodeType &after)
{
    Node changed = node;
    changed.kind = after.kind;
    changed.parameters = createNode(after).parameters;
    for (const Parameter &parameter : after.parameters) {
        const Parameter *former = before ? before->findParameter(parameter.name) : nullptr;
        const bool isSame = !before || (former && former->type == parameter.type);
        if (const auto kept = node.parameters.constFind(parameter.name);
            kept != node.parameters.constEnd() && isSame)
            changed.parameters.insert(parameter.name, *kept);
    }
    if (node.title.isEmpty() || (before && node.title == before->title))
        changed.title = after.title;
    changed.inlining.reset();
    return changed;
}

} // namespace

Result<NodeId> DocumentEditor::addNode(const QString &kind, QPointF scenePos)
{
    const NodeType *type = catalog().findType(kind);
    if (!type)
        return unknownKind(kind);
    const Node node = createNode(*type);
    m_history->append(document().nodes, node);
    m_history->place(document().layout.nodes, node.id, std::optional(scenePos));
    m_history->commit({Edit::AddNode, {node.title}});
    return node.id;
}

Result<> DocumentEditor::changeNode(const NodeId &id, const EditLabel &label,
                                    const QString &mergeKey,
                                    const std::function<void(Node &)> &change)
{
    const qsizetype index = indexOf(document().nodes, id);
    if (index < 0)
        return unknownElement(id);
    Node node = document().nodes[index];
    const QString title = node.title;
    change(node);
    m_history->replace(document().nodes, index, std::move(node));
    m_history->commit({label.kind, QStringList(title) + label.names},
                      mergeKey.isEmpty() ? mergeKey : mergeKey + u':' + id.text());
    return {};
}

Result<> DocumentEditor::setTitle(const NodeId &id, const QString &title)
{
    return changeNode(id, {Edit::SetTitle}, u"title"_s, [&](Node &node) { node.title = title; });
}

Result<> DocumentEditor::setParameter(const NodeId &id, const QString &name,
                                      const QJsonValue &value)
{
    return changeNode(id, {Edit::SetParameter, {name}}, u"parameter:"_s + name, [&](Node &node) {
        if (value.isUndefined())
            node.parameters.remove(name);
        else
            node.parameters.insert(name, value);
    });
}

Result<> DocumentEditor::setNode(const NodeId &id, const NodeSettings &settings)
{
    const Node *node = document().findNode(id);
    if (!node)
        return unknownElement(id);
    const QStringList changed = changedSettings(NodeSettings::of(*node), settings);
    return changeNode(id, {Edit::SetNode, changed}, u"settings:"_s + changed.join(u','),
                      [&](Node &changing) { settings.applyTo(changing); });
}

Result<> DocumentEditor::setMuted(const QSet<NodeId> &nodes, bool isMuted)
{
    AO_CHECK(checkAreThere(document().nodes, nodes));
    EditLabel label{isMuted ? Edit::MuteNodes : Edit::UnmuteNodes, {}, nodes.size()};
    for (qsizetype i = 0; i < document().nodes.size(); ++i) {
        if (!nodes.contains(document().nodes[i].id))
            continue;
        Node node = document().nodes[i];
        node.isMuted = isMuted;
        if (nodes.size() == 1)
            label.names = {node.title};
        m_history->replace(document().nodes, i, std::move(node));
    }
    m_history->commit(label);
    return {};
}

Result<QStringList> DocumentEditor::replaceKind(const NodeId &id, const QString &kind)
{
    const qsizetype index = indexOf(document().nodes, id);
    if (index < 0)
        return unknownElement(id);
    const NodeType *type = catalog().findType(kind);
    if (!type)
        return unknownKind(kind);
    const bool hasBody =
        std::ranges::any_of(document().nodes, [&](const Node &node) { return node.parent == id; });
    if (hasBody && (type->body == Body::None || type->body == Body::Call))
        return fail(Error(errors::kNotAContainer, u"%1 holds no other steps"_s.arg(kind))
                        .with(u"node"_s, id.text()));
    const Node before = document().nodes[index];
    CompositeEdit edit(*this, {Edit::ReplaceKind, {before.title, type->title}});
    m_history->replace(document().nodes, index,
                       asKind(before, catalog().findType(before.kind), *type));
    m_history->commit({Edit::ReplaceKind});
    QStringList lost;
    const QList<Edge> edges = document().edges;
    for (const Edge &edge : edges) {
        if (edge.from.node != id && edge.to.node != id)
            continue;
        if (!fitEdge(edge.id, id))
            lost.append(edge.from.node == id ? edge.from.port : edge.to.port);
    }
    lost.removeDuplicates();
    edit.done();
    return lost;
}

/// Leads an edge of a node that has another kind now to a port that fits, or removes it. False when
/// nothing comes through it any more.
bool DocumentEditor::fitEdge(const EdgeId &id, const NodeId &node)
{
    const Edge edge = *document().findEdge(id);
    const bool isOutgoing = edge.from.node == node;
    const Node &changed = *document().findNode(node);
    const NodeType *type = catalog().findType(changed.kind);
    const Node *other = document().findNode(isOutgoing ? edge.to.node : edge.from.node);
    const NodeType *otherType = other ? catalog().findType(other->kind) : nullptr;
    const auto otherPort = !otherType ? std::nullopt
        : isOutgoing                  ? otherType->findInput(edge.to.port)
                                      : otherType->findOutput(*other, edge.from.port);
    if (canConnect(edge.from, edge.to, id))
        return true;
    if (otherPort) {
        QList<Port> outputs = type->outputsOn(changed);
        if (edge.to.port == kAfterPort)
            outputs.append(Port{.name = kDonePort, .type = PortType::Text});
        const auto fit = isOutgoing ? bestFit(outputs, {*otherPort})
                                    : bestFit({*otherPort}, freeInputs(document(), *type, node));
        PortRef from = edge.from;
        PortRef to = edge.to;
        if (fit)
            (isOutgoing ? from.port : to.port) = isOutgoing ? fit->first : fit->second;
        if (fit && reconnect(id, from, to))
            return to.port != kAfterPort || edge.to.port == kAfterPort;
    }
    std::ignore = disconnect(id);
    return false;
}

} // namespace agentops::workflow
