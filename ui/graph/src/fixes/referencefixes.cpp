// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include "referencetext.h"

#include <agentops/base/closestword.h>
#include <agentops/workflow/connectioncheck.h>
#include <agentops/workflow/expressionassist.h>
#include <agentops/workflow/schema.h>

#include <algorithm>

using namespace Qt::StringLiterals;

// Expressions that refer to nothing, and conditions that cannot be read.
namespace agentops::ui::graph {

using workflow::Diagnostic;
using workflow::DocumentEditor;
using workflow::Node;
using workflow::NodeId;

namespace {

/// What texts at a place may refer to: members by root. A root without known members takes any.
using KnownNames = QHash<QString, QStringList>;

QStringList fieldsOf(const QJsonObject &schema)
{
    return schema.value("properties"_L1).toObject().keys();
}

void addOutputs(KnownNames &known, const FixPlace &place, const Node &node)
{
    QStringList names;
    if (const workflow::NodeType *type = place.typeOf(&node)) {
        for (const workflow::Port &port : type->outputsOn(node))
            names.append(port.name);
    }
    known.insert(node.id.text(), names);
}

/// The node whose texts are told there; empty for those of the document.
NodeId readerOf(const FixPlace &place)
{
    const workflow::Edge *edge = place.edge();
    return edge ? edge->to.node : place.diagnostic.node;
}

KnownNames knownNames(const FixPlace &place)
{
    const NodeId reader = readerOf(place);
    const auto context = workflow::ExpressionContext::ofNode(place.document, place.catalog, reader);
    KnownNames known;
    for (const auto &[root, schema] : context.schemas.asKeyValueRange())
        known.insert(root, fieldsOf(schema));
    const Node *node = place.document.findNode(reader);
    if (!node) {
        for (const Node &other : place.document.nodes) {
            if (other.parent.isEmpty())
                addOutputs(known, place, other);
        }
    }
    // Bounded: a broken document may have containers that contain each other.
    for (qsizetype depth = 0; node && depth < place.document.nodes.size(); ++depth) {
        node = place.document.findNode(node->parent);
        if (const workflow::NodeType *type = place.typeOf(node))
            known.insert(node->id.text(), workflow::bodyValueNames(type->body));
    }
    return known;
}

/// The reference that the problem is about, as far as its words tell; nothing when it is about the
/// text itself.
std::optional<workflow::Reference> referenceOf(const FixPlace &place)
{
    const Diagnostic &diagnostic = place.diagnostic;
    // A step is followed by its parameter, an edge or an output by the reference at once.
    const qsizetype at = diagnostic.edge.isEmpty() && !diagnostic.node.isEmpty() ? 2 : 1;
    const QString written = diagnostic.arguments.value(at);
    const qsizetype dot = written.indexOf(u'.');
    if (dot < 0)
        return std::nullopt;
    return workflow::Reference{written.first(dot), written.sliced(dot + 1), {}, 0};
}

QuickFix renameFix(const FixPlace &place, const ReferenceName &name, const QString &to)
{
    return {QuickFix::Kind::RenameReference,
            FixWords::tr("Write “%1” instead of “%2”").arg(to, name.text()), false,
            [text = TextPlace(place.diagnostic), name, to](DocumentEditor &editor) {
                return renameReference(editor, text, name, to);
            }};
}

/// The same name with another beginning, and another name with the same beginning.
QList<QuickFix> renameFixes(const FixPlace &place, const workflow::Reference &reference)
{
    const KnownNames known = knownNames(place);
    const auto found = known.constFind(reference.scope);
    if (found == known.cend()) {
        QStringList roots;
        for (const auto &[root, members] : known.asKeyValueRange()) {
            if (reference.name.isEmpty() || members.isEmpty() || members.contains(reference.name))
                roots.append(root);
        }
        roots.sort();
        const QString near = closestWord(reference.scope, roots);
        if (near.isEmpty() || place.document.findNode(NodeId(reference.scope)))
            return {};
        return {renameFix(place, {{reference.scope, reference.name}, 0}, near)};
    }
    const QString near = closestWord(reference.name, *found);
    if (reference.name.isEmpty() || near.isEmpty() || near == reference.name)
        return {};
    return {renameFix(place, {{reference.scope, reference.name}, 1}, near)};
}

/// A step that is there, but not before this one.
QList<QuickFix> orderFixes(const FixPlace &place, const workflow::Reference &reference)
{
    const Node *source = place.document.findNode(NodeId(reference.scope));
    const NodeId reader = readerOf(place);
    const workflow::NodeType *type = place.typeOf(source);
    const bool hasOutput =
        type && (reference.name.isEmpty() || type->findOutput(*source, reference.name));
    if (!hasOutput || reader.isEmpty() || isBefore(place.document, source->id, reader))
        return {};
    const workflow::PortRef from{source->id, QString(workflow::kDonePort)};
    const workflow::PortRef to{reader, QString(workflow::kAfterPort)};
    if (!workflow::ConnectionCheck(place.document, place.catalog).check(from, to))
        return {};
    return {{QuickFix::Kind::Connect,
             FixWords::tr("Let “%1” run after “%2”")
                 .arg(place.titleOf(reader), place.titleOf(source->id)),
             false, [from, to](DocumentEditor &editor) -> Result<> {
                 AO_CHECK(editor.connectPorts(from, to));
                 return {};
             }}};
}

QList<QuickFix> addInputFixes(const FixPlace &place, const workflow::Reference &reference)
{
    const bool isKnown = std::ranges::contains(place.document.properties.inputs, reference.name,
                                               &workflow::InputSpec::name);
    if (reference.name.isEmpty() || isKnown)
        return {};
    return {{QuickFix::Kind::AddInput,
             FixWords::tr("Add the input “%1” to the workflow").arg(reference.name), false,
             [name = reference.name](DocumentEditor &editor) -> Result<> {
                 editor.setInputs(editor.document().properties.inputs
                                  + QList<workflow::InputSpec>{{.name = name}});
                 return {};
             }}};
}

/// A field that no value of the output has.
QList<QuickFix> fieldFixes(const FixPlace &place)
{
    const QStringList &arguments = place.diagnostic.arguments;
    if (arguments.size() < 3)
        return {};
    const QStringList names = arguments.at(arguments.size() - 2).split(u'.');
    const QString field = arguments.last();
    const Node *source = place.document.findNode(NodeId(names.first()));
    const workflow::NodeType *type = place.typeOf(source);
    const auto port = type ? type->findOutput(*source, names.value(1)) : std::nullopt;
    std::optional<QJsonObject> schema = port ? std::optional(portSchema(*port)) : std::nullopt;
    for (qsizetype i = 2; schema && i < names.size(); ++i)
        schema = workflow::schema::member(*schema, names.at(i));
    const QString near = schema ? closestWord(field, fieldsOf(*schema)) : QString();
    if (near.isEmpty())
        return {};
    return {renameFix(place, {names + QStringList{field}, int(names.size())}, near)};
}

QList<QuickFix> conditionFixes(const FixPlace &place)
{
    const workflow::Edge *edge = place.edge();
    if (!edge)
        return {};
    return {{QuickFix::Kind::AlwaysFollow, FixWords::tr("Always follow the connection"), false,
             [id = edge->id](DocumentEditor &editor) {
                 return editor.setEdgeCondition(id, {});
             }}};
}

} // namespace

QList<QuickFix> referenceFixes(const FixPlace &place)
{
    if (place.is(workflow::errors::kNoValue))
        return fieldFixes(place) + conditionFixes(place);
    QList<QuickFix> fixes;
    if (const auto reference = referenceOf(place)) {
        fixes += renameFixes(place, *reference);
        fixes += reference->scope == "inputs"_L1 ? addInputFixes(place, *reference)
                                                 : orderFixes(place, *reference);
    }
    return fixes + conditionFixes(place);
}

} // namespace agentops::ui::graph
