// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphscene.h>

namespace agentops::ui::graph {

/// Which elements of a document are selected, by id, so that it can be kept over an edit.
struct Selection
{
    /// What happens to an element that is put to the others.
    enum class Put { Add, Remove, Toggle };

    QSet<workflow::NodeId> selectedNodes;
    QSet<workflow::EdgeId> selectedEdges;
    QSet<workflow::NoteId> selectedNotes;
    QSet<workflow::GroupId> selectedGroups;

    qsizetype selectedCount() const
    {
        return selectedNodes.size() + selectedEdges.size() + selectedNotes.size()
            + selectedGroups.size();
    }
    static Selection ofNodes(const QSet<workflow::NodeId> &nodes);
    static Selection ofEverything(const GraphScene &scene);
    /// Whether what was hit is selected; a port stands for its card.
    bool contains(const GraphScene &scene, const Hit &hit) const;
    void put(const GraphScene &scene, const Hit &hit, Put how);
    void add(const Selection &other);
    void remove(const Selection &other);
    /// Drops what is no longer there, or hidden in something that is collapsed.
    void keepWhatIsIn(const GraphScene &scene);

    friend bool operator==(const Selection &, const Selection &) = default;
};

} // namespace agentops::ui::graph
