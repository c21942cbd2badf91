// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/edit.h>

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

    friend bool operator==(const ElementChange &, const ElementChange &) = default;
};

/// The same for a place on the canvas; for a QString, which is a key of Layout::placesUnknown, for
/// what else the file says of it.
template<typename IdType, typename Shape>
struct PlaceChange
{
    IdType id;
    std::optional<Shape> before;
    std::optional<Shape> after;

    friend bool operator==(const PlaceChange &, const PlaceChange &) = default;
};

/// An element is drawn small, or in full again.
template<typename IdType>
struct CollapseChange
{
    IdType id;
    bool isCollapsed = false;

    friend bool operator==(const CollapseChange &, const CollapseChange &) = default;
};

struct PropertiesChange
{
    Properties before;
    Properties after;

    friend bool operator==(const PropertiesChange &, const PropertiesChange &) = default;
};

/// Unknown keys of the layout itself.
struct LayoutKeys
{
    QJsonObject layout{};
    QJsonObject viewport{};

    friend bool operator==(const LayoutKeys &, const LayoutKeys &) = default;
};

struct LayoutKeysChange
{
    LayoutKeys before;
    LayoutKeys after;

    friend bool operator==(const LayoutKeysChange &, const LayoutKeysChange &) = default;
};

using Change = std::variant<
    ElementChange<Node>, ElementChange<Edge>, ElementChange<Note>, ElementChange<Group>,
    PlaceChange<NodeId, QPointF>, PlaceChange<EdgeId, QList<QPointF>>, PlaceChange<NoteId, QRectF>,
    PlaceChange<GroupId, QRectF>, PlaceChange<QString, QJsonObject>, CollapseChange<NodeId>,
    CollapseChange<GroupId>, PropertiesChange, LayoutKeysChange>;

enum class Direction { Forwards, Backwards };

void apply(Document &document, const Change &change, Direction direction);

/// Fewer changes that come to the same; none when they come to nothing.
std::vector<Change> compacted(std::vector<Change> changes);

/// What makes one document of the other, apart from where the view is, touching no element that is
/// the same in both.
std::vector<Change> changesBetween(const Document &before, const Document &after);

/// Adds up what changes touched, in the order in which they are made or taken back.
class Summarizer
{
public:
    void add(const Change &change, Direction direction);
    EditSummary summary() const;

private:
    struct Fate
    {
        /// Absent until the element itself changes.
        std::optional<bool> wasThere{};
        bool isThere = true;
        bool isMoved = false;
    };
    template<typename IdType>
    using Fates = QHash<IdType, Fate>;

    template<typename T>
    void addTo(const ElementChange<T> &change, Direction direction);
    template<typename IdType, typename Shape>
    void addTo(const PlaceChange<IdType, Shape> &change, Direction direction);
    void addTo(const PlaceChange<QString, QJsonObject> &change, Direction direction);
    template<typename IdType>
    void addTo(const CollapseChange<IdType> &change, Direction direction);
    void addTo(const PropertiesChange &change, Direction direction);
    void addTo(const LayoutKeysChange &change, Direction direction);
    Fates<NodeId> &fates(const NodeId &) { return m_nodes; }
    Fates<EdgeId> &fates(const EdgeId &) { return m_edges; }
    Fates<NoteId> &fates(const NoteId &) { return m_notes; }
    Fates<GroupId> &fates(const GroupId &) { return m_groups; }

    Fates<NodeId> m_nodes;
    Fates<EdgeId> m_edges;
    Fates<NoteId> m_notes;
    Fates<GroupId> m_groups;
    bool m_isPropertiesChanged = false;
};

} // namespace agentops::workflow
