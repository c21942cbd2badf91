// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QHash>
#include <QtCore/QString>

namespace agentops::ui::graph {

/// What has become of an element between two versions of a document.
enum class Mark {
    Added,
    Removed, ///< drawn as it was, pale
    Changed,
    Moved, ///< nothing but its place
    Conflict, ///< two sides of a merge wanted different things
};

/// A word for a mark.
QString markText(Mark mark);
/// `+`, `−`, `~`, …, as it is drawn on the canvas.
QString markSign(Mark mark);

/// What is marked on a canvas.
struct ChangeMarks
{
    QHash<workflow::NodeId, Mark> nodes{};
    QHash<workflow::EdgeId, Mark> edges{};
    QHash<workflow::NoteId, Mark> notes{};
    QHash<workflow::GroupId, Mark> groups{};

    bool isEmpty() const
    {
        return nodes.isEmpty() && edges.isEmpty() && notes.isEmpty() && groups.isEmpty();
    }
    friend bool operator==(const ChangeMarks &, const ChangeMarks &) = default;
};

} // namespace agentops::ui::graph
