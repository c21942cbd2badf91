// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QSet>

namespace agentops::interop {

/// Grows a document: ids that are unique and come from the source, edges, and at the end a layout.
class DocumentBuilder
{
public:
    /// `source` names what is imported: the same gives the same id of the workflow.
    DocumentBuilder(const QString &name, const QString &source);

    /// An id made of `wanted`, that no node has yet and no expression knows otherwise.
    workflow::NodeId makeId(const QString &wanted);
    /// The node is valid until the next one is added.
    workflow::Node &add(workflow::Node node);
    /// The new edge into `after`, valid until the next one is added; null when it is there already.
    workflow::Edge *connect(const workflow::NodeId &from, const workflow::NodeId &to,
                            const QString &condition = {},
                            const QString &fromPort = QStringLiteral("done"));
    workflow::Node *find(const workflow::NodeId &id);
    workflow::Document &document() { return m_document; }
    /// With places for nodes that have none, beside those that have one.
    workflow::Document finish();

private:
    workflow::Document m_document;
    QSet<QString> m_ids;
    QHash<workflow::NodeId, qsizetype> m_places;
    int m_edgeCount = 0;
};

} // namespace agentops::interop
