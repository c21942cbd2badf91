// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/layout/layout.h>

#include "freeplace.h"
#include "notes.h"
#include "routes.h"
#include "scope.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace agentops::layout {

using namespace Qt::StringLiterals;

namespace {

/// Between a note and what it is above or below of: less than to anything else, so that it belongs
/// to it the next time as well.
constexpr double kNoteGap = 12;

QPointF wholeUnits(QPointF point)
{
    return {std::round(point.x()), std::round(point.y())};
}

/// One body, or the top: what is right inside of a box.
struct Body
{
    std::vector<int> boxes;
    std::vector<int> links;
    std::vector<int> groups;
};

class Arranger
{
public:
    Arranger(const LayoutGraph &graph, const LayoutOptions &options, const CancelToken &token)
        : m_graph(graph)
        , m_options(options)
        , m_token(token)
    { }

    Result<Placement> run()
    {
        AO_CHECK(findBodies());
        m_notes = notesOfBoxes(m_graph, m_options.bodyInset);
        const auto count = m_graph.boxes.size();
        m_stacks.resize(size_t(count));
        for (const Box &box : m_graph.boxes)
            m_result.sizes.append(box.size);
        m_result.boxes.resize(count);
        m_result.groups.resize(m_graph.groups.size());
        m_result.routes.resize(m_graph.links.size());
        m_lanes.resize(size_t(m_graph.links.size()));
        for (const Note &note : m_graph.notes)
            m_result.notes.append(note.rect.topLeft());
        // What is inside first: it decides how large its box is.
        for (auto it = m_inwards.rbegin(); it != m_inwards.rend(); ++it) {
            AO_CHECK(placeBody(*it));
            growAround(*it);
        }
        AO_CHECK(placeBody(-1));
        for (const int box : m_inwards)
            moveInside(box);
        frameScattered();
        findRoutes();
        return std::move(m_result);
    }

private:
    static Error wrongGraph(const QString &message)
    {
        return Error(agentops::errors::kInvalidArgument, message);
    }

    bool isBox(int index) const { return index >= 0 && index < m_graph.boxes.size(); }
    Body &bodyOf(int box) { return m_bodies[size_t(box + 1)]; }

    /// Sorts everything into bodies; m_inwards are boxes, outer ones first.
    Result<> findBodies()
    {
        const int count = int(m_graph.boxes.size());
        m_bodies.resize(size_t(count) + 1);
        std::vector<int> order(static_cast<size_t>(count));
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [this](int box) { return m_graph.boxes[box].id; });
        for (const int box : order) {
            const int parent = m_graph.boxes[box].parent;
            if (parent != -1 && !isBox(parent))
                return fail(wrongGraph(u"a box is inside of one that is not there"_s));
            bodyOf(parent).boxes.push_back(box);
        }
        m_inwards = bodyOf(-1).boxes;
        for (size_t i = 0; i < m_inwards.size(); ++i) {
            for (const int inner : bodyOf(m_inwards[i]).boxes)
                m_inwards.push_back(inner);
        }
        if (int(m_inwards.size()) < count)
            return fail(wrongGraph(u"a box is inside of itself"_s));
        m_isFixed.assign(size_t(count), false);
        for (const int box : m_inwards) {
            const Box &b = m_graph.boxes[box];
            m_isFixed[box] = b.isFixed && b.place && (b.parent < 0 || m_isFixed[b.parent]);
        }
        AO_CHECK(sortLinks());
        return sortGroups();
    }

    Result<> sortLinks()
    {
        for (int i = 0; i < int(m_graph.links.size()); ++i) {
            const Link &link = m_graph.links[i];
            if (!isBox(link.from) || !isBox(link.to))
                return fail(wrongGraph(u"a link joins a box that is not there"_s));
            const int parent = m_graph.boxes[link.from].parent;
            if (parent == m_graph.boxes[link.to].parent && link.from != link.to)
                bodyOf(parent).links.push_back(i);
        }
        // The order in which links are written decides nothing.
        const auto key = [this](int index) {
            const Link &link = m_graph.links[index];
            return std::tuple(m_graph.boxes[link.from].id, link.fromOffset,
                              m_graph.boxes[link.to].id, link.toOffset);
        };
        for (Body &body : m_bodies)
            std::ranges::stable_sort(body.links, {}, key);
        return {};
    }

    Result<> sortGroups()
    {
        for (int i = 0; i < int(m_graph.groups.size()); ++i) {
            const QList<int> &boxes = m_graph.groups[i].boxes;
            if (!std::ranges::all_of(boxes, [this](int box) { return isBox(box); }))
                return fail(wrongGraph(u"a group has a box that is not there"_s));
            const auto parentOf = [this](int box) {
                return m_graph.boxes[box].parent;
            };
            if (boxes.isEmpty())
                continue;
            const int parent = parentOf(boxes.first());
            if (std::ranges::all_of(boxes, [&](int box) { return parentOf(box) == parent; }))
                bodyOf(parent).groups.push_back(i);
        }
        for (Body &body : m_bodies)
            std::ranges::stable_sort(body.groups, {},
                                     [this](int group) { return m_graph.groups[group].id; });
        return {};
    }

    /// Where the body of a box begins: its corner, or that of everything.
    QPointF startOf(int box) const
    {
        return box >= 0 && m_isFixed[box] ? *m_graph.boxes[box].place : QPointF();
    }

    /// Places what moves in a body among itself, and then beside what does not. Corners are from
    /// that of the box.
    Result<> placeBody(int parent)
    {
        const Body &body = bodyOf(parent);
        std::vector<int> moved;
        for (const int box : body.boxes) {
            if (m_isFixed[box])
                m_result.boxes[box] = *m_graph.boxes[box].place - startOf(parent);
            else
                moved.push_back(box);
        }
        if (moved.empty())
            return {};
        Scope scope;
        std::vector<int> links;
        std::vector<int> groups;
        fillScope(body, moved, scope, links, groups);
        AO_TRY(const ScopeLayout layout, layOutScope(scope, m_options, m_token));

        const QPointF corner = cornerFor(parent, moved, layout);
        for (size_t i = 0; i < moved.size(); ++i)
            m_result.boxes[moved[i]] = corner + layout.places[i] + m_stacks[moved[i]].boxCorner;
        for (size_t i = 0; i < links.size(); ++i) {
            m_lanes[links[i]] = layout.lanes[i];
            for (QPointF &point : m_lanes[links[i]])
                point += corner;
        }
        for (size_t i = 0; i < groups.size(); ++i) {
            if (!layout.frames[i].isNull())
                m_result.groups[groups[i]] = layout.frames[i].translated(corner);
        }
        frameOthers(body);
        return {};
    }

    void fillScope(const Body &body, const std::vector<int> &moved, Scope &scope,
                   std::vector<int> &links, std::vector<int> &groups)
    {
        std::vector<int> member(size_t(m_graph.boxes.size()), -1);
        for (const int box : moved) {
            m_stacks[box] = stackOf(m_graph, box, m_result.sizes[box], m_notes[box], kNoteGap);
            member[box] = int(scope.members.size());
            scope.members.push_back({m_stacks[box].size, m_stacks[box].boxCorner});
        }
        for (const int index : body.links) {
            Link link = m_graph.links[index];
            link.from = member[link.from];
            link.to = member[link.to];
            if (link.from < 0 || link.to < 0)
                continue;
            links.push_back(index);
            scope.links.push_back(link);
        }
        for (const int index : body.groups) {
            std::vector<int> members;
            for (const int box : m_graph.groups[index].boxes)
                members.push_back(member[box]);
            std::ranges::sort(members);
            const auto twice = std::ranges::unique(members);
            members.erase(twice.begin(), twice.end());
            if (members.front() < 0)
                continue; // some of it stays
            groups.push_back(index);
            scope.groups.push_back(std::move(members));
        }
    }

    /// Where the corner of what moves goes.
    QPointF cornerFor(int parent, const std::vector<int> &moved, const ScopeLayout &layout) const
    {
        const std::vector<QRectF> obstacles = obstaclesIn(parent);
        if (obstacles.empty() && parent < 0) {
            QRectF bounds;
            for (size_t i = 0; i < moved.size(); ++i)
                bounds |= QRectF(layout.places[i], m_stacks[moved[i]].size);
            return wholeUnits(m_options.origin - bounds.topLeft());
        }
        QPointF first;
        if (parent >= 0) {
            const QMarginsF &inset = m_options.bodyInset;
            first = {inset.left(), m_graph.boxes[parent].size.height() + inset.top()};
        }
        if (obstacles.empty())
            return wholeUnits(first);
        QPointF corner = middleOf(parent, moved, obstacles)
            - QPointF(layout.size.width(), layout.size.height()) / 2;
        MoveLimit limit;
        if (parent >= 0) {
            corner = {std::max(corner.x(), first.x()), std::max(corner.y(), first.y())};
            limit = {corner.x() - first.x(), corner.y() - first.y()};
        }
        corner = wholeUnits(corner);
        std::vector<QRectF> rects;
        for (size_t i = 0; i < moved.size(); ++i)
            rects.emplace_back(corner + layout.places[i], m_stacks[moved[i]].size);
        for (const QRectF &frame : layout.frames) {
            if (!frame.isNull())
                rects.push_back(frame.translated(corner).adjusted(0, -m_options.groupTitle, 0, 0));
        }
        return wholeUnits(corner + wayOut(rects, obstacles, m_options.rowGap, limit));
    }

    /// What stays in a body, from its corner: boxes with their frames, and their notes.
    std::vector<QRectF> obstaclesIn(int parent) const
    {
        std::vector<QRectF> obstacles;
        const QPointF start = startOf(parent);
        for (const int box : m_bodies[size_t(parent + 1)].boxes) {
            if (!m_isFixed[box])
                continue;
            obstacles.emplace_back(*m_graph.boxes[box].place - start, m_result.sizes[box]);
            for (const int note : m_notes[box])
                obstacles.push_back(m_graph.notes[note].rect.translated(-start));
        }
        return obstacles;
    }

    /// The middle of where the boxes were; of those that were nowhere, below everything else.
    QPointF middleOf(int parent, const std::vector<int> &moved,
                     const std::vector<QRectF> &obstacles) const
    {
        QRectF bounds;
        for (const int box : moved) {
            const Box &b = m_graph.boxes[box];
            if (b.place)
                bounds |= QRectF(*b.place, m_result.sizes[box]);
        }
        if (!bounds.isNull())
            return bounds.center() - startOf(parent);
        for (const QRectF &obstacle : obstacles)
            bounds |= obstacle;
        return {bounds.center().x(), bounds.bottom()};
    }

    /// The frames of groups that do not stand together, or of which only some has moved.
    void frameOthers(const Body &body)
    {
        for (const int index : body.groups) {
            const QList<int> &boxes = m_graph.groups[index].boxes;
            const bool isMoved =
                std::ranges::any_of(boxes, [this](int box) { return !m_isFixed[box]; });
            if (!m_result.groups[index].isNull() || !isMoved)
                continue;
            QRectF bounds;
            for (const int box : boxes) {
                const QPointF corner = m_result.boxes[box] - m_stacks[box].boxCorner;
                bounds |= QRectF(corner, m_isFixed[box] ? m_result.sizes[box] : m_stacks[box].size);
            }
            m_result.groups[index] = framed(bounds);
        }
    }

    /// Makes the frame of a box large enough for what is inside.
    void growAround(int box)
    {
        const Body &body = bodyOf(box);
        if (body.boxes.empty())
            return;
        const QMarginsF &inset = m_options.bodyInset;
        const QSizeF head = m_graph.boxes[box].size;
        double right = head.width() - inset.right();
        double bottom = head.height() + inset.top();
        const auto include = [&](const QRectF &rect) {
            right = std::max(right, rect.right());
            bottom = std::max(bottom, rect.bottom());
        };
        for (const int inside : body.boxes) {
            const QPointF corner = m_result.boxes[inside] - m_stacks[inside].boxCorner;
            include({m_result.boxes[inside], m_result.sizes[inside]});
            include({corner, m_stacks[inside].size});
        }
        for (const int group : body.groups)
            include(m_result.groups[group]);
        for (const int link : body.links) {
            for (const QPointF &point : m_lanes[link])
                include({point, QSizeF(0, 0)});
        }
        m_result.sizes[box] = {right + inset.right(), bottom + inset.bottom()};
    }

    /// Counts what is inside of a box from the corner of everything, and places its notes.
    void moveInside(int box)
    {
        const QPointF corner = m_result.boxes[box];
        if (!m_isFixed[box]) {
            const QPointF stack = corner - m_stacks[box].boxCorner;
            for (const Stack::Item &item : m_stacks[box].notes)
                m_result.notes[item.note] = stack + item.corner;
        }
        const Body &body = bodyOf(box);
        for (const int inside : body.boxes)
            m_result.boxes[inside] += corner;
        for (const int group : body.groups) {
            if (!m_result.groups[group].isNull())
                m_result.groups[group].translate(corner);
        }
        for (const int link : body.links) {
            for (QPointF &point : m_lanes[link])
                point += corner;
        }
    }

    /// The frames of groups whose boxes are inside of different ones.
    void frameScattered()
    {
        for (qsizetype i = 0; i < m_graph.groups.size(); ++i) {
            const QList<int> &boxes = m_graph.groups[i].boxes;
            const bool isMoved =
                std::ranges::any_of(boxes, [this](int box) { return !m_isFixed[box]; });
            if (!isMoved || !m_result.groups[i].isNull())
                continue;
            QRectF bounds;
            for (const int box : boxes)
                bounds |= QRectF(m_result.boxes[box], m_result.sizes[box]);
            m_result.groups[i] = framed(bounds);
        }
    }

    QRectF framed(const QRectF &rect) const
    {
        const double inset = m_options.groupInset;
        return rect.adjusted(-inset, -inset, inset, inset);
    }

    void findRoutes()
    {
        for (const Body &body : m_bodies) {
            std::vector<QRectF> boxes;
            for (const int box : body.boxes)
                boxes.emplace_back(m_result.boxes[box], m_result.sizes[box]);
            const RouteFinder finder(std::move(boxes));
            for (const int index : body.links) {
                const Link &link = m_graph.links[index];
                const QPointF from = m_result.boxes[link.from]
                    + QPointF(m_result.sizes[link.from].width(), link.fromOffset);
                const QPointF to = m_result.boxes[link.to] + QPointF(0, link.toOffset);
                m_result.routes[index] = finder.routeOf(from, to, m_lanes[index]);
            }
        }
    }

    const LayoutGraph &m_graph;
    const LayoutOptions &m_options;
    const CancelToken &m_token;
    /// First that of everything, then by box.
    std::vector<Body> m_bodies;
    std::vector<int> m_inwards;
    std::vector<bool> m_isFixed;
    std::vector<std::vector<int>> m_notes;
    std::vector<Stack> m_stacks;
    std::vector<QList<QPointF>> m_lanes;
    Placement m_result;
};

} // namespace

Result<Placement> layOut(const LayoutGraph &graph, const LayoutOptions &options,
                         const CancelToken &token)
{
    return Arranger(graph, options, token).run();
}

} // namespace agentops::layout
