// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/versions/documentmerge.h>

#include "documenttree.h"
#include "mergedgraph.h"
#include "ordermerge.h"
#include "valuemerge.h"

#include <agentops/workflow/documentcodec.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using agentops::workflow::Conflict;
using agentops::workflow::Document;

namespace agentops::versions {

namespace {

constexpr qsizetype kMaxIdLength = 64;

/// Sections whose elements have ids that the program made; inputs have names that people gave.
constexpr std::array kIdSections{kNodes, kEdges, kNotes, kGroups};

QJsonValue valueOf(const DocumentTree &tree, QLatin1StringView section, const QString &id)
{
    const Elements elements = tree.list(section);
    return elements.contains(id) ? QJsonValue(elements.value(id))
                                 : QJsonValue(QJsonValue::Undefined);
}

void renameElement(DocumentTree &tree, QLatin1StringView section, const QString &from,
                   const QString &to)
{
    Elements &elements = tree.list(section);
    QJsonObject element = elements.byId.take(from);
    element.insert("id"_L1, to);
    elements.byId.insert(to, element);
    elements.order.replace(elements.order.indexOf(from), to);
    QJsonObject places = tree.layout.value(section).toObject();
    if (places.contains(from)) {
        places.insert(to, places.take(from));
        tree.layout.insert(section, places);
    }
}

/// Everything that refers to renamed nodes follows them.
void followNodes(DocumentTree &tree, const QHash<QString, QString> &renamed,
                 const workflow::ExpressionNames &names)
{
    for (QJsonObject &node : tree.list(kNodes).byId) {
        node = withReferences(node, renamed, names);
        const auto to = renamed.constFind(node.value("parent"_L1).toString());
        if (to != renamed.cend())
            node.insert("parent"_L1, *to);
    }
    for (QJsonObject &edge : tree.list(kEdges).byId) {
        edge = withReferences(edge, renamed, names);
        for (const QLatin1StringView end : {"from"_L1, "to"_L1}) {
            const QString port = edge.value(end).toString();
            const auto to = renamed.constFind(nodeOf(port));
            if (to != renamed.cend())
                edge.insert(end, *to + port.sliced(nodeOf(port).size()));
        }
    }
    for (QJsonObject &group : tree.list(kGroups).byId) {
        QJsonArray members = group.value("nodes"_L1).toArray();
        for (QJsonValueRef member : members)
            member = renamed.value(member.toString(), member.toString());
        group.insert("nodes"_L1, members);
    }
    tree.properties = withReferences(tree.properties, renamed, names);
}

QJsonArray mergeMembers(const Versions &versions)
{
    const auto idsOf = [](const QJsonValue &value) {
        QStringList ids;
        for (const QJsonValue &id : value.toArray())
            ids.append(id.toString());
        return ids;
    };
    const QStringList base = idsOf(versions.base);
    const QStringList ours = idsOf(versions.ours);
    const QStringList theirs = idsOf(versions.theirs);
    QSet<QString> kept;
    for (const QString &id : ours + theirs) {
        if ((ours.contains(id) && theirs.contains(id)) || !base.contains(id))
            kept.insert(id);
    }
    return QJsonArray::fromStringList(mergeOrder(base, ours, theirs, kept));
}

bool isWhere(const QString &key)
{
    static constexpr std::array kKeys{"x"_L1, "y"_L1, "width"_L1, "height"_L1, "points"_L1};
    return std::ranges::contains(kKeys, key);
}

/// Objects with those of their keys that are wanted; other values stay as they are.
template<typename Wanted>
Versions picked(const Versions &versions, Wanted isWanted)
{
    const auto pick = [&isWanted](const QJsonValue &value) {
        QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            if (!isWanted(key))
                object.remove(key);
        }
        return value.isObject() ? QJsonValue(object) : value;
    };
    return {pick(versions.base), pick(versions.ours), pick(versions.theirs)};
}

/// Of the side that has changed it, or of ours.
QJsonValue chosen(const Versions &versions)
{
    return versions.ours == versions.base ? versions.theirs : versions.ours;
}

/// Where something is comes from one side; what else is said of its place is brought together.
QJsonValue mergePlace(const Versions &place)
{
    if (!place.ours.isObject() || !place.theirs.isObject())
        return chosen(place);
    QJsonObject merged = mergeQuietly(picked(place, std::not_fn(isWhere))).toObject();
    const QJsonObject where = chosen(picked(place, isWhere)).toObject();
    for (auto it = where.begin(); it != where.end(); ++it)
        merged.insert(it.key(), it.value());
    return merged;
}

/// One merge; the steps in the order of run().
class Merge
{
public:
    Merge(const DocumentTree &base, const DocumentTree &ours, const DocumentTree &theirs)
        : m_base(base)
        , m_ours(ours)
        , m_theirs(theirs)
    { }

    void separateIds();
    DocumentTree run();

    const Conflicts &conflicts() const { return m_conflicts; }
    const QList<Renamed> &renamed() const { return m_renamed; }

private:
    QString freeId(QLatin1StringView section, const QString &id) const;
    void joinSameEdges();
    QHash<QString, QString> separate(QLatin1StringView section);
    void mergeList(QLatin1StringView section);
    QJsonValue mergeElement(QLatin1StringView section, const QString &id);
    void mergeLayout();
    QList<Conflict> allConflicts() const;

    const DocumentTree &m_base;
    DocumentTree m_ours;
    DocumentTree m_theirs;
    DocumentTree m_merged;
    Conflicts m_conflicts;
    QList<Renamed> m_renamed;
};

QString Merge::freeId(QLatin1StringView section, const QString &id) const
{
    for (int number = 2;; ++number) {
        const QString ending = u'-' + QString::number(number);
        const QString candidate = id.left(kMaxIdLength - ending.size()) + ending;
        const auto has = [&](const DocumentTree *tree) {
            return tree->list(section).contains(candidate);
        };
        if (std::ranges::none_of(
                std::array{&m_base, &std::as_const(m_ours), &std::as_const(m_theirs)}, has))
            return candidate;
    }
}

/// Both have drawn the same connection: it is one edge.
void Merge::joinSameEdges()
{
    const auto endsOf = [](const QJsonObject &edge) {
        return edge.value("from"_L1).toString() + u' ' + edge.value("to"_L1).toString();
    };
    QHash<QString, QString> added;
    for (const QString &id : m_ours.list(kEdges).order) {
        if (!m_base.list(kEdges).contains(id) && !m_theirs.list(kEdges).contains(id))
            added.insert(endsOf(m_ours.list(kEdges).value(id)), id);
    }
    for (const QString &id : QStringList(m_theirs.list(kEdges).order)) {
        const QString same = added.take(endsOf(m_theirs.list(kEdges).value(id)));
        if (same.isEmpty() || m_base.list(kEdges).contains(id) || m_ours.list(kEdges).contains(id))
            continue;
        if (same < id)
            renameElement(m_theirs, kEdges, id, same);
        else
            renameElement(m_ours, kEdges, same, id);
    }
}

QHash<QString, QString> Merge::separate(QLatin1StringView section)
{
    QHash<QString, QString> renamed;
    for (const QString &id : QStringList(m_theirs.list(section).order)) {
        const Elements ours = m_ours.list(section);
        const bool isSame = section == kEdges
            // The rest of an edge is brought together key by key.
            ? ours.value(id).value("from"_L1) == m_theirs.list(section).value(id).value("from"_L1)
                && ours.value(id).value("to"_L1) == m_theirs.list(section).value(id).value("to"_L1)
            : ours.value(id) == m_theirs.list(section).value(id);
        if (m_base.list(section).contains(id) || !ours.contains(id) || isSame)
            continue;
        const QString to = freeId(section, id);
        renameElement(m_theirs, section, id, to);
        renamed.insert(id, to);
        m_renamed.append({section, id, to});
    }
    return renamed;
}

/// Elements that both have added under one id, each its own.
void Merge::separateIds()
{
    const workflow::ExpressionNames names(m_theirs.list(kNodes).order);
    const QHash<QString, QString> nodes = separate(kNodes);
    if (!nodes.isEmpty())
        followNodes(m_theirs, nodes, names);
    joinSameEdges();
    for (const QLatin1StringView section : {kEdges, kNotes, kGroups})
        separate(section);
}

QJsonValue Merge::mergeElement(QLatin1StringView section, const QString &id)
{
    const QString path = below(u'/' + section, id);
    const Versions versions{valueOf(m_base, section, id), valueOf(m_ours, section, id),
                            valueOf(m_theirs, section, id)};
    if ((section != kGroups && section != kNotes) || !versions.ours.isObject()
        || !versions.theirs.isObject())
        return mergeValue(path, versions, m_conflicts);
    // The members of a group are a set, and a colour is worth no conflict.
    const auto isPlain = [](const QString &key) {
        return key != "nodes"_L1 && key != "color"_L1;
    };
    QJsonObject merged = mergeValue(path, picked(versions, isPlain), m_conflicts).toObject();
    if (section == kGroups)
        merged.insert("nodes"_L1, mergeMembers(versions.at(u"nodes"_s)));
    if (const QJsonValue color = chosen(versions.at(u"color"_s)); !color.isUndefined())
        merged.insert("color"_L1, color);
    return merged;
}

void Merge::mergeList(QLatin1StringView section)
{
    Elements &merged = m_merged.list(section);
    const QStringList ids = m_ours.list(section).order + m_theirs.list(section).order;
    for (const QString &id : QSet<QString>(ids.begin(), ids.end())) {
        const QJsonValue element = mergeElement(section, id);
        if (element.isObject())
            merged.byId.insert(id, element.toObject());
    }
}

/// Where things are: a place that both have changed is where ours has it.
void Merge::mergeLayout()
{
    QJsonObject layout;
    QSet<QString> keys;
    for (const QJsonObject &side : {m_ours.layout, m_theirs.layout}) {
        for (const QString &key : side.keys())
            keys.insert(key);
    }
    const Versions all{m_base.layout, m_ours.layout, m_theirs.layout};
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue value = mergeQuietly(all.at(key));
        if (!value.isUndefined())
            layout.insert(key, value);
    }
    for (const QLatin1StringView section : kIdSections) {
        QJsonObject places;
        const Versions there = all.at(section);
        const auto isOrphanOf = [&](const DocumentTree &tree, const QString &id) {
            return !tree.list(section).contains(id)
                && tree.layout.value(section).toObject().contains(id);
        };
        for (const QString &id : there.ours.toObject().keys() + there.theirs.toObject().keys()) {
            const Versions place = there.at(id);
            QJsonValue value = mergePlace(place);
            const bool isElement = m_merged.list(section).contains(id);
            // A place that went with its element comes back with it; one that was only taken away,
            // as when an edge goes straight, does not.
            const bool isOurs = place.ours != place.base;
            if (isElement && value.isUndefined()
                && !(isOurs ? m_ours : m_theirs).list(section).contains(id))
                value = isOurs ? place.theirs : place.ours;
            if (!value.isUndefined()
                && (isElement || isOrphanOf(m_ours, id) || isOrphanOf(m_theirs, id)))
                places.insert(id, value);
        }
        if (places.isEmpty())
            layout.remove(section);
        else
            layout.insert(section, places);
    }
    m_merged.layout = layout;
}

/// Those that are new, and those of earlier merges that nobody has decided since.
QList<Conflict> Merge::allConflicts() const
{
    QList<Conflict> all;
    const auto isDecided = [this](const Conflict &conflict) {
        return m_base.conflicts.contains(conflict)
            && !(m_ours.conflicts.contains(conflict) && m_theirs.conflicts.contains(conflict));
    };
    for (const Conflict &conflict : m_ours.conflicts + m_theirs.conflicts) {
        const bool isTold = m_conflicts.contains(conflict.path)
            || std::ranges::contains(all, conflict.path, &Conflict::path);
        if (!isTold && !isDecided(conflict))
            all.append(conflict);
    }
    return all + m_conflicts.values();
}

DocumentTree Merge::run()
{
    m_merged.properties =
        mergeValue({}, {m_base.properties, m_ours.properties, m_theirs.properties}, m_conflicts)
            .toObject();
    for (const QLatin1StringView section : kSections)
        mergeList(section);
    MergedGraph(m_base, m_ours, m_theirs, m_merged, m_conflicts).repair();
    for (const QLatin1StringView section : kSections) {
        Elements &merged = m_merged.list(section);
        const QStringList ids = merged.byId.keys();
        merged.order =
            mergeOrder(m_base.list(section).order, m_ours.list(section).order,
                       m_theirs.list(section).order, QSet<QString>(ids.begin(), ids.end()));
    }
    mergeLayout();
    m_merged.conflicts = allConflicts();
    return m_merged;
}

} // namespace

MergedDocument mergeDocuments(const std::optional<Document> &base, const Document &ours,
                              const Document &theirs)
{
    const DocumentTree before = base ? DocumentTree::of(*base) : DocumentTree();
    const DocumentTree left = DocumentTree::of(ours);
    const DocumentTree right = DocumentTree::of(theirs);
    Merge merge(before, left, right);
    if (base)
        merge.separateIds();
    const Result<Document> merged = merge.run().toDocument();
    if (merged)
        return {*merged, merge.conflicts().values(), merge.renamed()};
    // Ours with all of theirs beside it is a document whatever happens.
    const auto toJson = [](const Document &document) {
        return QJsonDocument::fromJson(workflow::writeDocument(document)).object();
    };
    const Conflict whole{{},
                         base ? QJsonValue(toJson(*base)) : QJsonValue(QJsonValue::Undefined),
                         toJson(ours),
                         toJson(theirs)};
    MergedDocument result{ours, {whole}, {}};
    QList<Conflict> &all = result.document.properties.conflicts;
    all.removeIf([](const Conflict &conflict) { return conflict.path.isEmpty(); });
    all.append(whole);
    return result;
}

} // namespace agentops::versions
