// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/difflayout.h>

#include <algorithm>

namespace agentops::ui::diff {

using review::Row;
using review::RowKind;

static void appendUnified(std::vector<Entry> &entries, const review::FileRows &rows, int first,
                          int end)
{
    for (int row = first; row < end; ++row) {
        if (rows.rows[size_t(row)].oldLine >= 0)
            entries.push_back({.row = row, .showsNew = false});
    }
    for (int row = first; row < end; ++row) {
        if (rows.rows[size_t(row)].newLine >= 0)
            entries.push_back({.row = row, .showsOld = false});
    }
}

std::vector<Entry> makeEntries(const review::FileRows &rows,
                               const std::vector<review::DisplayItem> &items,
                               Presentation presentation)
{
    std::vector<Entry> entries;
    entries.reserve(items.size());
    int changeStart = -1;
    const auto flush = [&](int end) {
        if (changeStart >= 0)
            appendUnified(entries, rows, changeStart, end);
        changeStart = -1;
    };
    for (const review::DisplayItem &item : items) {
        const bool isContext =
            item.isFold() || rows.rows[size_t(item.row)].kind == RowKind::Context;
        if (presentation == Presentation::Unified && !isContext) {
            if (changeStart < 0)
                changeStart = item.row;
            continue;
        }
        flush(item.row);
        entries.push_back({.row = item.row, .foldedCount = item.foldedCount});
    }
    flush(static_cast<int>(rows.rows.size()));
    return entries;
}

void DiffLayout::setEntries(const std::vector<Entry> &entries, Metrics metrics)
{
    m_heights.clear();
    m_heights.reserve(entries.size());
    for (const Entry &entry : entries)
        m_heights.push_back(entry.isFold() ? metrics.foldHeight : metrics.lineHeight);
    m_rooms.assign(entries.size() + 1, 0);
    arrange();
}

bool DiffLayout::setRoom(int entry, int height)
{
    int &room = m_rooms[size_t(entry + 1)];
    if (room == height)
        return false;
    room = height;
    arrange();
    return true;
}

void DiffLayout::clearRooms()
{
    std::ranges::fill(m_rooms, 0);
    arrange();
}

int DiffLayout::roomTop(int entry) const
{
    return entry < 0 ? 0 : top(entry) + height(entry);
}

int DiffLayout::entryAt(double y) const
{
    const auto after = std::ranges::upper_bound(m_tops, static_cast<int>(y));
    return std::max(0, static_cast<int>(after - m_tops.begin()) - 1);
}

void DiffLayout::arrange()
{
    m_tops.resize(m_heights.size());
    int y = m_rooms.empty() ? 0 : m_rooms.front();
    for (size_t i = 0; i < m_heights.size(); ++i) {
        m_tops[i] = y;
        y += m_heights[i] + m_rooms[i + 1];
    }
    m_total = y;
}

std::vector<OverviewMark> overviewMarks(const review::FileRows &rows,
                                        const std::vector<Entry> &entries, const DiffLayout &layout,
                                        double extent)
{
    std::vector<OverviewMark> marks;
    const double total = std::max({1.0, extent, double(layout.totalHeight())});
    int last = -2;
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        const Entry &entry = entries[size_t(i)];
        const RowKind kind = rows.rows[size_t(entry.row)].kind;
        if (entry.isFold() || kind == RowKind::Context)
            continue;
        using Kind = OverviewMark::Kind;
        Kind mark = kind == RowKind::Added ? Kind::Added : Kind::Removed;
        if (kind == RowKind::Modified)
            mark = entry.showsOld && entry.showsNew ? Kind::Modified
                : entry.showsOld                    ? Kind::Removed
                                                    : Kind::Added;
        const double end = (layout.top(i) + layout.height(i)) / total;
        if (last == i - 1 && marks.back().kind == mark)
            marks.back().end = end;
        else
            marks.push_back({mark, layout.top(i) / total, end});
        last = i;
    }
    return marks;
}

} // namespace agentops::ui::diff
