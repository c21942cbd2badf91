// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/markdown.h>

#include <QtCore/QByteArray>
#include <QtCore/QRegularExpression>

#include <md4c-html.h>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

QString unescaped(QString attribute)
{
    return attribute.replace("&quot;"_L1, "\""_L1)
        .replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&amp;"_L1, "&"_L1);
}

bool isEmbeddedImage(const QString &address)
{
    static constexpr std::array kKinds{"data:image/png;base64,"_L1, "data:image/jpeg;base64,"_L1,
                                       "data:image/gif;base64,"_L1, "data:image/webp;base64,"_L1};
    for (const QLatin1StringView kind : kKinds) {
        if (address.startsWith(kind))
            return true;
    }
    return false;
}

/// Replaces every match by what `replacement` makes of it.
template<typename F>
QString replaced(const QString &text, const QRegularExpression &pattern, F replacement)
{
    QString out;
    out.reserve(text.size());
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        out += QStringView(text).sliced(from, match.capturedStart() - from);
        out += replacement(match);
        from = match.capturedEnd();
    }
    out += QStringView(text).sliced(from);
    return out;
}

// The patterns below meet tags written by md4c only: with raw HTML refused, every quote and angle
// bracket of the text itself has been escaped.

QString withoutForeignImages(const QString &html, EmbeddedImages images)
{
    static const QRegularExpression tag(u"<img src=\"([^\"]*)\" alt=\"([^\"]*)\"[^>]*>"_s);
    return replaced(html, tag, [images](const QRegularExpressionMatch &match) -> QString {
        if (images == EmbeddedImages::Keep && isEmbeddedImage(match.captured(1)))
            return "<img src=\""_L1 + match.captured(1) + "\" alt=\""_L1 + match.captured(2)
                + "\">"_L1;
        return "<span class=\"picture\">["_L1 + match.captured(2) + "]</span>"_L1;
    });
}

QString withoutForeignLinks(const QString &html)
{
    static const QRegularExpression tag(u"<a href=\"([^\"]*)\"[^>]*>"_s);
    return replaced(html, tag, [](const QRegularExpressionMatch &match) -> QString {
        if (!isOpenableLink(unescaped(match.captured(1))))
            return u"<a>"_s;
        return "<a href=\""_L1 + match.captured(1) + "\">"_L1;
    });
}

QString withCheckMarks(QString html)
{
    static const QRegularExpression tag(u"<input type=\"checkbox\"[^>]*>"_s);
    return replaced(html, tag, [](const QRegularExpressionMatch &match) {
        return match.capturedView().contains(u" checked"_s) ? u"\u2611 "_s : u"\u2610 "_s;
    });
}

void append(const MD_CHAR *text, MD_SIZE size, void *out)
{
    static_cast<QByteArray *>(out)->append(text, size);
}

} // namespace

bool isOpenableLink(const QString &address)
{
    static const QRegularExpression pattern(u"^(https?://|mailto:)[^\\s]+$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(address).hasMatch();
}

QString markdownToHtml(const QString &markdown, EmbeddedImages images)
{
    // The parser treats U+0000 as the specification says; the page must not see it either way.
    const QByteArray source = markdown.toUtf8();
    QByteArray html;
    html.reserve(source.size() * 2);
    const int failed =
        md_html(source.constData(), static_cast<MD_SIZE>(source.size()), append, &html,
                MD_DIALECT_GITHUB | MD_FLAG_NOHTML, MD_HTML_FLAG_SKIP_UTF8_BOM);
    if (failed) // out of memory: the text itself is still readable
        return "<pre>"_L1 + markdown.toHtmlEscaped() + "</pre>"_L1;
    return withCheckMarks(
        withoutForeignLinks(withoutForeignImages(QString::fromUtf8(html), images)));
}

} // namespace agentops::ui
