// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/diffpicture.h>

#include <agentops/ui/scene/meshpainter.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::ui::diff {

using review::Row;
using review::RowKind;
using review::Side;
using theme::Colors;

namespace {

constexpr int kTabWidth = 4;
/// What lies further right in a line is not drawn: nobody reads it, and laying it out takes long.
constexpr qsizetype kLongestShown = 4000;
/// Laid-out lines that are kept.
constexpr size_t kKeptLines = 4000;
constexpr double kGutterPadding = 8;

} // namespace

Columns makeColumns(double width, int lineCount, double charWidth, bool unified)
{
    int digits = 3;
    for (int count = 1000; count <= lineCount; count *= 10)
        ++digits;
    Columns columns;
    columns.unified = unified;
    columns.numberWidth = std::ceil(digits * charWidth);
    const double sign = std::ceil(charWidth) + kGutterPadding;
    if (unified) {
        Columns::Pane &pane = columns.panes[1];
        pane.gutterWidth = 2 * columns.numberWidth + 3 * kGutterPadding + sign;
        pane.textLeft = pane.gutterWidth;
        pane.right = width;
        return columns;
    }
    const double middle = std::floor(width / 2);
    for (const int side : {0, 1}) {
        Columns::Pane &pane = columns.panes[size_t(side)];
        pane.gutterLeft = side * middle;
        pane.gutterWidth = columns.numberWidth + 2 * kGutterPadding + sign;
        pane.textLeft = pane.gutterLeft + pane.gutterWidth;
        pane.right = side == 0 ? middle : width;
    }
    return columns;
}

void DiffPainter::setStyle(const Style &style)
{
    m_style = style;
    m_charWidth = QFontMetricsF(style.font).horizontalAdvance(u'0');
    m_labels = {};
    m_codeFont = m_labels.addFont(style.font);
    m_labelFont = m_labels.addFont(style.labelFont);
    m_lines.clear();
}

void DiffPainter::forget(Side side, int firstLine, int endLine)
{
    for (int line = firstLine; line < endLine; ++line)
        m_lines.erase(int64_t(line) * 2 + int64_t(side));
}

double DiffPainter::textWidth(const review::FileRows &rows, double charWidth)
{
    qsizetype longest = 0;
    for (const review::TextLines *text : {&rows.oldText, &rows.newText}) {
        for (int i = 0; i < text->count(); ++i) {
            const QStringView line = text->line(i);
            const qsizetype shown = std::min(line.size(), kLongestShown);
            longest = std::max(longest, shown + (kTabWidth - 1) * line.first(shown).count(u'\t'));
        }
    }
    return std::ceil(double(longest) * charWidth);
}

const scene::TextLine &DiffPainter::label(const QString &text,
                                          scene::TextLayoutCache::FontIndex font)
{
    return m_labels.line(text, font);
}

const scene::TextLine &DiffPainter::line(const DiffDocument &document, Side side, int index)
{
    if (m_lines.size() > kKeptLines)
        m_lines.clear();
    const auto [place, isNew] = m_lines.try_emplace(int64_t(index) * 2 + int64_t(side));
    scene::TextLine &out = place->second;
    if (!isNew)
        return out;
    const review::FileRows &rows = *document.rows();
    const QStringView full = (side == Side::Old ? rows.oldText : rows.newText).line(index);
    QString text = full.first(std::min(full.size(), kLongestShown)).toString();
    if (full.size() > kLongestShown)
        text += u'…';
    out.layout = std::make_shared<QTextLayout>(text, m_style.font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(kTabWidth * m_charWidth);
    out.layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const ColorRun &run : document.colors(side, index)) {
        QTextLayout::FormatRange range;
        range.start = run.start;
        range.length = run.length;
        range.format.setForeground(m_style.theme->color(run.token));
        formats.append(range);
    }
    out.layout->setFormats(formats);
    out.layout->setCacheEnabled(true);
    out.layout->beginLayout();
    QTextLine textLine = out.layout->createLine();
    out.layout->endLayout();
    out.width = textLine.naturalTextWidth();
    out.ascent = textLine.ascent();
    out.height = textLine.height();
    return out;
}

/// One run over some entries.
class DiffPainter::Pass
{
public:
    Pass(DiffPainter &painter, const DiffDocument &document, const Columns &columns,
         ChunkPicture &picture)
        : m_painter(painter)
        , m_document(document)
        , m_columns(columns)
        , m_picture(picture)
        , m_ground(picture.ground, {}, 1.0)
        , m_height(painter.m_style.lineHeight)
    { }

    void paint(const Entry &entry, double y, double height)
    {
        if (entry.isFold()) {
            paintFold(entry, y, height);
            return;
        }
        const Row &row = m_document.rows()->rows[size_t(entry.row)];
        if (m_columns.unified) {
            paintUnified(entry, row, y);
            return;
        }
        paintSide(Side::Old, row, y);
        paintSide(Side::New, row, y);
        fill(m_columns.panes[1].gutterLeft, y, 1, m_height, Colors::Token::Line);
    }

private:
    QColor color(Colors::Token token) const { return m_painter.m_style.theme->color(token); }

    void fill(double x, double y, double width, double height, Colors::Token token)
    {
        m_ground.rect({x, y, width, height}, scene::toRgba(color(token)));
    }

    void paintFold(const Entry &entry, double y, double height)
    {
        const double right = m_columns.panes[1].right;
        fill(0, y, right, height, Colors::Token::DiffFold);
        // Two arrow heads that part: what is hidden can be opened.
        const double x = kGutterPadding + m_columns.numberWidth / 2;
        const double middle = y + height / 2;
        const scene::Rgba ink = scene::toRgba(color(Colors::Token::Muted));
        for (const double way : {-1.0, 1.0}) {
            const std::array<QPointF, 3> head{QPointF(x - 3.5, middle + way * 2.5),
                                              QPointF(x, middle + way * 6),
                                              QPointF(x + 3.5, middle + way * 2.5)};
            m_ground.polyline(head, 1.3, ink);
        }
        QString text =
            DiffDocument::tr("%n unchanged line(s)", "a band in a diff", entry.foldedCount);
        if (const QString scope = m_document.foldScope(entry); !scope.isEmpty())
            text += u"  ·  "_s + scope;
        const scene::TextLine &line = m_painter.label(text, m_painter.m_labelFont);
        const Columns::Pane &first = m_columns.panes[m_columns.unified ? 1 : 0];
        m_picture.labels.push_back({line,
                                    {first.textLeft, y + std::round((height - line.height) / 2)},
                                    color(Colors::Token::Muted)});
    }

    void paintNumber(double right, double y, int line)
    {
        const scene::TextLine &text =
            m_painter.label(QString::number(line + 1), m_painter.m_codeFont);
        m_picture.labels.push_back({text,
                                    {std::round(right - text.width), textTop(text, y)},
                                    color(Colors::Token::Faint)});
    }

    void paintSign(const Columns::Pane &pane, double y, bool isAdded)
    {
        const scene::TextLine &text =
            m_painter.label(isAdded ? u"+"_s : u"−"_s, m_painter.m_codeFont);
        m_picture.labels.push_back(
            {text,
             {std::round(pane.textLeft - kGutterPadding - text.width), textTop(text, y)},
             color(isAdded ? Colors::Token::Ok : Colors::Token::Failed)});
    }

    double textTop(const scene::TextLine &text, double y) const
    {
        return y + std::round((m_height - text.height) / 2);
    }

    void paintText(int pane, Side side, const Row &row, double y)
    {
        const bool isOld = side == Side::Old;
        const scene::TextLine &text =
            m_painter.line(m_document, side, isOld ? row.oldLine : row.newLine);
        const review::FileRows &rows = *m_document.rows();
        scene::MeshPainter words(m_picture.panes[size_t(pane)].words, {}, 1.0);
        const scene::Rgba ink = scene::toRgba(
            color(isOld ? Colors::Token::DiffRemovedWord : Colors::Token::DiffAddedWord));
        const QTextLine line = text.layout->lineAt(0);
        for (const review::Span &span : isOld ? rows.oldSpans(row) : rows.newSpans(row)) {
            if (span.start >= kLongestShown)
                break;
            const double left = std::floor(line.cursorToX(span.start));
            const double right = std::ceil(line.cursorToX(
                static_cast<int>(std::min<qsizetype>(span.start + span.length, kLongestShown))));
            words.roundedRect({left, y + 1, right - left, m_height - 2}, scene::Corners::all(2),
                              ink);
        }
        if (!text.layout->text().isEmpty())
            m_picture.panes[size_t(pane)].texts.push_back(
                {text, {0, textTop(text, y)}, color(Colors::Token::Text)});
    }

    void paintSide(Side side, const Row &row, double y)
    {
        const bool isOld = side == Side::Old;
        const Columns::Pane &pane = m_columns.panes[isOld ? 0 : 1];
        const int line = isOld ? row.oldLine : row.newLine;
        const double width = pane.right - pane.gutterLeft;
        if (line < 0) {
            fill(pane.gutterLeft, y, width, m_height, Colors::Token::DiffEmpty);
            return;
        }
        if (row.kind != RowKind::Context) {
            fill(pane.gutterLeft, y, width, m_height,
                 isOld ? Colors::Token::DiffRemoved : Colors::Token::DiffAdded);
            paintSign(pane, y, !isOld);
        }
        paintNumber(pane.gutterLeft + kGutterPadding + m_columns.numberWidth, y, line);
        paintText(isOld ? 0 : 1, side, row, y);
    }

    void paintUnified(const Entry &entry, const Row &row, double y)
    {
        const Columns::Pane &pane = m_columns.panes[1];
        const bool isOld = !entry.showsNew;
        if (row.kind != RowKind::Context) {
            fill(0, y, pane.right, m_height,
                 isOld ? Colors::Token::DiffRemoved : Colors::Token::DiffAdded);
            paintSign(pane, y, !isOld);
        }
        const double right = kGutterPadding + m_columns.numberWidth;
        if (entry.showsOld && row.oldLine >= 0)
            paintNumber(right, y, row.oldLine);
        if (entry.showsNew && row.newLine >= 0)
            paintNumber(right + kGutterPadding + m_columns.numberWidth, y, row.newLine);
        paintText(1, isOld ? Side::Old : Side::New, row, y);
    }

    DiffPainter &m_painter;
    const DiffDocument &m_document;
    const Columns &m_columns;
    ChunkPicture &m_picture;
    scene::MeshPainter m_ground;
    double m_height;
};

ChunkPicture DiffPainter::paint(const DiffDocument &document, const Columns &columns,
                                int firstEntry, int endEntry)
{
    ChunkPicture picture;
    m_labels.nextGeneration();
    Pass pass(*this, document, columns, picture);
    const DiffLayout &layout = document.layout();
    for (int i = firstEntry; i < endEntry; ++i) {
        pass.paint(document.entries()[size_t(i)], layout.top(i) - layout.top(firstEntry),
                   layout.height(i));
    }
    return picture;
}

} // namespace agentops::ui::diff
