// SPDX-License-Identifier: GPL-3.0-or-later
#include "layoutreader.h"

#include "objectreader.h"

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QPointF point(ObjectReader &reader)
{
    const double x = reader.number(u"x"_s, 0);
    return {x, reader.number(u"y"_s, 0)};
}

QRectF rect(ObjectReader &reader)
{
    const QPointF topLeft = point(reader);
    const double width = reader.number(u"width"_s, 240);
    return {topLeft, QSizeF(width, reader.number(u"height"_s, 120))};
}

QList<QPointF> route(ObjectReader &reader)
{
    QList<QPointF> points;
    for (const QJsonValue &value : reader.array(u"points"_s)) {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
            reader.report(u"points[%1]"_s.arg(points.size()), u"expected [x, y]"_s);
        points.append({pair[0].toDouble(), pair[1].toDouble()});
    }
    return points;
}

/// Calls `read` with the id and the place of each element of a section.
template<typename IdType, typename Read>
void readPlaces(ObjectReader &reader, const QString &section, Layout &layout,
                QList<Diagnostic> &out, Read read)
{
    const QJsonObject places = reader.object(section);
    for (auto it = places.begin(); it != places.end(); ++it) {
        ObjectReader place(it.value(), u"%1.%2.%3"_s.arg(reader.path(), section, it.key()), out);
        read(IdType(it.key()), place);
        if (!place.rest().isEmpty())
            layout.placesUnknown.insert(section + u'.' + it.key(), place.rest());
    }
}

} // namespace

Layout readLayout(const QJsonValue &value, QList<Diagnostic> &out)
{
    Layout layout;
    if (value.isUndefined())
        return layout;
    ObjectReader reader(value, u"$.layout"_s, out);
    ObjectReader viewport(QJsonValue(reader.object(u"viewport"_s)), u"$.layout.viewport"_s, out);
    layout.viewportOrigin = point(viewport);
    layout.viewportZoom = viewport.number(u"zoom"_s, 1);
    if (layout.viewportZoom <= 0)
        viewport.report(u"zoom"_s, u"expected a number above zero"_s);
    layout.viewportUnknown = viewport.rest();
    readPlaces<NodeId>(reader, u"nodes"_s, layout, out, [&](const NodeId &id, ObjectReader &place) {
        layout.nodes.insert(id, point(place));
        if (place.boolean(u"collapsed"_s))
            layout.collapsedNodes.insert(id);
    });
    readPlaces<EdgeId>(reader, u"edges"_s, layout, out, [&](const EdgeId &id, ObjectReader &place) {
        layout.edges.insert(id, route(place));
    });
    readPlaces<NoteId>(reader, u"notes"_s, layout, out, [&](const NoteId &id, ObjectReader &place) {
        layout.notes.insert(id, rect(place));
    });
    readPlaces<GroupId>(reader, u"groups"_s, layout, out,
                        [&](const GroupId &id, ObjectReader &place) {
                            layout.groups.insert(id, rect(place));
                            if (place.boolean(u"collapsed"_s))
                                layout.collapsedGroups.insert(id);
                        });
    layout.unknown = reader.rest();
    return layout;
}

} // namespace agentops::workflow
