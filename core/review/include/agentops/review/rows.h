// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/diff.h>
#include <agentops/review/text.h>

#include <QtCore/QByteArray>

#include <cstdint>
#include <span>
#include <vector>

namespace agentops::review {

/// A piece of one line.
/// Units: UTF-16 code units from the start of the line.
struct Span
{
    int start = 0;
    int length = 0;
    friend bool operator==(const Span &, const Span &) = default;
};

enum class Side : uint8_t { Old, New };

enum class RowKind : uint8_t {
    Context, ///< the same line on both sides
    Modified, ///< a line and what became of it
    Removed, ///< only on the old side
    Added, ///< only on the new side
};

/// One row of the side-by-side view.
struct Row
{
    RowKind kind = RowKind::Context;
    /// 0-based; -1 on the side where the row is empty.
    int oldLine = -1;
    int newLine = -1;
    /// The changed words, as a range of FileRows::spans: first those of the old line.
    uint32_t firstSpan = 0;
    uint16_t oldSpanCount = 0;
    uint16_t newSpanCount = 0;

    friend bool operator==(const Row &, const Row &) = default;
};

/// A run of changed rows without context.
/// Shape: half-open range of rows.
struct ChangeBlock
{
    int firstRow = 0;
    int rowCount = 0;
    friend bool operator==(const ChangeBlock &, const ChangeBlock &) = default;
};

/// A definition and the lines it takes on the new side.
/// Shape: 0-based, half-open.
struct Scope
{
    int firstLine = 0;
    int endLine = 0;
    /// With the definitions around it: "Order.total".
    QString name;
    friend bool operator==(const Scope &, const Scope &) = default;
};

/// Both versions of one file, line by line side by side: plain data, made once, then only read.
struct FileRows
{
    TextLines oldText;
    TextLines newText;
    /// Every line of both sides exactly once, in order.
    std::vector<Row> rows;
    std::vector<Span> spans;
    std::vector<ChangeBlock> blocks;
    /// Definitions of the new side, outer ones before those in them; empty where the language is
    /// not known or reading it would take long.
    std::vector<Scope> scopes;
    int addedLines = 0;
    int removedLines = 0;

    /// The innermost definition around a line of the new side, or an empty string.
    QString scopeAt(int newLine) const;
    std::span<const Span> oldSpans(const Row &row) const
    {
        return std::span(spans).subspan(row.firstSpan, row.oldSpanCount);
    }
    std::span<const Span> newSpans(const Row &row) const
    {
        return std::span(spans).subspan(row.firstSpan + row.oldSpanCount, row.newSpanCount);
    }
};

struct RowOptions
{
    git::Whitespace whitespace = git::Whitespace::Significant;
    bool wordSpans = true;
};

/// Pairs two versions of a file. Lines come from the library's line comparison, words from ours;
/// cost grows about linearly with the text, and long lines and large changes only lose precision.
/// Thread: any; pure.
[[nodiscard]] Result<FileRows> buildRows(const QByteArray &before, const QByteArray &after,
                                         const RowOptions &options = {});

/// The definitions of a source text, by the language of its name.
/// Thread: any; pure, but for giving up when it takes long.
[[nodiscard]] std::vector<Scope> readScopes(const QString &path, const QByteArray &text);

/// One entry of what is shown of a file: a row, or a band that stands for hidden rows.
struct DisplayItem
{
    /// The first row.
    int row = 0;
    /// 0 for a row; else how many rows the band hides.
    int foldedCount = 0;

    bool isFold() const { return foldedCount > 0; }
    friend bool operator==(const DisplayItem &, const DisplayItem &) = default;
};

/// Rows that a person has opened: half-open ranges.
struct RowRange
{
    int first = 0;
    int end = 0;
    friend bool operator==(const RowRange &, const RowRange &) = default;
};

/// Hides unchanged rows further than `contextLines` from any change, except those of `opened`; a
/// gap of one row is never hidden.
/// Shape: ascending; together the items cover all rows. Thread: any; pure.
[[nodiscard]] std::vector<DisplayItem> foldContext(const FileRows &rows, int contextLines,
                                                   const std::vector<RowRange> &opened);

} // namespace agentops::review
