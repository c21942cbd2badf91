// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/textlayoutcache.h>

#include <QtGui/QFontMetricsF>
#include <QtGui/QTextOption>

#include <cmath>

namespace agentops::ui::scene {

namespace {

TextLine layOut(const QString &text, const QFont &font, qreal maxWidth)
{
    const QFontMetricsF metrics(font);
    QString shown = text;
    shown.replace(u'\n', u' ');
    if (maxWidth > 0 && metrics.horizontalAdvance(shown) > maxWidth)
        shown = metrics.elidedText(shown, Qt::ElideRight, maxWidth);
    TextLine result;
    result.layout = std::make_shared<QTextLayout>(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setUseDesignMetrics(true);
    result.layout->setTextOption(option);
    result.layout->setCacheEnabled(true);
    result.layout->beginLayout();
    QTextLine line = result.layout->createLine();
    if (line.isValid()) {
        line.setLineWidth(1e6);
        line.setPosition({0, 0});
        result.width = line.naturalTextWidth();
        result.ascent = line.ascent();
        result.height = line.height();
    }
    result.layout->endLayout();
    return result;
}

} // namespace

TextLayoutCache::FontIndex TextLayoutCache::addFont(const QFont &font)
{
    m_fonts.push_back(font);
    return FontIndex(m_fonts.size() - 1);
}

void TextLayoutCache::setFont(FontIndex index, const QFont &font)
{
    if (m_fonts[size_t(index)] == font)
        return;
    m_fonts[size_t(index)] = font;
    m_lines.removeIf([index](const auto &entry) { return entry.key().font == index; });
    m_wrapped.removeIf([index](const auto &entry) { return entry.key().font == index; });
}

const TextLine &TextLayoutCache::line(const QString &text, FontIndex font, qreal maxWidth)
{
    const Key key{text, int(std::floor(maxWidth)), font};
    Entry &entry = m_lines[key];
    if (!entry.line)
        entry.line =
            std::make_shared<const TextLine>(layOut(text, m_fonts[size_t(font)], key.width));
    entry.generation = m_generation;
    return *entry.line;
}

const QStringList &TextLayoutCache::wrapped(const QString &text, FontIndex font, qreal width)
{
    const Key key{text, int(std::floor(width)), font};
    Wrapped &entry = m_wrapped[key];
    if (entry.generation == 0) {
        for (const QString &paragraph : text.split(u'\n')) {
            QTextLayout layout(paragraph, m_fonts[size_t(font)]);
            layout.beginLayout();
            for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
                line.setLineWidth(key.width);
                entry.lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
            }
            layout.endLayout();
        }
    }
    entry.generation = m_generation;
    return entry.lines;
}

void TextLayoutCache::nextGeneration()
{
    m_lines.removeIf([this](const auto &entry) { return entry->generation + 1 < m_generation; });
    m_wrapped.removeIf([this](const auto &entry) { return entry->generation + 1 < m_generation; });
    ++m_generation;
}

} // namespace agentops::ui::scene
