// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/web/pagehtml.h>

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

/// A family name cannot end the declaration it stands in.
QString quotedFamily(QString family)
{
    return u'"' + family.remove(u'"').remove(u'\\').remove(u'<') + u'"';
}

QString withTokens(QString css, const PageStyle &style)
{
    return css.replace("$text"_L1, style.text.name())
        .replace("$muted"_L1, style.muted.name())
        .replace("$line"_L1, style.line.name())
        .replace("$surface"_L1, style.surface.name())
        .replace("$code"_L1, style.code.name())
        .replace("$link"_L1, style.link.name())
        .replace("$sans"_L1, quotedFamily(style.fontFamily))
        .replace("$mono"_L1, quotedFamily(style.monoFamily))
        .replace("$size"_L1, QString::number(style.fontSize) + "px"_L1);
}

QString styleSheet(const PageStyle &style)
{
    return withTokens(uR"(
html { background: $surface; color: $text; font: 400 $size/1.55 $sans, system-ui, sans-serif; }
body { margin: 0 auto; padding: 20px 24px 40px; max-width: 860px; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; font-weight: 600; margin: 1.6em 0 0.5em; }
h1 { font-size: 1.54em; margin-top: 0; }
h2 { font-size: 1.16em; padding-bottom: 6px; border-bottom: 1px solid $line; }
h3, h4, h5, h6 { font-size: 1em; }
p, ul, ol, pre, table, blockquote { margin: 0 0 0.85em; }
ul, ol { padding-left: 1.6em; }
li.task-list-item { list-style: none; margin-left: -1.4em; }
a[href] { color: $link; text-decoration: none; }
a[href]:hover, a[href]:focus { text-decoration: underline; }
code, pre { font-family: $mono, ui-monospace, monospace; font-size: 0.96em;
            font-variant-ligatures: none; }
code { background: $code; padding: 1px 5px; border-radius: 4px; }
pre { background: $code; padding: 10px 12px; border-radius: 6px; overflow-x: auto; }
pre code { background: none; padding: 0; }
blockquote { margin-left: 0; padding: 0 0 0 14px; border-left: 3px solid $line; color: $muted; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 14px 5px 0; border-bottom: 1px solid $line; text-align: left;
         vertical-align: top; }
th { color: $muted; font-weight: 500; }
[align=right] { text-align: right; }
[align=center] { text-align: center; }
hr { border: 0; border-top: 1px solid $line; margin: 1.6em 0; }
img { max-width: 100%; }
.picture, del { color: $muted; }
::selection { background: $link; color: $surface; }
)"_s,
                      style);
}

QString richTextStyleSheet(const PageStyle &style)
{
    return withTokens(uR"(
h1 { font-size: x-large; font-weight: 600; }
h2 { font-size: large; font-weight: 600; }
h3, h4, h5, h6 { font-size: medium; font-weight: 600; }
a { color: $link; text-decoration: none; }
code, pre { font-family: $mono; background-color: $code; }
blockquote, th, .picture { color: $muted; }
th, td { padding: 4px 12px 4px 0; }
)"_s,
                      style);
}

} // namespace

QString pageHtml(const QString &body, const PageStyle &style)
{
    const QString css = styleSheet(style);
    const QByteArray hash =
        QCryptographicHash::hash(css.toUtf8(), QCryptographicHash::Sha256).toBase64();
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "img-src data:; style-src 'sha256-"_L1
        + QString::fromLatin1(hash)
        + "'; base-uri 'none'; form-action 'none'\">"
          "<meta name=\"referrer\" content=\"no-referrer\"><style>"_L1
        + css + "</style></head><body>"_L1 + body + "</body></html>"_L1;
}

QString richTextHtml(const QString &body, const PageStyle &style)
{
    return "<html><head><style>"_L1 + richTextStyleSheet(style) + "</style></head><body>"_L1 + body
        + "</body></html>"_L1;
}

} // namespace agentops::ui
