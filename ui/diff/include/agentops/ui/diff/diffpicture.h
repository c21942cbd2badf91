// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/scene/textlayoutcache.h>
#include <agentops/ui/theme/theme.h>

#include <QtGui/QFont>

#include <array>
#include <unordered_map>
#include <vector>

namespace agentops::ui::diff {

/// Where the columns are. Units: device-independent pixels from the left of the canvas.
struct Columns
{
    struct Pane
    {
        /// Line numbers and sign.
        double gutterLeft = 0;
        double gutterWidth = 0;
        double textLeft = 0;
        double right = 0;
        friend bool operator==(const Pane &, const Pane &) = default;
    };
    /// Unified uses the second one only; its gutter holds both numbers.
    std::array<Pane, 2> panes;
    double numberWidth = 0;
    bool unified = false;

    friend bool operator==(const Columns &, const Columns &) = default;
};

/// Columns for a canvas of `width`. Thread: any; pure.
Columns makeColumns(double width, int lineCount, double charWidth, bool unified);

/// The picture of some entries that follow each other, relative to the top of the first.
struct ChunkPicture
{
    struct Pane
    {
        /// Behind the text: words that changed. Scrolls sideways with the text.
        scene::Mesh words;
        std::vector<scene::PlacedText> texts;
    };
    /// Grounds of lines, folds and fillers.
    scene::Mesh ground;
    std::vector<scene::PlacedText> labels;
    std::array<Pane, 2> panes;
};

/// Turns entries into triangles and lines of text.
/// Thread: GUI (fonts). Cost: about 40 microseconds per line that was not seen before; laid-out
/// lines are kept until colours or the font change.
class DiffPainter
{
public:
    struct Style
    {
        const theme::Theme *theme = nullptr;
        QFont font;
        QFont labelFont;
        int lineHeight = 18;
    };

    void setStyle(const Style &style);
    double charWidth() const { return m_charWidth; }
    /// Forgets laid-out lines: all, or some of a side (half-open).
    void clear() { m_lines.clear(); }
    void forget(review::Side side, int firstLine, int endLine);
    ChunkPicture paint(const DiffDocument &document, const Columns &columns, int firstEntry,
                       int endEntry);
    /// The widest line. Units: pixels.
    static double textWidth(const review::FileRows &rows, double charWidth);

private:
    class Pass;
    const scene::TextLine &line(const DiffDocument &document, review::Side side, int line);
    const scene::TextLine &label(const QString &text, scene::TextLayoutCache::FontIndex font);

    Style m_style;
    double m_charWidth = 8;
    scene::TextLayoutCache m_labels;
    scene::TextLayoutCache::FontIndex m_codeFont = 0;
    scene::TextLayoutCache::FontIndex m_labelFont = 0;
    std::unordered_map<int64_t, scene::TextLine> m_lines;
};

} // namespace agentops::ui::diff
