// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QPointF>
#include <QtCore/QRectF>

#include <vector>

namespace agentops::ui::scene {

/// Finds the rectangles near a point or in an area without looking at all of them.
///
/// Items are numbers of the caller. Very large items are kept aside and always looked at, so that
/// one huge frame does not fill thousands of cells.
/// Complexity: a query looks at the cells it covers, or at all cells when those are fewer.
class SpatialGrid
{
public:
    explicit SpatialGrid(qreal cellSize = 512) : m_cellSize(cellSize) { }

    void clear();
    void insert(int item, const QRectF &bounds);
    /// Moves an item, or adds it.
    void update(int item, const QRectF &bounds);
    void remove(int item);

    /// Fills `items` with those whose bounds touch `area`. Shape: ascending, each once.
    void query(const QRectF &area, std::vector<int> &items) const;
    QRectF bounds(int item) const { return m_bounds.value(item); }
    qsizetype size() const { return m_bounds.size(); }

private:
    struct CellRange
    {
        int left, top, right, bottom;
        qint64 count() const { return qint64(right - left + 1) * (bottom - top + 1); }
    };

    CellRange cells(const QRectF &area) const;
    static quint64 key(int x, int y) { return quint64(quint32(x)) << 32 | quint32(y); }

    qreal m_cellSize;
    QHash<int, QRectF> m_bounds;
    QHash<quint64, std::vector<int>> m_cells;
    std::vector<int> m_large;
};

} // namespace agentops::ui::scene
