// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "referencenames.h"
#include "valuemerge.h"

#include <functional>

namespace agentops::versions {

/// What two sides may break together although neither has: brings back what one has deleted and the
/// other one needs, and takes out what makes a circle or leads across containers. Everything it
/// decides is a conflict. What is broken already on one side stays as that side has it.
class MergedGraph
{
public:
    /// `merged` has everything that follows element by element; its order does not count yet.
    MergedGraph(const DocumentTree &base, const DocumentTree &ours, const DocumentTree &theirs,
                DocumentTree &merged, Conflicts &conflicts);

    void repair();

private:
    /// The side that has the node, when it is not in the merged document and only one has.
    struct Gone
    {
        const DocumentTree *owner = nullptr;
        const DocumentTree *deleter = nullptr;
    };

    Versions versionsOf(QLatin1StringView section, const QString &id) const;
    Gone goneNode(const QString &id) const;
    /// Brings a node back unless `isBroken` says that its deleter does without it in this place.
    void need(const QString &id, const std::function<bool(const DocumentTree &)> &isBroken);
    void bringBack(const QString &id, const Gone &gone);
    /// What was deleted along with nodes that are there again.
    void bringBackBodies();
    void bringBackEdges();
    void keepMembers();
    void needEnds();
    void needParents();
    void needReferences();
    void breakContainment();
    void dropCrossing();
    void dropCircles();
    void muteEdge(const QString &id);
    void dropEdge(const QString &id);

    const DocumentTree &m_base;
    const DocumentTree &m_ours;
    const DocumentTree &m_theirs;
    DocumentTree &m_merged;
    Conflicts &m_conflicts;
    workflow::ExpressionNames m_names;
    /// Deleted by one side and there nevertheless, with the side that has it.
    QHash<QString, Gone> m_kept;
};

} // namespace agentops::versions
