// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/spatialgrid.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::scene {

namespace {

constexpr qint64 kLargeItemCells = 64;

/// Unlike QRectF::intersects, a line or a point touches too.
bool touches(const QRectF &a, const QRectF &b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom()
        && b.top() <= a.bottom();
}

} // namespace

SpatialGrid::CellRange SpatialGrid::cells(const QRectF &area) const
{
    const auto cell = [this](qreal position) {
        return int(std::clamp(std::floor(position / m_cellSize), -1e9, 1e9));
    };
    return {cell(area.left()), cell(area.top()), cell(area.right()), cell(area.bottom())};
}

void SpatialGrid::clear()
{
    m_bounds.clear();
    m_cells.clear();
    m_large.clear();
}

void SpatialGrid::insert(int item, const QRectF &bounds)
{
    m_bounds.insert(item, bounds);
    const CellRange range = cells(bounds);
    if (range.count() > kLargeItemCells) {
        m_large.push_back(item);
        return;
    }
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x)
            m_cells[key(x, y)].push_back(item);
    }
}

void SpatialGrid::update(int item, const QRectF &bounds)
{
    remove(item);
    insert(item, bounds);
}

void SpatialGrid::remove(int item)
{
    const auto found = m_bounds.constFind(item);
    if (found == m_bounds.constEnd())
        return;
    const CellRange range = cells(*found);
    m_bounds.erase(found);
    if (range.count() > kLargeItemCells) {
        std::erase(m_large, item);
        return;
    }
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            const auto cell = m_cells.find(key(x, y));
            std::erase(*cell, item);
            if (cell->empty())
                m_cells.erase(cell);
        }
    }
}

void SpatialGrid::query(const QRectF &area, std::vector<int> &items) const
{
    items.clear();
    const auto take = [&](const std::vector<int> &candidates) {
        for (const int item : candidates) {
            if (touches(*m_bounds.constFind(item), area))
                items.push_back(item);
        }
    };
    const CellRange range = cells(area);
    if (range.count() > m_cells.size()) {
        for (const std::vector<int> &cell : m_cells)
            take(cell);
    } else {
        for (int y = range.top; y <= range.bottom; ++y) {
            for (int x = range.left; x <= range.right; ++x) {
                if (const auto cell = m_cells.constFind(key(x, y)); cell != m_cells.constEnd())
                    take(*cell);
            }
        }
    }
    take(m_large);
    std::ranges::sort(items);
    items.erase(std::ranges::unique(items).begin(), items.end());
}

} // namespace agentops::ui::scene
