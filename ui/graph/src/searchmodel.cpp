// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/searchmodel.h>

#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

constexpr qreal kRevealMargin = 32;

/// Looks for the same words again and again.
class Finder
{
public:
    explicit Finder(const QString &query) : m_query(query) { }

    bool isIn(const QString &text) const { return text.contains(m_query, Qt::CaseInsensitive); }
    bool isIn(const QJsonValue &value) const
    {
        if (value.isString())
            return isIn(value.toString());
        if (value.isDouble())
            return isIn(QString::number(value.toDouble()));
        if (value.isArray())
            return std::ranges::any_of(value.toArray(),
                                       [this](const QJsonValue &each) { return isIn(each); });
        return value.isObject() && isIn(value.toObject());
    }
    bool isIn(const QJsonObject &object) const
    {
        for (auto at = object.begin(); at != object.end(); ++at) {
            if (isIn(at.key()) || isIn(QJsonValue(at.value())))
                return true;
        }
        return false;
    }
    bool isIn(const workflow::Node &node, const workflow::NodeType *type) const
    {
        return isIn(node.title) || isIn(node.id.text()) || isIn(node.kind)
            || (type && isIn(nodeTitle(*type))) || isIn(node.when) || isIn(node.idempotencyKey)
            || (node.concurrency && isIn(node.concurrency->key)) || isIn(node.parameters);
    }
    bool isIn(const workflow::Edge &edge) const
    {
        return isIn(edge.condition) || isIn(edge.id.text());
    }

private:
    const QString &m_query;
};

} // namespace

void SearchModel::setSession(GraphSession *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        close();
        m_session->disconnect(this);
    }
    m_session = session;
    if (session)
        connect(session, &GraphSession::documentChanged, this, &SearchModel::search);
    Q_EMIT sessionChanged();
}

void SearchModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    m_current = -1;
    search();
    revealFirst();
}

QString SearchModel::countText() const
{
    if (m_query.trimmed().isEmpty())
        return {};
    if (m_matches.empty())
        return tr("Nothing found");
    return m_current < 0
        ? tr("%n match(es)", nullptr, count())
        : tr("%1 of %2", "place in a list of matches").arg(m_current + 1).arg(count());
}

void SearchModel::open()
{
    if (m_isActive || !m_session)
        return;
    m_isActive = true;
    m_current = -1;
    const GraphInteraction &interaction = m_session->interaction();
    m_start = Start{interaction.viewport(), interaction.view().selection()};
    search();
    Q_EMIT activeChanged();
}

void SearchModel::close()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    m_start.reset();
    m_matches.clear();
    show();
    Q_EMIT activeChanged();
}

void SearchModel::giveUp()
{
    if (!m_isActive)
        return;
    const std::optional<Start> start = m_start;
    close();
    m_session->interaction().select(start->selection);
    // It may have another size since.
    scene::Viewport viewport = start->viewport;
    viewport.resize(m_session->interaction().viewport().viewSize());
    m_session->interaction().setViewport(viewport);
}

void SearchModel::search()
{
    if (!m_isActive)
        return;
    m_matches.clear();
    collect();
    std::ranges::stable_sort(m_matches, {}, [](const Match &match) {
        return std::pair(match.place.x(), match.place.y());
    });
    m_current = std::min(m_current, count() - 1);
    show();
}

void SearchModel::collect()
{
    const QString query = m_query.trimmed();
    if (query.isEmpty())
        return;
    const Finder finder(query);
    const workflow::Document &document = m_session->editor().document();
    const auto add = [this](Hit::Kind kind, const QString &id) {
        Match match{kind, id, {}};
        if (const Hit hit = hitOf(match); hit.item >= 0) {
            match.place = boundsOf(hit).topLeft();
            m_matches.push_back(match);
        }
    };
    for (const workflow::Node &node : document.nodes) {
        if (finder.isIn(node, m_session->catalog().findType(node.kind)))
            add(Hit::Kind::Node, node.id.text());
    }
    for (const workflow::Note &note : document.notes) {
        if (finder.isIn(note.text) || finder.isIn(note.id.text()))
            add(Hit::Kind::Note, note.id.text());
    }
    for (const workflow::Group &group : document.groups) {
        if (finder.isIn(group.title) || finder.isIn(group.id.text()))
            add(Hit::Kind::Group, group.id.text());
    }
    for (const workflow::Edge &edge : document.edges) {
        if (finder.isIn(edge))
            add(Hit::Kind::Edge, edge.id.text());
    }
}

Hit SearchModel::hitOf(const Match &match) const
{
    const GraphScene &scene = m_session->scene();
    switch (match.kind) {
    case Hit::Kind::Node:
        return {match.kind, scene.indexOf(workflow::NodeId(match.id)), -1};
    case Hit::Kind::Note:
        return {match.kind, scene.indexOf(workflow::NoteId(match.id)), -1};
    case Hit::Kind::Group:
        return {match.kind, scene.indexOf(workflow::GroupId(match.id)), -1};
    case Hit::Kind::Edge:
        return {match.kind, scene.indexOf(workflow::EdgeId(match.id)), -1};
    default:
        return {};
    }
}

QRectF SearchModel::boundsOf(const Hit &hit) const
{
    return m_session->interaction().boundsOf(hit);
}

void SearchModel::show()
{
    std::optional<Selection> found;
    if (m_isActive && !m_query.trimmed().isEmpty()) {
        found.emplace();
        for (const Match &match : m_matches)
            found->put(m_session->scene(), hitOf(match), Selection::Put::Add);
    }
    m_session->setFound(std::move(found));
    Q_EMIT changed();
}

void SearchModel::revealFirst()
{
    if (m_matches.empty())
        return;
    scene::Viewport viewport = m_session->interaction().viewport();
    const QRectF visible = viewport.visibleSceneRect();
    const auto isSeen = [&](const Match &match) {
        return visible.intersects(boundsOf(hitOf(match)));
    };
    if (std::ranges::any_of(m_matches, isSeen))
        return;
    viewport.ensureVisible(boundsOf(hitOf(m_matches.front())), kRevealMargin);
    m_session->interaction().setViewport(viewport);
}

int SearchModel::placeOfSelected() const
{
    const InteractionView &view = m_session->interaction().view();
    const auto found = std::ranges::find_if(m_matches, [&](const Match &match) {
        return view.contains(m_session->scene(), hitOf(match));
    });
    return found == m_matches.end() ? -1 : int(found - m_matches.begin());
}

void SearchModel::uncoverGroup(int group)
{
    const GraphScene &scene = m_session->scene();
    if (group < 0 || !scene.groups()[size_t(group)].isHidden)
        return;
    // One that is hidden has nodes, which are hidden, too.
    const int node = scene.groups()[size_t(group)].nodes.front();
    m_session->revealNode(scene.nodes()[size_t(node)].id.text());
}

void SearchModel::step(int steps)
{
    if (m_matches.empty() || steps == 0)
        return;
    const int from = placeOfSelected() >= 0 ? placeOfSelected() : m_current;
    const int start = from < 0 && steps < 0 ? 0 : from;
    m_current = ((start + steps) % count() + count()) % count();
    const Match match = m_matches[size_t(m_current)];
    // What is in something collapsed is uncovered, as by the outline.
    if (match.kind == Hit::Kind::Node)
        m_session->revealNode(match.id);
    else if (match.kind == Hit::Kind::Edge)
        m_session->revealEdge(match.id);
    else if (match.kind == Hit::Kind::Group)
        uncoverGroup(hitOf(match).item);
    m_session->interaction().jumpTo(hitOf(match));
    Q_EMIT changed();
}

} // namespace agentops::ui::graph
