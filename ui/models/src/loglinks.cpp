// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/loglinks.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

/// Groups: 1 the path, 2 the line, 3 the column. None of them can match a text in two ways, so that
/// a long line costs its length and no more.
const QRegularExpression &python()
{
    static const QRegularExpression expression(u"File \"([^\"]+)\", line (\\d{1,9})()"_s);
    return expression;
}

const QRegularExpression &withColons()
{
    static const QRegularExpression expression(
        u"(?<![\\w.@+~/\\\\-])((?:[A-Za-z]:(?=[/\\\\]))?[\\w.@+~/\\\\-]++):(\\d{1,9})"
        "(?!\\d)(?::(\\d{1,9})(?!\\d))?"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

const QRegularExpression &withParentheses()
{
    static const QRegularExpression expression(
        u"(?<![\\w.@+~/\\\\-])((?:[A-Za-z]:(?=[/\\\\]))?[\\w.@+~/\\\\-]++)"
        "\\((\\d{1,9})(?:, ?(\\d{1,9}))?\\)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

const QRegularExpression &address()
{
    static const QRegularExpression expression(u"https?://[^\\s<>\"'`]+"_s);
    return expression;
}

const QRegularExpression &quotedWord()
{
    static const QRegularExpression expression(u"[\"'`“‘]([A-Za-z0-9_-]+)[\"'`”’]"_s);
    return expression;
}

/// `localhost:80` and `10.0.0.1:80` are no files, and `example.com:443` is hardly one.
bool looksLikeFile(const QString &path)
{
    static const QSet<QString> ofHosts{u"com"_s, u"org"_s, u"net"_s, u"local"_s, u"internal"_s};
    const qsizetype name = std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1;
    const qsizetype dot = path.lastIndexOf(u'.');
    const QString suffix = dot < name ? QString() : path.sliced(dot + 1);
    const bool isNamed = !suffix.isEmpty() && suffix.front().isLetter()
        && (name > 0 || !ofHosts.contains(suffix.toLower()));
    return isNamed || (name > 0 && name < path.size() && path.at(name).isLetter());
}

bool isFree(const QList<LogLink> &links, qsizetype start, qsizetype length)
{
    return std::ranges::none_of(links, [=](const LogLink &link) {
        return start < link.start + link.length && link.start < start + length;
    });
}

void add(QList<LogLink> &links, const LogLink &link)
{
    if (link.length > 0 && isFree(links, link.start, link.length))
        links.append(link);
}

void addFiles(QList<LogLink> &links, const QString &text, const QRegularExpression &expression)
{
    for (const QRegularExpressionMatch &match : expression.globalMatch(text)) {
        if (!looksLikeFile(match.captured(1)))
            continue;
        add(links,
            {match.capturedStart(), match.capturedLength(), LogLink::Kind::File, match.captured(1),
             match.captured(2).toInt(), match.captured(3).toInt()});
    }
}

void addAddresses(QList<LogLink> &links, const QString &text)
{
    for (const QRegularExpressionMatch &match : address().globalMatch(text)) {
        QStringView found = match.capturedView();
        // Sentences and brackets end behind an address more often than addresses end with them.
        while (!found.isEmpty() && QStringView(u".,;:!?)]}").contains(found.back()))
            found.chop(1);
        add(links,
            {match.capturedStart(), found.size(), LogLink::Kind::Address, found.toString(), 0, 0});
    }
}

void addNodes(QList<LogLink> &links, const QString &text, const QSet<QString> &nodes)
{
    if (nodes.isEmpty())
        return;
    for (const QRegularExpressionMatch &match : quotedWord().globalMatch(text)) {
        if (nodes.contains(match.captured(1)))
            add(links,
                {match.capturedStart(1), match.capturedLength(1), LogLink::Kind::Node,
                 match.captured(1), 0, 0});
    }
}

bool isSafeToOpen(const QFileInfo &file)
{
    // What some system runs, or lets decide what to run, when it is opened.
#ifdef Q_OS_WIN
    static const QSet<QString> run{u"bat"_s, u"cmd"_s, u"com"_s, u"exe"_s,      u"hta"_s, u"jar"_s,
                                   u"js"_s,  u"jse"_s, u"lnk"_s, u"msc"_s,      u"msi"_s, u"ps1"_s,
                                   u"py"_s,  u"pyw"_s, u"reg"_s, u"scr"_s,      u"url"_s, u"vbe"_s,
                                   u"vbs"_s, u"wsf"_s, u"wsh"_s, u"cpl"_s,      u"pif"_s, u"rb"_s,
                                   u"php"_s, u"pl"_s,  u"tcl"_s, u"appref-ms"_s};
#else
    static const QSet<QString> run{u"desktop"_s, u"jar"_s,      u"appimage"_s, u"command"_s,
                                   u"app"_s,     u"workflow"_s, u"exe"_s,      u"msi"_s};
#endif
    return !file.isExecutable() && !run.contains(file.suffix().toLower());
}

} // namespace

QList<LogLink> findLogLinks(const QString &text, const QSet<QString> &nodes)
{
    QList<LogLink> links;
    // Each expression needs one of these: most lines have none.
    if (text.contains("://"_L1))
        addAddresses(links, text);
    if (text.contains("\", line "_L1))
        addFiles(links, text, python());
    if (text.contains(u':'))
        addFiles(links, text, withColons());
    if (text.contains(u'('))
        addFiles(links, text, withParentheses());
    addNodes(links, text, nodes);
    std::ranges::sort(links, {}, &LogLink::start);
    return links;
}

std::optional<LogFile> findLogFileBlocking(const QString &folder, const QString &path)
{
    const QString ground = QFileInfo(folder).canonicalFilePath();
    if (folder.isEmpty() || ground.isEmpty())
        return std::nullopt;
    QStringList candidates{path};
    if (path.startsWith("a/"_L1) || path.startsWith("b/"_L1))
        candidates.append(path.sliced(2));
    for (const QString &candidate : std::as_const(candidates)) {
        const QFileInfo file(QDir(folder).absoluteFilePath(QDir::fromNativeSeparators(candidate)));
        // Links are followed before it is asked where the file is.
        const QString found = file.canonicalFilePath();
        if (!found.isEmpty() && file.isFile() && found.startsWith(ground + u'/'))
            return LogFile{found, isSafeToOpen(QFileInfo(found))};
    }
    return std::nullopt;
}

} // namespace agentops::ui
