// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/rows.h>
#include <agentops/review/worddiff.h>

#include "pairing.h"

#include <algorithm>
#include <limits>

namespace agentops::review {

namespace {

class RowBuilder
{
public:
    RowBuilder(FileRows &out, bool wordSpans) : m_out(out), m_wordSpans(wordSpans) { }

    void addContext(int oldFirst, int newFirst, int count)
    {
        for (int i = 0; i < count; ++i)
            addRow({.kind = RowKind::Context, .oldLine = oldFirst + i, .newLine = newFirst + i});
    }

    void addChange(const git::LineChange &change)
    {
        const int firstRow = static_cast<int>(m_out.rows.size());
        int oldLine = change.oldFirst;
        int newLine = change.newFirst;
        for (const LinePair &pair : pairLines(m_out.oldText, m_out.newText, change)) {
            addSingles(oldLine, pair.oldLine, newLine, pair.newLine);
            addPair(pair);
            oldLine = pair.oldLine + 1;
            newLine = pair.newLine + 1;
        }
        addSingles(oldLine, change.oldFirst + change.oldCount, newLine,
                   change.newFirst + change.newCount);
        m_out.blocks.push_back({firstRow, static_cast<int>(m_out.rows.size()) - firstRow});
        m_out.removedLines += change.oldCount;
        m_out.addedLines += change.newCount;
    }

private:
    void addRow(Row row)
    {
        row.firstSpan = static_cast<uint32_t>(m_out.spans.size());
        m_out.rows.push_back(row);
    }

    void addSingles(int oldLine, int oldEnd, int newLine, int newEnd)
    {
        for (; oldLine < oldEnd; ++oldLine)
            addRow({.kind = RowKind::Removed, .oldLine = oldLine});
        for (; newLine < newEnd; ++newLine)
            addRow({.kind = RowKind::Added, .newLine = newLine});
    }

    void addPair(const LinePair &pair)
    {
        addRow({.kind = RowKind::Modified, .oldLine = pair.oldLine, .newLine = pair.newLine});
        if (!m_wordSpans)
            return;
        const WordDiff words =
            diffWords(m_out.oldText.line(pair.oldLine), m_out.newText.line(pair.newLine));
        constexpr size_t kMost = std::numeric_limits<uint16_t>::max();
        if (words.oldSpans.size() > kMost || words.newSpans.size() > kMost)
            return;
        Row &row = m_out.rows.back();
        row.oldSpanCount = static_cast<uint16_t>(words.oldSpans.size());
        row.newSpanCount = static_cast<uint16_t>(words.newSpans.size());
        m_out.spans.insert(m_out.spans.end(), words.oldSpans.begin(), words.oldSpans.end());
        m_out.spans.insert(m_out.spans.end(), words.newSpans.begin(), words.newSpans.end());
    }

    FileRows &m_out;
    bool m_wordSpans;
};

} // namespace

Result<FileRows> buildRows(const QByteArray &before, const QByteArray &after,
                           const RowOptions &options)
{
    AO_TRY(const QList<git::LineChange> changes, git::diffLines(before, after, options.whitespace));
    FileRows out;
    out.oldText = TextLines(before);
    out.newText = TextLines(after);
    out.rows.reserve(size_t(std::max(out.oldText.count(), out.newText.count())));
    RowBuilder builder(out, options.wordSpans);
    int oldLine = 0;
    int newLine = 0;
    for (const git::LineChange &change : changes) {
        builder.addContext(oldLine, newLine, change.oldFirst - oldLine);
        builder.addChange(change);
        oldLine = change.oldFirst + change.oldCount;
        newLine = change.newFirst + change.newCount;
    }
    builder.addContext(oldLine, newLine, out.oldText.count() - oldLine);
    return out;
}

std::vector<DisplayItem> foldContext(const FileRows &rows, int contextLines,
                                     const std::vector<RowRange> &opened)
{
    const int count = static_cast<int>(rows.rows.size());
    std::vector<RowRange> shown(opened);
    for (const ChangeBlock &block : rows.blocks)
        shown.push_back(
            {block.firstRow - contextLines, block.firstRow + block.rowCount + contextLines});
    std::ranges::sort(shown, {}, &RowRange::first);

    std::vector<DisplayItem> items;
    int next = 0;
    const auto addGap = [&](int end) {
        const int hidden = end - next;
        if (hidden == 1)
            items.push_back({.row = next});
        else if (hidden > 1)
            items.push_back({.row = next, .foldedCount = hidden});
        next = std::max(next, end);
    };
    for (const RowRange &range : shown) {
        addGap(std::clamp(range.first, next, count));
        for (const int end = std::min(range.end, count); next < end; ++next)
            items.push_back({.row = next});
    }
    addGap(count);
    return items;
}

} // namespace agentops::review
