// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/logindex.h>

#include <algorithm>

namespace agentops::ui {

using workflow::LogLine;

namespace {

/// Styles in which lines begin; the ones behind these begin as usual. Few programs go on in a style
/// behind a line at all.
constexpr qsizetype kMaxStyles = 1000;
/// A sequence that is longer is none.
constexpr qsizetype kMaxTail = 4096;

} // namespace

void LogIndex::clear()
{
    *this = LogIndex();
}

QList<int> LogIndex::append(const QList<LogLine> &pieces)
{
    const int known = count();
    QList<int> changed;
    for (const LogLine &piece : pieces) {
        const std::uint32_t number = sourceNumber(piece);
        m_pieces.append({piece.position, piece.at, number, std::uint32_t(piece.text.size())});
        Source &source = m_sources[number];
        if (source.openLine >= 0 && source.openLine < known && !piece.text.isEmpty()
            && !changed.contains(source.openLine))
            changed.append(source.openLine);
        const QStringView text = piece.text;
        for (qsizetype from = 0; from < text.size();) {
            const qsizetype newline = text.indexOf(u'\n', from);
            const qsizetype end = newline < 0 ? text.size() : newline;
            appendStretch(source, text.sliced(from, end - from),
                          {std::uint32_t(m_pieces.size() - 1), std::uint32_t(from),
                           std::uint32_t(end - from)});
            from = end + 1;
            if (newline < 0)
                break;
            source.openLine = -1;
            source.isOverwriting = false;
            source.tail.clear();
        }
    }
    return changed;
}

void LogIndex::appendStretch(Source &source, QStringView text, Extent extent)
{
    if (source.openLine < 0) {
        source.openLine = count();
        Line line;
        static_cast<Extent &>(line) = {extent.piece, extent.start, 0};
        line.style = styleNumber(source.style);
        m_lines.append(line);
    }
    QString joined = source.tail;
    if (!joined.isEmpty())
        joined += text;
    const QStringView followed = source.tail.isEmpty() ? text : QStringView(joined);
    const AnsiProgress progress = followAnsi(followed, source.isOverwriting, source.style);
    if (progress.shownFrom >= 0) {
        // A progress bar that has written its line a thousand times is read from where it ends.
        const qsizetype skipped = std::max<qsizetype>(0, progress.shownFrom - source.tail.size());
        extent.start += std::uint32_t(skipped);
        extent.length -= std::uint32_t(skipped);
        m_more.remove(source.openLine);
        Line &line = m_lines[source.openLine];
        static_cast<Extent &>(line) = extent;
        line.style = styleNumber(progress.shownStyle);
    } else {
        extend(source.openLine, extent);
    }
    source.isOverwriting = progress.isOverwriting;
    source.style = progress.end;
    const QStringView tail = followed.sliced(progress.incompleteFrom);
    source.tail = tail.size() <= kMaxTail ? tail.toString() : QString();
}

void LogIndex::extend(int line, Extent extent)
{
    if (extent.length == 0)
        return;
    Line &first = m_lines[line];
    if (first.length == 0)
        static_cast<Extent &>(first) = extent;
    else
        m_more[line].append(extent);
}

void LogIndex::appendParts(int line, int name, QList<LogPart> &parts, qsizetype maxLength) const
{
    qsizetype length = 0;
    const auto add = [&](const Extent &extent) {
        if (length < maxLength)
            parts.append({m_pieces.at(extent.piece).position, extent.start, extent.length, name});
        length += extent.length;
    };
    add(m_lines.at(line));
    const auto more = m_more.constFind(line);
    if (more == m_more.constEnd())
        return;
    for (const Extent &extent : *more) {
        add(extent);
        if (length >= maxLength)
            return;
    }
}

std::uint32_t LogIndex::sourceNumber(const LogLine &piece)
{
    const std::pair key{piece.step.text(), int(piece.stream)};
    const auto known = m_sourceNumbers.constFind(key);
    if (known != m_sourceNumbers.constEnd())
        return *known;
    const auto number = std::uint32_t(m_sources.size());
    Source source;
    source.step = piece.step;
    source.stream = piece.stream;
    m_sources.append(source);
    m_sourceNumbers.insert(key, number);
    return number;
}

std::uint32_t LogIndex::styleNumber(const AnsiStyle &style)
{
    const qsizetype known = m_styles.indexOf(style);
    if (known >= 0)
        return std::uint32_t(known);
    if (m_styles.size() >= kMaxStyles)
        return 0;
    m_styles.append(style);
    return std::uint32_t(m_styles.size() - 1);
}

} // namespace agentops::ui
