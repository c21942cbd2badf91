// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/quickfixes.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QPointF>

namespace agentops::ui::graph {

/// A problem, and where to look for what could be done about it.
struct FixPlace
{
    const workflow::Diagnostic &diagnostic;
    const workflow::Document &document;
    const workflow::NodeCatalog &catalog;

    bool is(ErrorCode code) const { return isCode(diagnostic, code); }
    const workflow::Node *node() const { return document.findNode(diagnostic.node); }
    const workflow::Edge *edge() const { return document.findEdge(diagnostic.edge); }
    /// Null when the node is not there, too.
    const workflow::NodeType *typeOf(const workflow::Node *node) const
    {
        return node ? catalog.findType(node->kind) : nullptr;
    }
    /// As the card shows it; of a node that is not there its id.
    QString titleOf(const workflow::NodeId &id) const;

    static bool isCode(const workflow::Diagnostic &diagnostic, ErrorCode code)
    {
        return diagnostic.code == QLatin1StringView(code.text());
    }
};

/// The words of all fixes.
struct FixWords
{
    Q_DECLARE_TR_FUNCTIONS(QuickFix)
};

/// A kind whose nodes take what one port gives and give what another one takes.
struct Converter
{
    const workflow::NodeType *type = nullptr;
    QString input;
    QString output;
};

/// Kinds that work as soon as they are between the two, without anything to fill in.
QList<Converter> convertersFor(workflow::PortType from, workflow::PortType to,
                               const workflow::NodeCatalog &catalog);
/// Where a new node goes.
struct NewPlace
{
    QPointF scenePos;
    workflow::NodeId parent;
};

/// Adds a node of the converter's kind and leads the one port through it to the other.
Result<workflow::NodeId> addConverter(workflow::DocumentEditor &editor, const Converter &converter,
                                      const workflow::PortRef &from, const workflow::PortRef &to,
                                      const NewPlace &place);
/// Whether nodes of the kind are fine as they are added, and change nothing outside.
bool isReadyAsAdded(const workflow::NodeType &type);
/// A node of the kind as it is added, without an id.
workflow::Node sampleOf(const workflow::NodeType &type);
/// A free place for a card, to the left of a node.
QPointF placeBefore(const workflow::Document &document, const workflow::NodeId &node);
/// Whether a way of connections that count leads from one node to the other.
bool isBefore(const workflow::Document &document, const workflow::NodeId &first,
              const workflow::NodeId &second);

QList<QuickFix> inputFixes(const FixPlace &place);
QList<QuickFix> edgeFixes(const FixPlace &place);
QList<QuickFix> cycleFixes(const FixPlace &place);
QList<QuickFix> nodeFixes(const FixPlace &place);
QList<QuickFix> containerFixes(const FixPlace &place);
QList<QuickFix> valueFixes(const FixPlace &place);
QList<QuickFix> referenceFixes(const FixPlace &place);
QuickFix removeEdgeFix(const workflow::EdgeId &edge, const QString &title);

} // namespace agentops::ui::graph
