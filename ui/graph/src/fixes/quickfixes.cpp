// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/versions/documentmerge.h>

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::Diagnostic;
using workflow::DocumentEditor;
using workflow::NodeId;

namespace {

constexpr qreal kFixGap = 80;
constexpr QSizeF kFixRoom{CardMetrics::kWidth, 120};

QList<QuickFix> conflictFixes(const FixPlace &place)
{
    const QString path = place.diagnostic.arguments.value(0);
    QList<QuickFix> fixes;
    const auto offer = [&](versions::Side side, const QString &title) {
        if (!versions::settleConflict(place.document, path, side))
            return;
        fixes.append({QuickFix::Kind::Decide, title, false,
                      [path, side](DocumentEditor &editor) -> Result<> {
                          AO_TRY(const workflow::Document settled,
                                 versions::settleConflict(editor.document(), path, side));
                          editor.replaceDocument(settled, {workflow::Edit::Merge});
                          return {};
                      }});
    };
    offer(versions::Side::Ours, FixWords::tr("Keep ours"));
    offer(versions::Side::Theirs, FixWords::tr("Take theirs"));
    offer(versions::Side::Base, FixWords::tr("Go back to what both had before"));
    return fixes;
}

bool takes(const workflow::NodeType &type, const workflow::Port &input)
{
    return std::ranges::none_of(type.inputs, [&input](const workflow::Port &other) {
        return other.isRequired && other.name != input.name;
    });
}

} // namespace

QString FixPlace::titleOf(const NodeId &id) const
{
    const workflow::Node *node = document.findNode(id);
    return node ? shownTitle(*node, typeOf(node)) : id.text();
}

workflow::Node sampleOf(const workflow::NodeType &type)
{
    workflow::Node node;
    node.kind = type.kind;
    for (const workflow::Parameter &parameter : type.parameters) {
        if (!parameter.defaultValue.isNull() && !parameter.defaultValue.isUndefined())
            node.parameters.insert(parameter.name, parameter.defaultValue);
    }
    return node;
}

bool isReadyAsAdded(const workflow::NodeType &type)
{
    const workflow::Node sample = sampleOf(type);
    const bool isFilled =
        std::ranges::none_of(type.parameters, [&sample](const workflow::Parameter &parameter) {
            return parameter.isRequired
                && sample.parameters.value(parameter.name).toVariant().toString().isEmpty();
        });
    return isFilled && type.body == workflow::Body::None
        && type.effectOn(sample) != workflow::Effect::Outside
        && (!type.check || type.check(sample).isEmpty());
}

QList<Converter> convertersFor(workflow::PortType from, workflow::PortType to,
                               const workflow::NodeCatalog &catalog)
{
    QList<Converter> converters;
    for (const workflow::NodeType *type : catalog.types()) {
        if (type->start != workflow::Start::WithRun || !isReadyAsAdded(*type))
            continue;
        const auto input = std::ranges::find_if(type->inputs, [&](const workflow::Port &port) {
            return port.name != workflow::kAfterPort && isCompatible(from, port.type)
                && takes(*type, port);
        });
        const QList<workflow::Port> outputs = type->outputsOn(sampleOf(*type));
        const auto output = std::ranges::find(outputs, to, &workflow::Port::type);
        if (input != type->inputs.end() && output != outputs.end())
            converters.append({type, input->name, output->name});
    }
    return converters;
}

QPointF placeBefore(const workflow::Document &document, const NodeId &node)
{
    const QPointF start = document.layout.nodes.value(node);
    QRectF room(start - QPointF(CardMetrics::kWidth + kFixGap, 0), kFixRoom);
    const auto isTaken = [&] {
        return std::ranges::any_of(document.layout.nodes, [&](QPointF other) {
            return room.intersects(QRectF(other, kFixRoom));
        });
    };
    for (qsizetype i = 0; i <= document.layout.nodes.size() && isTaken(); ++i)
        room.translate(0, kFixRoom.height() + CardMetrics::kSnap);
    return CardMetrics::snapped(room.topLeft());
}

bool isBefore(const workflow::Document &document, const NodeId &first, const NodeId &second)
{
    QHash<NodeId, QList<NodeId>> next;
    for (const workflow::Edge &edge : document.edges) {
        if (!edge.isMuted)
            next[edge.from.node].append(edge.to.node);
    }
    QSet<NodeId> seen;
    QList<NodeId> open{first};
    while (!open.isEmpty()) {
        for (const NodeId &node : next.value(open.takeLast())) {
            if (node == second)
                return true;
            if (!seen.contains(node)) {
                seen.insert(node);
                open.append(node);
            }
        }
    }
    return false;
}

QuickFix removeEdgeFix(const workflow::EdgeId &edge, const QString &title)
{
    return {QuickFix::Kind::RemoveEdge, title, false, [edge](DocumentEditor &editor) {
                return editor.disconnect(edge);
            }};
}

QList<QuickFix> fixesFor(const Diagnostic &diagnostic, const workflow::Document &document,
                         const workflow::NodeCatalog &catalog)
{
    const FixPlace place{diagnostic, document, catalog};
    if (place.is(workflow::errors::kMergeConflict))
        return conflictFixes(place);
    if (place.is(workflow::errors::kMissingInput))
        return inputFixes(place);
    if (place.is(workflow::errors::kCycle) && !diagnostic.path.endsWith(".parent"_L1))
        return cycleFixes(place);
    if (place.is(workflow::errors::kNotAContainer) || place.is(workflow::errors::kOtherBody)
        || place.is(workflow::errors::kCycle)
        || (place.is(workflow::errors::kUnknownElement) && diagnostic.edge.isEmpty()))
        return containerFixes(place);
    if (place.is(workflow::errors::kTypeMismatch) || place.is(workflow::errors::kUnknownPort)
        || place.is(workflow::errors::kUnknownElement))
        return edgeFixes(place);
    if (place.is(workflow::errors::kUnknownKind) || place.is(workflow::errors::kNoReuse)
        || place.is(workflow::errors::kNoEffect)
        || (place.is(workflow::errors::kInvalidDocument) && diagnostic.node.isEmpty()))
        return nodeFixes(place);
    if (place.is(workflow::errors::kBadExpression) || place.is(workflow::errors::kNoValue))
        return referenceFixes(place);
    return valueFixes(place);
}

Result<> applyFix(DocumentEditor &editor, const QuickFix &fix)
{
    editor.closeStep();
    editor.beginGesture();
    const Result<> done = fix.apply(editor);
    if (done)
        editor.endGesture();
    else
        editor.abandonGesture();
    editor.closeStep();
    return done;
}

bool isSafelyFixable(const Diagnostic &diagnostic)
{
    const auto is = [&diagnostic](ErrorCode code) {
        return FixPlace::isCode(diagnostic, code);
    };
    // Of what is invalid, only a parameter that its kind does not have is a warning.
    return is(workflow::errors::kNoReuse) || is(workflow::errors::kNoEffect)
        || (is(workflow::errors::kUnknownElement) && !diagnostic.edge.isEmpty())
        || (is(workflow::errors::kInvalidDocument) && !diagnostic.parameter.isEmpty()
            && diagnostic.severity == Diagnostic::Severity::Warning);
}

int applySafeFixes(DocumentEditor &editor, const QString &code,
                   const QList<Diagnostic> &diagnostics)
{
    int solved = 0;
    editor.closeStep();
    editor.beginGesture();
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.code != code || !isSafelyFixable(diagnostic))
            continue;
        const QList<QuickFix> fixes = fixesFor(diagnostic, editor.document(), editor.catalog());
        const auto safe = std::ranges::find_if(fixes, &QuickFix::isSafe);
        if (safe != fixes.end() && safe->apply(editor))
            ++solved;
    }
    editor.endGesture();
    editor.closeStep();
    return solved;
}

} // namespace agentops::ui::graph
