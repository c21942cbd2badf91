// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/logmarkup.h>
#include <agentops/ui/theme/palette.h>
#include <agentops/ui/theme/theme.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

constexpr double kContrast = 4.5;
constexpr double kHighContrast = 7;
/// How much of a faint text's colour is left.
constexpr double kFaint = 0.6;
constexpr int kTabWidth = 8;

QColor mixed(QColor a, QColor b, double share)
{
    const auto part = [share](float x, float y) {
        return float(x * share + y * (1 - share));
    };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

/// The colours that a span is drawn in; an invalid ground is that of the list.
struct Drawn
{
    QColor front;
    QColor ground;
};

Drawn drawn(const AnsiStyle &style, const LogColors &colors)
{
    QColor front = ansiColor(style.foreground, colors, colors.text);
    QColor ground = ansiColor(style.background, colors, QColor());
    if (style.isInverse) {
        std::swap(front, ground);
        if (!front.isValid())
            front = colors.ground;
    }
    const QColor behind = ground.isValid() ? ground : colors.ground;
    if (style.isFaint)
        front = mixed(front, behind, kFaint);
    return {readableColor(front, behind, colors.contrast), ground};
}

/// Spaces stay what they are: a log is set in columns.
void appendEscaped(QString &out, QStringView text, int &column)
{
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u' ':
            out += "&nbsp;"_L1;
            break;
        case u'\t':
            do {
                out += "&nbsp;"_L1;
            } while (++column % kTabWidth != 0);
            continue;
        case u'&':
            out += "&amp;"_L1;
            break;
        case u'<':
            out += "&lt;"_L1;
            break;
        case u'>':
            out += "&gt;"_L1;
            break;
        default:
            out += c;
        }
        ++column;
    }
}

struct Tags
{
    QString open;
    QString close;

    void add(const QString &tag, const QString &attributes = {})
    {
        open += u'<' + tag + attributes + u'>';
        close.prepend("</"_L1 + tag + u'>');
    }
};

Tags tagsOf(const AnsiStyle &style, const LogColors &colors)
{
    Tags tags;
    const Drawn look = drawn(style, colors);
    const QString front = look.front.name();
    if (look.ground.isValid())
        tags.add(u"span"_s,
                 u" style=\"color:%1;background-color:%2\""_s.arg(front, look.ground.name()));
    else if (look.front != colors.text)
        tags.add(u"font"_s, u" color=\"%1\""_s.arg(front));
    if (style.isBold)
        tags.add(u"b"_s);
    if (style.isItalic)
        tags.add(u"i"_s);
    if (style.isUnderlined)
        tags.add(u"u"_s);
    if (style.isStruck)
        tags.add(u"s"_s);
    return tags;
}

/// The part of `parts`, which are in order, that `at` is in; -1 for none.
template<typename Parts>
qsizetype partAt(const Parts &parts, qsizetype at)
{
    const auto next =
        std::ranges::upper_bound(parts, at, {}, [](const auto &part) { return part.start; });
    if (next == parts.begin())
        return -1;
    const auto part = std::prev(next);
    return at < part->start + part->length ? part - parts.begin() : -1;
}

} // namespace

LogColors logColors(const theme::Theme &theme)
{
    const std::array<QColor, 8> tokens{theme.faint(),      theme.failed(),  theme.ok(),
                                       theme.waiting(),    theme.running(), theme.inDoubt(),
                                       theme.syntaxType(), theme.text()};
    LogColors colors{.text = theme.text(),
                     .muted = theme.muted(),
                     .ground = theme.surface(),
                     .named = {},
                     .contrast = theme.isHighContrast() ? kHighContrast : kContrast};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // The bright ones are nearer to the text, which is what stands out on either ground.
        constexpr double kBright = 0.75;
        colors.named[i] = tokens[i];
        colors.named[i + 8] = mixed(tokens[i], theme.text(), kBright);
    }
    return colors;
}

QColor readableColor(QColor color, QColor ground, double contrast)
{
    constexpr float kStep = 0.02F;
    QColor best = color;
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    color.getHslF(&hue, &saturation, &lightness);
    // Away from the ground, to the side where there is more room.
    const QColor lightest = QColor::fromHslF(0, 0, 1);
    const QColor darkest = QColor::fromHslF(0, 0, 0);
    const bool goesLight =
        theme::contrastRatio(lightest, ground) >= theme::contrastRatio(darkest, ground);
    while (theme::contrastRatio(best, ground) < contrast) {
        lightness += goesLight ? kStep : -kStep;
        if (lightness <= 0 || lightness >= 1)
            return goesLight ? lightest : darkest;
        best = QColor::fromHslF(std::max(hue, 0.0F), saturation, lightness);
    }
    return best;
}

QColor ansiColor(const AnsiColor &color, const LogColors &colors, QColor standard)
{
    if (color.kind == AnsiColor::Kind::Default)
        return standard;
    if (color.kind == AnsiColor::Kind::Rgb)
        return QColor::fromRgb(QRgb(color.value));
    const int index = int(color.value);
    constexpr int kNamed = 16;
    constexpr int kGreys = 232;
    if (index < kNamed)
        return colors.named.at(std::size_t(index));
    if (index >= kGreys) {
        const int grey = 8 + 10 * (index - kGreys);
        return {grey, grey, grey};
    }
    const auto level = [](int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    };
    const int cube = index - kNamed;
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

LogMarkup logMarkup(const AnsiText &line, const QList<LogLink> &links, const LogColors &colors)
{
    if (line.spans.isEmpty() && links.isEmpty())
        return {};
    LogMarkup markup;
    QList<qsizetype> cuts{0, line.text.size()};
    for (const AnsiSpan &span : line.spans)
        cuts << span.start << span.start + span.length;
    for (const LogLink &link : links)
        cuts << link.start << std::min(link.start + link.length, line.text.size());
    std::ranges::sort(cuts);
    int column = 0;
    for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
        const qsizetype start = cuts.at(i);
        const qsizetype length = cuts.at(i + 1) - start;
        if (length == 0)
            continue;
        const qsizetype span = partAt(line.spans, start);
        const qsizetype link = partAt(links, start);
        Tags tags;
        if (span >= 0) {
            const AnsiStyle &style = line.spans.at(span).style;
            tags = tagsOf(style, colors);
            markup.isRich |= style.isInverse || style.background != AnsiColor();
        }
        if (link >= 0)
            tags.add(u"a"_s, u" href=\"%1\""_s.arg(link));
        markup.html += tags.open;
        appendEscaped(markup.html, QStringView(line.text).sliced(start, length), column);
        markup.html += tags.close;
    }
    return markup;
}

} // namespace agentops::ui
