// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/documenteditor.h>

#include <optional>
#include <variant>
#include <vector>

namespace agentops::workflow {

/// One element that appears, disappears or becomes another, at its place in its list. Backwards it
/// is the same with before and after exchanged.
template<typename T>
struct ElementChange
{
    qsizetype index = 0;
    std::optional<T> before;
    std::optional<T> after;
};

/// The same for a place on the canvas.
template<typename IdType, typename Shape>
struct PlaceChange
{
    IdType id;
    std::optional<Shape> before;
    std::optional<Shape> after;
};

/// An element is drawn small, or in full again.
template<typename IdType>
struct CollapseChange
{
    IdType id;
    bool isCollapsed = false;
};

struct PropertiesChange
{
    Properties before;
    Properties after;
};

using Change = std::variant<ElementChange<Node>, ElementChange<Edge>, ElementChange<Note>,
                            ElementChange<Group>, PlaceChange<NodeId, QPointF>,
                            PlaceChange<EdgeId, QList<QPointF>>, PlaceChange<NoteId, QRectF>,
                            PlaceChange<GroupId, QRectF>, CollapseChange<NodeId>,
                            CollapseChange<GroupId>, PropertiesChange>;

enum class Direction { Forwards, Backwards };

void apply(Document &document, const Change &change, Direction direction);
EditSummary summarize(const std::vector<Change> &changes);

} // namespace agentops::workflow
