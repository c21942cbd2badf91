// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace agentops::layout {

namespace {

double gapBetween(const QRectF &a, const QRectF &b)
{
    const double dx = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
    const double dy = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
    return dx * dx + dy * dy;
}

/// Where boxes stand now, with the frames around what is inside; null for those that stand nowhere.
std::vector<QRectF> framesOf(const LayoutGraph &graph, const QMarginsF &inset)
{
    std::vector<QRectF> frames(size_t(graph.boxes.size()));
    for (int i = 0; i < int(graph.boxes.size()); ++i) {
        const Box &box = graph.boxes[i];
        if (!box.place)
            continue;
        QRectF rect(*box.place, box.size);
        frames[i] |= rect;
        for (int at = box.parent; at >= 0 && graph.boxes[at].place; at = graph.boxes[at].parent) {
            rect.adjust(0, 0, inset.right(), inset.bottom());
            frames[at] |= rect;
        }
    }
    return frames;
}

/// Of the boxes right inside of `parent` the one nearest to the note; -1 when none stands anywhere.
int nearestBox(const LayoutGraph &graph, const std::vector<QRectF> &frames, int parent,
               const QRectF &note)
{
    int nearest = -1;
    double smallest = std::numeric_limits<double>::max();
    for (int i = 0; i < int(graph.boxes.size()); ++i) {
        const Box &box = graph.boxes[i];
        if (box.parent != parent || frames[i].isNull())
            continue;
        const double gap = gapBetween(note, frames[i]);
        if (gap < smallest || (gap == smallest && box.id < graph.boxes[nearest].id)) {
            smallest = gap;
            nearest = i;
        }
    }
    return nearest;
}

/// What a note belongs to, and how far away that is.
struct Owner
{
    int box = 0;
    double gap = std::numeric_limits<double>::max();
};

/// The innermost box that a note is next to: what is inside of a box counts for notes in its frame.
Owner ownerOf(const LayoutGraph &graph, const std::vector<QRectF> &frames, const QRectF &note)
{
    int found = nearestBox(graph, frames, -1, note);
    if (found < 0)
        return {};
    while (gapBetween(note, frames[found]) == 0) {
        const QRectF head(*graph.boxes[found].place, graph.boxes[found].size);
        const int inside = nearestBox(graph, frames, found, note);
        if (inside < 0 || gapBetween(note, head) < gapBetween(note, frames[inside]))
            break;
        found = inside;
    }
    return {found, gapBetween(note, frames[found])};
}

bool isAbove(const LayoutGraph &graph, int note, int box)
{
    const Box &b = graph.boxes[box];
    return !b.place || graph.notes[note].rect.center().y() < QRectF(*b.place, b.size).center().y();
}

} // namespace

std::vector<std::vector<int>> notesOfBoxes(const LayoutGraph &graph, const QMarginsF &inset)
{
    std::vector<std::vector<int>> notes(size_t(graph.boxes.size()));
    if (notes.empty())
        return notes;
    const std::vector<QRectF> frames = framesOf(graph, inset);
    std::vector<Owner> owners;
    for (const Note &note : graph.notes)
        owners.push_back(ownerOf(graph, frames, note.rect));
    // A note that is nearer to another one belongs to what that belongs to: the nearest go first.
    std::vector<bool> isDone(owners.size(), false);
    for (size_t count = 0; count < owners.size(); ++count) {
        int next = -1;
        for (int i = 0; i < int(owners.size()); ++i) {
            if (!isDone[i] && (next < 0 || owners[i].gap < owners[next].gap))
                next = i;
        }
        isDone[next] = true;
        notes[owners[next].box].push_back(next);
        for (int i = 0; i < int(owners.size()); ++i) {
            const double gap = gapBetween(graph.notes[i].rect, graph.notes[next].rect);
            if (!isDone[i] && gap < owners[i].gap)
                owners[i] = {owners[next].box, gap};
        }
    }
    for (std::vector<int> &own : notes)
        std::ranges::sort(own, {}, [&graph](int note) {
            const Note &n = graph.notes[note];
            return std::tuple(n.rect.top(), n.rect.left(), n.id);
        });
    return notes;
}

Stack stackOf(const LayoutGraph &graph, int box, const QSizeF &boxSize,
              const std::vector<int> &notes, double gap)
{
    Stack stack;
    double y = 0;
    double width = boxSize.width();
    const auto add = [&](bool areAbove) {
        for (const int note : notes) {
            if (isAbove(graph, note, box) != areAbove)
                continue;
            const QSizeF size = graph.notes[note].rect.size();
            stack.notes.push_back({note, {0, areAbove ? y : y + gap}});
            y += size.height() + gap;
            width = std::max(width, size.width());
        }
    };
    add(true);
    stack.boxCorner = {0, y};
    y += boxSize.height();
    add(false);
    stack.size = {width, y};
    return stack;
}

} // namespace agentops::layout
