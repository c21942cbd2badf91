// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

namespace agentops::workflow {
class NodeCatalog;
}

namespace agentops::ui::graph {

/// What a place in a document, and what stands there, is called.
/// Shape: `section` as in versions::Change; `steps` are the keys below the element.
class ChangeTexts
{
public:
    /// Both must outlive it, and stay as they are. `document` names the nodes.
    ChangeTexts(const workflow::Document &document, const workflow::NodeCatalog &catalog);

    QString elementTitle(const QString &section, const QString &id) const;
    QString fieldName(const QString &section, const QString &id, const QStringList &steps) const;
    /// Empty for what is not there.
    QString valueText(const QString &section, const QStringList &steps,
                      const QJsonValue &value) const;

private:
    QString nodeName(const QString &id) const;
    QString portName(const QString &port) const;
    QString nodeField(const QString &id, const QStringList &steps) const;

    const workflow::Document &m_document;
    const workflow::NodeCatalog &m_catalog;
    QHash<workflow::NodeId, const workflow::Node *> m_nodes;
    QHash<workflow::EdgeId, const workflow::Edge *> m_edges;
};

/// The keys of a JSON pointer (RFC 6901).
QStringList stepsOf(const QString &pointer);

} // namespace agentops::ui::graph
