// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/documentcompare.h>

#include "changetexts.h"

#include <agentops/versions/documentdiff.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using versions::Change;
using workflow::Document;

namespace {

// A ghost that lies nearer than this to what is there now could not be seen behind it.
constexpr qreal kHidingDistance = 24;
constexpr QPointF kGhostStep{-28, -28};

Hit::Kind kindOf(const QString &section)
{
    if (section == "nodes"_L1)
        return Hit::Kind::Node;
    if (section == "edges"_L1)
        return Hit::Kind::Edge;
    if (section == "notes"_L1)
        return Hit::Kind::Note;
    return section == "groups"_L1 ? Hit::Kind::Group : Hit::Kind::Nothing;
}

Mark markOf(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::Added:
        return Mark::Added;
    case Change::Kind::Removed:
        return Mark::Removed;
    case Change::Kind::Changed:
    case Change::Kind::Reordered:
        break;
    }
    return Mark::Changed;
}

QPointF freePlace(QPointF place, const QHash<workflow::NodeId, QPointF> &taken)
{
    const auto isHidden = [&](QPointF candidate) {
        return std::ranges::any_of(taken, [&](QPointF other) {
            return std::abs(other.x() - candidate.x()) < kHidingDistance
                && std::abs(other.y() - candidate.y()) < kHidingDistance;
        });
    };
    while (isHidden(place))
        place += kGhostStep;
    return place;
}

/// What is gone, put before what is there, so that it is drawn below.
template<typename Element, typename Has, typename Place>
void addGone(QList<Element> &now, const QList<Element> &before, Has has, Place place)
{
    QList<Element> ghosts;
    for (const Element &element : before) {
        if (has(element))
            continue;
        place(element);
        ghosts.append(element);
    }
    now = ghosts + now;
}

/// The way that an edge had before it was led elsewhere.
workflow::EdgeId formerEdge(const workflow::EdgeId &id)
{
    return workflow::EdgeId(id.text() + u"/before"_s);
}

void addFormerWays(const Document &before, const Document &after, DocumentComparison &out)
{
    QHash<workflow::EdgeId, const workflow::Edge *> now;
    for (const workflow::Edge &edge : after.edges)
        now.insert(edge.id, &edge);
    QList<workflow::Edge> ghosts;
    for (const workflow::Edge &edge : before.edges) {
        const workflow::Edge *other = now.value(edge.id);
        if (!other || (other->from == edge.from && other->to == edge.to))
            continue;
        workflow::Edge ghost = edge;
        ghost.id = formerEdge(edge.id);
        out.marks.edges.insert(ghost.id, Mark::Removed);
        if (before.layout.edges.contains(edge.id))
            out.document.layout.edges.insert(ghost.id, before.layout.edges.value(edge.id));
        ghosts.append(ghost);
    }
    out.document.edges = ghosts + out.document.edges;
}

Document unionOf(const Document &before, const Document &after)
{
    Document both = after;
    both.properties.conflicts.clear();
    workflow::Layout &layout = both.layout;
    layout.collapsedNodes.clear();
    layout.collapsedGroups.clear();
    const auto idsOf = [](const auto &elements) {
        QSet<std::decay_t<decltype(elements.first().id)>> ids;
        for (const auto &element : elements)
            ids.insert(element.id);
        return ids;
    };
    const auto in = [](const auto &ids) {
        return [&ids](const auto &element) {
            return ids.contains(element.id);
        };
    };
    const auto nodes = idsOf(after.nodes);
    addGone(both.nodes, before.nodes, in(nodes), [&](const workflow::Node &node) {
        layout.nodes.insert(node.id, freePlace(before.layout.nodes.value(node.id), layout.nodes));
    });
    const auto edges = idsOf(after.edges);
    addGone(both.edges, before.edges, in(edges), [&](const workflow::Edge &edge) {
        if (before.layout.edges.contains(edge.id))
            layout.edges.insert(edge.id, before.layout.edges.value(edge.id));
    });
    const auto notes = idsOf(after.notes);
    addGone(both.notes, before.notes, in(notes), [&](const workflow::Note &note) {
        layout.notes.insert(note.id, before.layout.notes.value(note.id));
    });
    const auto groups = idsOf(after.groups);
    addGone(both.groups, before.groups, in(groups), [&](const workflow::Group &group) {
        layout.groups.insert(group.id, before.layout.groups.value(group.id));
    });
    return both;
}

void setMark(ChangeMarks &marks, const ElementChange &change)
{
    switch (change.kind) {
    case Hit::Kind::Node:
        marks.nodes.insert(workflow::NodeId(change.id), change.mark);
        break;
    case Hit::Kind::Edge:
        marks.edges.insert(workflow::EdgeId(change.id), change.mark);
        break;
    case Hit::Kind::Note:
        marks.notes.insert(workflow::NoteId(change.id), change.mark);
        break;
    case Hit::Kind::Group:
        marks.groups.insert(workflow::GroupId(change.id), change.mark);
        break;
    default:
        break;
    }
}

/// Tells changes element by element.
class Teller
{
public:
    Teller(const Document &both, const workflow::NodeCatalog &catalog) : m_texts(both, catalog) { }

    void tell(const Change &change)
    {
        if (change.kind == Change::Kind::Reordered) {
            entry(u"document"_s, {}).fields.append({orderOf(change.section), {}, {}});
            return;
        }
        if (change.section == "conflicts"_L1) {
            const bool isNew = change.before.isUndefined();
            const QString where = change.id;
            entry(u"document"_s, {})
                .fields.append({QCoreApplication::translate("WorkflowChange", "Open conflict"),
                                isNew ? QString() : where, isNew ? where : QString()});
            return;
        }
        ElementChange &element = entry(change.section, change.id);
        if (change.path.isEmpty()) {
            element.mark = markOf(change.kind);
            tellWhole(element, change);
            return;
        }
        tellField(element, change.section, change.id, stepsOf(change.path), change.before,
                  change.after);
    }

    void tellPlace(const Change &change)
    {
        if (change.id.isEmpty() || m_index.contains({change.section, change.id}))
            return;
        entry(change.section, change.id).mark = Mark::Moved;
    }

    QList<ElementChange> take() { return std::move(m_changes); }

private:
    ElementChange &entry(const QString &section, const QString &id)
    {
        const auto [place, isNew] = m_index.try_emplace({section, id}, m_changes.size());
        if (isNew) {
            const Hit::Kind kind = kindOf(section);
            m_changes.append({Mark::Changed,
                              kind,
                              kind == Hit::Kind::Nothing ? QString() : id,
                              m_texts.elementTitle(section, id),
                              {}});
        }
        return m_changes[place->second];
    }

    /// What it consists of, but for what its title says.
    void tellWhole(ElementChange &element, const Change &change)
    {
        const bool isNew = change.before.isUndefined();
        const QJsonObject whole = (isNew ? change.after : change.before).toObject();
        for (auto it = whole.begin(); it != whole.end(); ++it) {
            if (it.key() == "id"_L1 || it.key() == "title"_L1 || it.key() == "name"_L1)
                continue;
            if (it.key() != "parameters"_L1) {
                tellSide(element, change, {it.key()}, it.value());
                continue;
            }
            const QJsonObject parameters = it.value().toObject();
            for (auto inner = parameters.begin(); inner != parameters.end(); ++inner)
                tellSide(element, change, {it.key(), inner.key()}, inner.value());
        }
    }

    void tellSide(ElementChange &element, const Change &change, const QStringList &steps,
                  const QJsonValue &value)
    {
        const QJsonValue none(QJsonValue::Undefined);
        const bool isNew = change.before.isUndefined();
        tellField(element, change.section, change.id, steps, isNew ? none : value,
                  isNew ? value : none);
    }

    void tellField(ElementChange &element, const QString &section, const QString &id,
                   const QStringList &steps, const QJsonValue &before, const QJsonValue &after)
    {
        element.fields.append({m_texts.fieldName(section, id, steps),
                               m_texts.valueText(section, steps, before),
                               m_texts.valueText(section, steps, after)});
    }

    static QString orderOf(const QString &section)
    {
        if (section == "inputs"_L1)
            return QCoreApplication::translate("WorkflowChange", "Order of the inputs");
        return QCoreApplication::translate("WorkflowChange", "Order in the file");
    }

    ChangeTexts m_texts;
    std::map<std::pair<QString, QString>, qsizetype> m_index;
    QList<ElementChange> m_changes;
};

/// Where an element begins to be seen.
QPointF placeOf(const Document &document, const ElementChange &change,
                const QHash<workflow::EdgeId, workflow::NodeId> &beginnings)
{
    const workflow::Layout &layout = document.layout;
    switch (change.kind) {
    case Hit::Kind::Node:
        return layout.nodes.value(workflow::NodeId(change.id));
    case Hit::Kind::Edge:
        return layout.nodes.value(beginnings.value(workflow::EdgeId(change.id)));
    case Hit::Kind::Note:
        return layout.notes.value(workflow::NoteId(change.id)).topLeft();
    case Hit::Kind::Group:
        return layout.groups.value(workflow::GroupId(change.id)).topLeft();
    default:
        return {};
    }
}

void sortForStepping(QList<ElementChange> &changes, const Document &document)
{
    using Key = std::tuple<bool, bool, qreal, qreal, bool>;
    QList<std::pair<Key, ElementChange>> keyed;
    keyed.reserve(changes.size());
    QHash<workflow::EdgeId, workflow::NodeId> beginnings;
    for (const workflow::Edge &edge : document.edges)
        beginnings.insert(edge.id, edge.from.node);
    for (ElementChange &change : changes) {
        const QPointF place = placeOf(document, change, beginnings);
        const Key key{change.mark == Mark::Moved, change.kind != Hit::Kind::Nothing, place.x(),
                      place.y(), change.kind == Hit::Kind::Edge};
        keyed.append({key, std::move(change)});
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<Key, ElementChange>::first);
    changes.clear();
    for (auto &[key, change] : keyed)
        changes.append(std::move(change));
}

} // namespace

qsizetype DocumentComparison::count(Mark mark) const
{
    return std::ranges::count(changes, mark, &ElementChange::mark);
}

DocumentComparison compareDocuments(const Document &before, const Document &after,
                                    const workflow::NodeCatalog &catalog)
{
    const versions::DocumentDiff diff = versions::diffDocuments(before, after);
    DocumentComparison comparison{.document = unionOf(before, after), .marks = {}, .changes = {}};
    Teller teller(comparison.document, catalog);
    for (const Change &change : diff.content)
        teller.tell(change);
    for (const Change &change : diff.layout)
        teller.tellPlace(change);
    comparison.changes = teller.take();
    sortForStepping(comparison.changes, comparison.document);
    for (const ElementChange &change : std::as_const(comparison.changes))
        setMark(comparison.marks, change);
    addFormerWays(before, after, comparison);
    return comparison;
}

} // namespace agentops::ui::graph
