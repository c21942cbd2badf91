// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/rows.h>
#include <agentops/ui/theme/colors.h>

#include <QtCore/QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace agentops::ui::diff {

/// A piece of a line in one colour.
/// Units: UTF-16 code units.
struct ColorRun
{
    int start = 0;
    int length = 0;
    theme::Colors::Token token{};
    friend bool operator==(const ColorRun &, const ColorRun &) = default;
};

/// The colours of some lines that follow each other.
/// Shape: `runs` of line firstLine + i are those from starts[i] up to starts[i + 1].
struct ColoredLines
{
    int firstLine = 0;
    std::vector<uint32_t> starts{0};
    std::vector<ColorRun> runs;

    int lineCount() const { return static_cast<int>(starts.size()) - 1; }
};

/// Colours the lines of a text one batch after the other. The first line is taken to be in the
/// state of a file's start, so starting further down gives colours that are only mostly right.
/// Thread: all calls of next() on one and the same worker.
class LineColoring
{
public:
    LineColoring(std::shared_ptr<const review::FileRows> rows, review::Side side, QString fileName,
                 int firstLine, int endLine);
    ~LineColoring();

    /// The next lines; nothing when there are no more, or no language fits the file name.
    std::optional<ColoredLines> next();

private:
    class Colorer;

    std::shared_ptr<const review::FileRows> m_rows;
    review::Side m_side;
    QString m_fileName;
    int m_line;
    int m_endLine;
    std::unique_ptr<Colorer> m_colorer;
};

} // namespace agentops::ui::diff
