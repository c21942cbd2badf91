// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <optional>

// Places on the canvas when steps move between documents. They keep their coordinates, so that they
// come back to where they were.
namespace agentops::workflow {

inline constexpr QSizeF kCardSize{220, 100};

/// The place of one element goes over, with keys of it that nobody knows.
template<typename IdType, typename Shape>
void movePlace(Layout &from, Layout &to, QHash<IdType, Shape> &places,
               QHash<IdType, Shape> &newPlaces, const QString &section, const IdType &id)
{
    if (places.contains(id))
        newPlaces.insert(id, places.take(id));
    const QString key = section + u'.' + id.text();
    if (from.placesUnknown.contains(key))
        to.placesUnknown.insert(key, from.placesUnknown.take(key));
}

/// What is drawn small stays small.
template<typename IdType>
void moveCollapse(QSet<IdType> &from, QSet<IdType> &to, const IdType &id)
{
    if (from.remove(id))
        to.insert(id);
}

/// The top left corner of the cards; nothing without any.
inline std::optional<QPointF> cornerOf(const Layout &layout)
{
    std::optional<QPointF> corner;
    for (const QPointF &place : layout.nodes) {
        corner = corner
            ? QPointF(std::min(corner->x(), place.x()), std::min(corner->y(), place.y()))
            : place;
    }
    return corner;
}

} // namespace agentops::workflow
