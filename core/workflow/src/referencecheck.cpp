// SPDX-License-Identifier: GPL-3.0-or-later
#include "referencecheck.h"

#include <agentops/workflow/schema.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QStringList runFieldNames()
{
    return {u"id"_s,        u"workflow"_s, u"repository"_s, u"folder"_s,
            u"startedAt"_s, u"trigger"_s,  u"payload"_s,    u"commit"_s};
}

QStringList beforeFieldNames()
{
    return {u"failed"_s, u"cancelled"_s};
}

QStringList bodyValueNames(Body body)
{
    switch (body) {
    case Body::Map:
        return {u"item"_s, u"index"_s};
    case Body::Loop:
        return {u"index"_s, u"state"_s};
    default:
        return {};
    }
}

std::optional<ReferenceProblem> ReferenceCheck::problemWith(const Reference &reference, int index,
                                                            Place place)
{
    const QString error = errorIn(reference, index, place);
    return error.isEmpty() ? missingField(reference) : ReferenceProblem{.text = error};
}

std::optional<ReferenceProblem> ReferenceCheck::missingField(const Reference &reference) const
{
    static const QStringList kOwn{u"run"_s, u"before"_s, u"inputs"_s};
    const int source =
        kOwn.contains(reference.scope) ? -1 : m_graph.index.value(NodeId(reference.scope), -1);
    const Node *node = source < 0 ? nullptr : &m_document.nodes[source];
    const NodeType *known = node ? m_catalog.findType(node->kind) : nullptr;
    const auto port = known ? known->findOutput(*node, reference.name) : std::nullopt;
    QJsonObject schema = port ? portSchema(*port) : QJsonObject();
    QString place = reference.scope + u'.' + reference.name;
    for (const QString &key : reference.path) {
        auto member = schema::member(schema, key);
        if (!member) {
            const QStringList fields = schema.value("properties"_L1).toObject().keys();
            return ReferenceProblem{
                .text = u"%1 has no field \"%2\", only %3"_s.arg(
                    place, key, fields.isEmpty() ? u"nothing"_s : fields.join(", "_L1)),
                .arguments = {place, key},
                .code = errors::kNoValue,
                .severity = Diagnostic::Severity::Warning};
        }
        schema = *std::move(member);
        place += u'.' + key;
    }
    return std::nullopt;
}

QString ReferenceCheck::errorIn(const Reference &reference, int index, Place place)
{
    if (reference.scope == "run"_L1)
        return problemWithField(reference, runFieldNames(), u"a run has only %1"_s);
    if (reference.scope == "before"_L1) {
        return problemWithField(reference, beforeFieldNames(),
                                u"what is known of the steps before is %1"_s);
    }
    if (reference.scope == "inputs"_L1) {
        const auto &inputs = m_document.properties.inputs;
        const bool isKnown = reference.name.isEmpty()
            || std::ranges::contains(inputs, reference.name, &InputSpec::name);
        return isKnown ? QString() : u"the workflow declares no such input"_s;
    }
    const int source = m_graph.index.value(NodeId(reference.scope), -1);
    if (source >= 0)
        return problemWithNode(reference, index, source, place);
    if (reference.scope == "item"_L1 || reference.scope == "index"_L1)
        return problemWithInnermost(reference.scope, index, place);
    return u"there is no node \"%1\""_s.arg(reference.scope);
}

QString ReferenceCheck::problemWithField(const Reference &reference, const QStringList &known,
                                         const QString &what) const
{
    const bool isKnown = reference.name.isEmpty() || known.contains(reference.name);
    return isKnown ? QString() : what.arg(known.join(", "_L1));
}

QString ReferenceCheck::problemWithNode(const Reference &reference, int index, int source,
                                        Place place)
{
    const QString isElsewhere = u"that step is inside a container; use what the container gives"_s;
    const int container = m_graph.parents[size_t(source)];
    if (index < 0 && container >= 0)
        return isElsewhere;
    if (index >= 0) {
        const bool isInBody = place == Place::InBody;
        if ((isInBody && source == index) || m_graph.isInside(index, source))
            return problemWithBodyValue(reference, source);
        const bool isKnown = (isInBody && container == index) || m_ancestors.has(index, source);
        if (!isKnown && (container < 0 || m_graph.isInside(index, container)))
            return u"that step does not come before this one; connect them"_s;
        if (!isKnown)
            return isElsewhere;
    }
    const Node &node = m_document.nodes[source];
    const NodeType *known = m_catalog.findType(node.kind);
    if (known && !reference.name.isEmpty() && !known->findOutput(node, reference.name))
        return u"%1 has no such output"_s.arg(known->kind);
    return {};
}

QString ReferenceCheck::problemWithBodyValue(const Reference &reference, int container) const
{
    const QStringList names = bodyValueNames(bodyOf(container));
    if (names.contains(reference.name) || (reference.name.isEmpty() && !names.isEmpty()))
        return {};
    return u"around this step, \"%1\" gives only %2"_s.arg(
        reference.scope, names.isEmpty() ? u"nothing"_s : names.join(", "_L1));
}

QString ReferenceCheck::problemWithInnermost(const QString &name, int index, Place place) const
{
    const auto gives = [this, &name](int container) {
        return bodyValueNames(bodyOf(container)).contains(name);
    };
    if (index >= 0 && place == Place::InBody && gives(index))
        return {};
    for (size_t depth = 0; index >= 0 && depth < m_graph.parents.size(); ++depth) {
        index = m_graph.parents[size_t(index)];
        if (index >= 0 && gives(index))
            return {};
    }
    return u"there is no container around that gives \"%1\""_s.arg(name);
}

Body ReferenceCheck::bodyOf(int node) const
{
    const NodeType *known = m_catalog.findType(m_document.nodes[node].kind);
    return known ? known->body : Body::None;
}

} // namespace agentops::workflow
