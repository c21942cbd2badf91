// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

using namespace Qt::StringLiterals;

// What steps of editing touched.
namespace agentops::workflow {

namespace {

template<typename IdType, typename Fate>
EditSummary::Ids<IdType> idsFrom(const QHash<IdType, Fate> &fates)
{
    EditSummary::Ids<IdType> ids;
    for (const auto &[id, fate] : fates.asKeyValueRange()) {
        const bool wasThere = fate.wasThere.value_or(true);
        if (wasThere && fate.isThere) {
            if (fate.wasThere)
                ids.changed.insert(id);
            if (fate.isMoved)
                ids.moved.insert(id);
        } else if (fate.isThere) {
            ids.added.insert(id);
        } else if (wasThere) {
            ids.removed.insert(id);
        }
    }
    return ids;
}

template<typename IdType>
bool isOnlyMoved(const EditSummary::Ids<IdType> &ids)
{
    return ids.added.isEmpty() && ids.removed.isEmpty() && ids.changed.isEmpty();
}

} // namespace

void Summarizer::add(const Change &change, Direction direction)
{
    std::visit([&](const auto &c) { addTo(c, direction); }, change);
}

EditSummary Summarizer::summary() const
{
    EditSummary summary{.nodes = idsFrom(m_nodes),
                        .edges = idsFrom(m_edges),
                        .notes = idsFrom(m_notes),
                        .groups = idsFrom(m_groups),
                        .isPropertiesChanged = m_isPropertiesChanged};
    summary.isLayoutOnly = !m_isPropertiesChanged && isOnlyMoved(summary.nodes)
        && isOnlyMoved(summary.edges) && isOnlyMoved(summary.notes) && isOnlyMoved(summary.groups);
    return summary;
}

template<typename T>
void Summarizer::addTo(const ElementChange<T> &change, Direction direction)
{
    const bool isForwards = direction == Direction::Forwards;
    const auto &from = isForwards ? change.before : change.after;
    const auto &to = isForwards ? change.after : change.before;
    Fate &fate = fates((from ? from : to)->id)[(from ? from : to)->id];
    if (!fate.wasThere)
        fate.wasThere = from.has_value();
    fate.isThere = to.has_value();
}

template<typename IdType, typename Shape>
void Summarizer::addTo(const PlaceChange<IdType, Shape> &change, Direction)
{
    fates(change.id)[change.id].isMoved = true;
}

void Summarizer::addTo(const PlaceChange<QString, QJsonObject> &change, Direction)
{
    const qsizetype dot = change.id.indexOf(u'.');
    const QString section = change.id.left(dot);
    const QString id = change.id.sliced(dot + 1);
    if (section == "nodes"_L1)
        m_nodes[NodeId(id)].isMoved = true;
    else if (section == "edges"_L1)
        m_edges[EdgeId(id)].isMoved = true;
    else if (section == "notes"_L1)
        m_notes[NoteId(id)].isMoved = true;
    else if (section == "groups"_L1)
        m_groups[GroupId(id)].isMoved = true;
}

template<typename IdType>
void Summarizer::addTo(const CollapseChange<IdType> &change, Direction)
{
    fates(change.id)[change.id].isMoved = true;
}

void Summarizer::addTo(const PropertiesChange &, Direction)
{
    m_isPropertiesChanged = true;
}

void Summarizer::addTo(const LayoutKeysChange &, Direction) { }

} // namespace agentops::workflow
