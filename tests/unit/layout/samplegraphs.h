// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/layout/layout.h>

#include <random>

namespace agentops::layout::sample {

/// Boxes of the size of cards.
inline LayoutGraph boxes(int count)
{
    LayoutGraph graph;
    for (int i = 0; i < count; ++i) {
        const QString number = QString::number(i).rightJustified(4, u'0');
        graph.boxes.append({.id = u'n' + number, .size = QSizeF(220, 100)});
    }
    return graph;
}

inline void join(LayoutGraph &graph, int from, int to, double fromOffset = 18, double toOffset = 18)
{
    graph.links.append({from, to, fromOffset, toOffset});
}

/// Links, sizes and ports by chance; without circles unless they are wanted.
inline LayoutGraph random(unsigned seed, int boxCount, int linkCount, bool hasCircles)
{
    std::mt19937 chance(seed);
    const auto below = [&chance](int limit) {
        return int(chance() % unsigned(limit));
    };
    LayoutGraph graph = boxes(boxCount);
    for (Box &box : graph.boxes) {
        const int width = below(6) == 0 ? 700 : 220;
        box.size = QSizeF(width, 60 + 22 * below(8));
    }
    for (int i = 0; i < linkCount; ++i) {
        int from = below(boxCount);
        int to = below(boxCount);
        if (from == to)
            continue;
        if (from > to && !hasCircles)
            std::swap(from, to);
        join(graph, from, to, 18 + 22 * below(2), 18 + 22 * below(2));
    }
    return graph;
}

/// Puts boxes into bodies of others, groups around some, and notes beside some.
inline void addStructure(LayoutGraph &graph, unsigned seed)
{
    std::mt19937 chance(seed);
    const int count = int(graph.boxes.size());
    for (int i = 1; i < count; ++i) {
        if (chance() % 4 == 0)
            graph.boxes[i].parent = int(chance() % unsigned(i));
    }
    for (int i = 0; i < 3; ++i) {
        Group group{.id = QString::number(i), .boxes = {}};
        for (int box = 0; box < count; ++box) {
            if (graph.boxes[box].parent < 0 && chance() % 3 == 0)
                group.boxes.append(box);
        }
        graph.groups.append(group);
    }
    for (int i = 0; i < count; ++i)
        graph.boxes[i].place = QPointF(chance() % 3000, chance() % 2000);
    for (int i = 0; i < 4; ++i) {
        const QPointF place(chance() % 3000, chance() % 2000);
        graph.notes.append({QString::number(i), QRectF(place, QSizeF(180 + 60 * i, 90))});
    }
}

} // namespace agentops::layout::sample
