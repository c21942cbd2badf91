// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/notelayout.h>

#include <QtCore/QRegularExpression>
#include <QtGui/QFontInfo>
#include <QtGui/QFontMetricsF>
#include <QtGui/QTextBlock>
#include <QtGui/QTextDocument>
#include <QtGui/QTextLayout>
#include <QtGui/QTextList>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

// Stands for a break that Markdown would make a space of; nobody writes it.
constexpr QChar kBreak(0xe000);
// A longer first line is a paragraph, not a title.
constexpr qsizetype kLongestTitle = 60;

struct Style
{
    NoteFace face = NoteFace::Body;
    bool isLink = false;
    bool isStruck = false;
};

struct Run
{
    qsizetype start = 0;
    qsizetype length = 0;
    Style style;
};

bool isFence(const QString &line)
{
    const QString text = line.trimmed();
    return text.startsWith("```"_L1) || text.startsWith("~~~"_L1);
}

/// Whether something added at its end would make another thing of the line.
bool isMarkup(const QString &line)
{
    static const QRegularExpression only(u"^[\\s\\-=*_|:+>#]*$"_s);
    static const QRegularExpression definition(u"^\\s*\\[[^\\]]+\\]:"_s);
    return only.match(line).hasMatch() || line.trimmed().startsWith(u'|')
        || definition.match(line).hasMatch();
}

bool isPlainTitle(const QStringList &lines)
{
    static const QRegularExpression block(
        u"^\\s*(#|[-+*>|]\\s|[-+*_=]{3,}|\\d+[.)]\\s|```|~~~|    )"_s);
    static const QRegularExpression underline(u"^\\s*(=+|-+)\\s*$"_s);
    if (lines.size() < 2 || lines.first().size() > kLongestTitle
        || block.match(lines.first()).hasMatch())
        return false;
    return !underline.match(lines.at(1)).hasMatch();
}

/// With the breaks that a person sees while writing, and the title as a heading.
QString prepared(const QString &note)
{
    QStringList lines = note.trimmed().remove(kBreak).split(u'\n');
    if (isPlainTitle(lines))
        lines.first().prepend("# "_L1);
    bool isInFence = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString &line = lines[i];
        if (isFence(line)) {
            isInFence = !isInFence;
            continue;
        }
        const bool isFollowed = i + 1 < lines.size() && !lines.at(i + 1).trimmed().isEmpty();
        if (!isInFence && isFollowed && !isMarkup(line))
            line += u' ' + QString(kBreak);
    }
    return lines.join(u'\n');
}

void read(const QString &note, QTextDocument &document)
{
    document.setMarkdown(prepared(note),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
}

bool isCode(const QTextBlockFormat &format)
{
    return format.hasProperty(QTextFormat::BlockCodeFence)
        || format.hasProperty(QTextFormat::BlockCodeLanguage);
}

Style styleOf(const QTextCharFormat &format, const QTextBlockFormat &block)
{
    Style style;
    style.isLink = format.isAnchor();
    style.isStruck = format.fontStrikeOut();
    const bool isStrong = format.fontWeight() >= QFont::DemiBold;
    if (block.headingLevel() > 0)
        style.face = block.headingLevel() == 1 ? NoteFace::Title : NoteFace::Heading;
    else if (isCode(block) || format.fontFixedPitch())
        style.face = NoteFace::Code;
    // Qt reads _this_ as underlined.
    else if (format.fontItalic() || (format.fontUnderline() && !style.isLink))
        style.face = isStrong ? NoteFace::StrongEmphasis : NoteFace::Emphasis;
    else if (isStrong)
        style.face = NoteFace::Strong;
    return style;
}

/// The text of a block with its breaks, and what parts of it look like.
QString textOf(const QTextBlock &block, std::vector<Run> &runs)
{
    static const QRegularExpression breaks(u"\\s*\\x{e000}\\s?"_s);
    QString text;
    runs.clear();
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        const QTextCharFormat format = at.fragment().charFormat();
        QString part = at.fragment().text();
        // A picture would have to be loaded: its name stays.
        if (format.isImageFormat())
            part = u'[' + format.toImageFormat().name() + u']';
        part.replace(breaks, QString(QChar::LineSeparator));
        part.replace(u'\n', QChar::LineSeparator);
        runs.push_back({text.size(), part.size(), styleOf(format, block.blockFormat())});
        text += part;
    }
    while (text.endsWith(QChar::LineSeparator))
        text.chop(1);
    return text;
}

/// Goes through a document and writes one block below the other.
class NoteWriter
{
public:
    NoteWriter(NoteLayout &layout, qreal width, const NoteFonts &fonts)
        : m_layout(layout)
        , m_width(width)
        , m_fonts(fonts)
        , m_em(QFontInfo(fonts[0]).pixelSize())
    { }

    void add(const QTextBlock &block)
    {
        const QTextBlockFormat format = block.blockFormat();
        const Place place = placeOf(block);
        if (m_hasBlock && !(place == m_last && (place.isCode || place.isItem)))
            m_y += place.isItem && m_last.isItem ? m_em * 0.2 : m_em * 0.55;
        else if (m_hasBlock && place.isItem)
            m_y += m_em * 0.2;
        const qreal left =
            m_em * (1.4 * place.depth + 0.9 * place.quote) + (place.isCode ? m_em * 0.5 : 0);
        const qreal top = m_y;
        if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
            m_layout.marks.push_back({NoteMark::Kind::Rule, QRectF(0, m_y + m_em / 2, m_width, 1)});
            m_y += m_em;
        } else {
            write(block, left, place.isCode);
            markItem(block, left, top);
        }
        if (place.isCode)
            ground(top, place == m_last && m_hasBlock);
        for (int quote = 0; quote < place.quote; ++quote)
            m_layout.marks.push_back(
                {NoteMark::Kind::QuoteBar, QRectF(m_em * 0.9 * quote, top, 2, m_y - top)});
        m_last = place;
        m_hasBlock = true;
        m_layout.height = m_y;
    }

private:
    struct Place
    {
        int depth = 0;
        int quote = 0;
        bool isCode = false;
        bool isItem = false;
        friend bool operator==(const Place &, const Place &) = default;
    };

    static Place placeOf(const QTextBlock &block)
    {
        const QTextBlockFormat format = block.blockFormat();
        Place place;
        place.isCode = isCode(format);
        place.isItem = block.textList() != nullptr;
        place.depth =
            place.isItem ? std::max(block.textList()->format().indent(), 1) : format.indent();
        place.quote = format.intProperty(QTextFormat::BlockQuoteLevel);
        return place;
    }

    const QFont &font(NoteFace face) const { return m_fonts[size_t(face)]; }

    void write(const QTextBlock &block, qreal left, bool isCode)
    {
        std::vector<Run> runs;
        const QString text = textOf(block, runs);
        const NoteFace plain = isCode ? NoteFace::Code : NoteFace::Body;
        QTextLayout layout(text, runs.empty() ? font(plain) : font(runs.front().style.face));
        QList<QTextLayout::FormatRange> formats;
        for (const Run &run : runs) {
            QTextCharFormat format;
            format.setFont(font(run.style.face));
            formats.append({int(run.start), int(run.length), format});
        }
        layout.setFormats(formats);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setUseDesignMetrics(true);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(m_width - left, m_em));
            const qreal baseline = m_y + line.ascent();
            for (const Run &run : runs)
                place(text, run, line, left, baseline);
            m_firstBaseline = line.lineNumber() == 0 ? baseline : m_firstBaseline;
            m_y += std::ceil(line.height() + m_em * 0.15);
        }
        layout.endLayout();
    }

    void place(const QString &text, const Run &run, const QTextLine &line, qreal left,
               qreal baseline)
    {
        const qsizetype from = std::max<qsizetype>(run.start, line.textStart());
        qsizetype to = std::min<qsizetype>(
            {run.start + run.length, text.size(), line.textStart() + line.textLength()});
        // What is not seen at the end of a line is not written.
        const bool isAtEnd = to == line.textStart() + line.textLength();
        while (isAtEnd && to > from && text.at(to - 1).isSpace())
            --to;
        if (QStringView(text).sliced(from, std::max<qsizetype>(to - from, 0)).trimmed().isEmpty())
            return;
        const qreal x = line.cursorToX(int(from));
        m_layout.pieces.push_back({text.mid(from, to - from), run.style.face,
                                   QPointF(left + x, baseline), line.cursorToX(int(to)) - x,
                                   run.style.isLink, run.style.isStruck});
    }

    void markItem(const QTextBlock &block, qreal left, qreal top)
    {
        const QTextList *list = block.textList();
        if (!list || m_y == top)
            return;
        const qreal middle = m_firstBaseline - m_em * 0.35;
        const auto centered = [&](qreal size) {
            return QRectF(left - m_em * 0.75 - size / 2, middle - size / 2, size, size);
        };
        const QTextBlockFormat::MarkerType marker = block.blockFormat().marker();
        if (marker != QTextBlockFormat::MarkerType::NoMarker) {
            const bool isTicked = marker == QTextBlockFormat::MarkerType::Checked;
            m_layout.marks.push_back(
                {isTicked ? NoteMark::Kind::TickedBox : NoteMark::Kind::Box, centered(m_em)});
        } else if (list->format().style() == QTextListFormat::ListDecimal) {
            const QString number = list->itemText(block);
            const qreal width = QFontMetricsF(font(NoteFace::Body)).horizontalAdvance(number);
            m_layout.pieces.push_back({number, NoteFace::Body,
                                       QPointF(left - m_em * 0.3 - width, m_firstBaseline), width,
                                       false, false});
        } else {
            m_layout.marks.push_back({NoteMark::Kind::Bullet, centered(m_em * 0.35)});
        }
    }

    void ground(qreal top, bool isGoingOn)
    {
        std::vector<NoteMark> &marks = m_layout.marks;
        const auto last =
            std::ranges::find_last(marks, NoteMark::Kind::CodeGround, &NoteMark::kind);
        if (isGoingOn && !last.empty())
            last.front().rect.setBottom(m_y + 2);
        else
            marks.push_back(
                {NoteMark::Kind::CodeGround, QRectF(0, top - 2, m_width, m_y - top + 4)});
    }

    NoteLayout &m_layout;
    const qreal m_width;
    const NoteFonts &m_fonts;
    const qreal m_em;
    qreal m_y = 0;
    qreal m_firstBaseline = 0;
    Place m_last;
    bool m_hasBlock = false;
};

} // namespace

NoteLayout layOutNote(const QString &markdown, qreal width, const NoteFonts &fonts)
{
    NoteLayout layout;
    if (markdown.trimmed().isEmpty())
        return layout;
    QTextDocument document;
    read(markdown, document);
    NoteWriter writer(layout, width, fonts);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        writer.add(block);
    return layout;
}

QString noteTitle(const QString &markdown)
{
    QTextDocument document;
    read(markdown, document);
    std::vector<Run> runs;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = textOf(block, runs).section(QChar::LineSeparator, 0, 0).trimmed();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

const NoteLayout &NoteLayoutCache::find(const QString &markdown, qreal width, int size,
                                        const NoteFonts &fonts)
{
    const Key key{markdown, int(std::floor(width)), size};
    auto found = m_layouts.find(key);
    if (found == m_layouts.end())
        found = m_layouts.insert(key, {layOutNote(markdown, key.width, fonts), 0});
    found->generation = m_generation;
    return found->layout;
}

void NoteLayoutCache::nextGeneration()
{
    m_layouts.removeIf([this](const auto &entry) { return entry->generation + 1 < m_generation; });
    ++m_generation;
}

} // namespace agentops::ui::graph
