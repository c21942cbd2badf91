// SPDX-License-Identifier: GPL-3.0-or-later
#include "inliningreader.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

/// Places in a list: whole numbers, each higher than the one before.
QList<int> readListPlaces(ObjectReader &reader, const QString &key)
{
    QList<int> places;
    for (const QJsonValue &value : reader.array(key)) {
        const double place = value.toDouble(-1);
        const bool isPlace = place > (places.isEmpty() ? -1 : places.last()) && place < 1e6
            && place == std::floor(place);
        if (!isPlace) {
            reader.report(key, u"expected whole numbers in ascending order"_s);
            return {};
        }
        places.append(int(place));
    }
    return places;
}

} // namespace

PortRef readPortRef(ObjectReader &reader, const QString &key)
{
    const QString text = reader.text(key, ObjectReader::Need::Required);
    const qsizetype dot = text.indexOf(u'.');
    const PortRef ref{NodeId(text.first(std::max<qsizetype>(dot, 0))), text.sliced(dot + 1)};
    if (!text.isEmpty() && (!isValidLocalId(ref.node.text()) || !isValidLocalId(ref.port)))
        reader.report(key, u"expected node.port, got \"%1\""_s.arg(text), {text});
    return ref;
}

std::optional<Inlining> readInlining(ObjectReader &node, QList<Diagnostic> &out)
{
    const QJsonValue value = node.any(u"inlining"_s);
    if (value.isUndefined())
        return std::nullopt;
    ObjectReader reader(value, node.path() + u".inlining"_s, out);
    Inlining inlining;
    const QJsonObject ends = reader.object(u"ends"_s);
    ObjectReader endReader(ends, reader.path() + u".ends"_s, out);
    for (const QString &edge : ends.keys())
        inlining.ends.insert(EdgeId(edge), readPortRef(endReader, edge));
    inlining.nodes = readListPlaces(reader, u"nodes"_s);
    inlining.edges = readListPlaces(reader, u"edges"_s);
    inlining.notes = readListPlaces(reader, u"notes"_s);
    inlining.groups = readListPlaces(reader, u"groups"_s);
    const QJsonObject members = reader.object(u"members"_s);
    ObjectReader memberReader(members, reader.path() + u".members"_s, out);
    for (const QString &group : members.keys()) {
        QList<NodeId> &ids = inlining.members[GroupId(group)];
        for (const QJsonValue &id : memberReader.array(group)) {
            if (!id.isString())
                memberReader.report(group, u"expected a list of node ids"_s);
            ids.append(NodeId(id.toString()));
        }
    }
    inlining.unknown = reader.rest();
    return inlining;
}

} // namespace agentops::workflow
