// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/arrange.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

namespace agentops::ui::graph {

namespace {

QRectF coveredBy(const QList<QRectF> &rects)
{
    return std::accumulate(rects.begin(), rects.end(), QRectF(), std::bit_or<>());
}

void place(QRectF &rect, Alignment alignment, const QRectF &all)
{
    switch (alignment) {
    case Alignment::Left:
        rect.moveLeft(all.left());
        break;
    case Alignment::Center:
        rect.moveLeft(std::round(all.center().x() - rect.width() / 2));
        break;
    case Alignment::Right:
        rect.moveLeft(std::round(all.right() - rect.width()));
        break;
    case Alignment::Top:
        rect.moveTop(all.top());
        break;
    case Alignment::Middle:
        rect.moveTop(std::round(all.center().y() - rect.height() / 2));
        break;
    case Alignment::Bottom:
        rect.moveTop(std::round(all.bottom() - rect.height()));
        break;
    }
}

} // namespace

QList<QRectF> aligned(QList<QRectF> rects, Alignment alignment)
{
    const QRectF all = coveredBy(rects);
    for (QRectF &rect : rects)
        place(rect, alignment, all);
    return rects;
}

QList<QRectF> distributed(QList<QRectF> rects, Qt::Orientation direction)
{
    if (rects.size() < 3)
        return rects;
    const bool isAcross = direction == Qt::Horizontal;
    const auto start = [isAcross](const QRectF &rect) {
        return isAcross ? rect.left() : rect.top();
    };
    const auto length = [isAcross](const QRectF &rect) {
        return isAcross ? rect.width() : rect.height();
    };
    std::vector<QRectF *> order;
    for (QRectF &rect : rects)
        order.push_back(&rect);
    std::ranges::stable_sort(order, {},
                             [&](const QRectF *rect) { return start(*rect) + length(*rect) / 2; });
    const qreal end = start(*order.back()) + length(*order.back());
    qreal room = end - start(*order.front());
    for (const QRectF *rect : order)
        room -= length(*rect);
    const qreal gap = room / qreal(order.size() - 1);
    qreal next = start(*order.front());
    for (size_t i = 0; i + 1 < order.size(); ++i) {
        if (i > 0 && isAcross)
            order[i]->moveLeft(std::round(next));
        else if (i > 0)
            order[i]->moveTop(std::round(next));
        next += length(*order[i]) + gap;
    }
    return rects;
}

} // namespace agentops::ui::graph
