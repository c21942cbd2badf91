// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/rows.h>

#include <vector>

namespace agentops::ui::diff {

enum class Presentation { SideBySide, Unified };

/// One line on the screen: a row of the comparison (both sides, or one of them when unified), or
/// the band of a fold.
struct Entry
{
    /// Row of review::FileRows; of a fold the first hidden one.
    int row = 0;
    /// 0 for a line.
    int foldedCount = 0;
    /// Which sides the line shows.
    bool showsOld = true;
    bool showsNew = true;

    bool isFold() const { return foldedCount > 0; }
    friend bool operator==(const Entry &, const Entry &) = default;
};

/// What is shown of a file, top to bottom. Unified, each change lists its old lines before its new
/// ones.
/// Thread: any; pure.
std::vector<Entry> makeEntries(const review::FileRows &rows,
                               const std::vector<review::DisplayItem> &items,
                               Presentation presentation);

/// Where each entry lies, with room for cards between them.
/// Units: device-independent pixels from the top of the file.
class DiffLayout
{
public:
    struct Metrics
    {
        int lineHeight = 18;
        int foldHeight = 26;
    };

    void setEntries(const std::vector<Entry> &entries, Metrics metrics);
    /// Room kept below an entry (-1: above the first one) for a card. Returns whether it changed.
    bool setRoom(int entry, int height);
    void clearRooms();

    int entryCount() const { return static_cast<int>(m_tops.size()); }
    /// Top of the line itself.
    int top(int entry) const { return m_tops[size_t(entry)]; }
    int height(int entry) const { return m_heights[size_t(entry)]; }
    /// Where a card below the entry begins.
    int roomTop(int entry) const;
    int totalHeight() const { return m_total; }
    /// The entry at `y`, or the one whose card is there; the nearest one outside.
    int entryAt(double y) const;

private:
    void arrange();

    std::vector<int> m_heights;
    std::vector<int> m_tops;
    /// Index 0 is above the first entry.
    std::vector<int> m_rooms;
    int m_total = 0;
};

/// A stretch of the overview strip.
/// Units: 0 to 1 of the extent.
struct OverviewMark
{
    enum class Kind { Added, Removed, Modified };

    Kind kind = Kind::Added;
    double start = 0;
    double end = 0;
    friend bool operator==(const OverviewMark &, const OverviewMark &) = default;
};

/// The changes of the entries as few stretches of a strip that stands for `extent` pixels, or for
/// the whole layout where that is higher. Thread: any; pure.
std::vector<OverviewMark> overviewMarks(const review::FileRows &rows,
                                        const std::vector<Entry> &entries, const DiffLayout &layout,
                                        double extent = 0);

} // namespace agentops::ui::diff
