// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepglob.h"

#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

constexpr qsizetype kMaxVisited = 2'000'000;

struct Pattern
{
    bool isNegated = false;
    QRegularExpression expression;
    /// The folders in front of the first wildcard; empty for the top.
    QString searchPath;
    /// Whether these are ignored folders: the pattern means what is in them.
    bool isOfIgnored = false;

    bool leadsInto(const QString &folder) const
    {
        return searchPath.startsWith(folder + u'/') || folder.startsWith(searchPath + u'/')
            || folder == searchPath;
    }
};

bool hasWildcard(const QString &segment)
{
    static const QRegularExpression wildcard(u"[*?\\[]"_s);
    return wildcard.match(segment).hasMatch();
}

QString segmentExpression(const QString &segment)
{
    if (!hasWildcard(segment))
        return QRegularExpression::escape(segment);
    const QString made = QRegularExpression::wildcardToRegularExpression(
        segment, QRegularExpression::UnanchoredWildcardConversion);
    return u"(?:"_s + made + u')';
}

Result<Pattern> parsePattern(QString text)
{
    Pattern pattern;
    while (text.startsWith(u'!')) {
        pattern.isNegated = !pattern.isNegated;
        text.remove(0, 1);
    }
    QStringList segments = text.split(u'/', Qt::SkipEmptyParts);
    segments.removeAll(u"."_s);
    if (text.startsWith(u'/') || QDir::isAbsolutePath(text) || segments.contains(u".."_s))
        return fail(Error(errors::kOutsideWorkingDirectory,
                          u"the pattern leads out of the folder the step works in"_s)
                        .with(u"path"_s, text));
    const auto firstWildcard = std::ranges::find_if(segments, hasWildcard);
    pattern.searchPath = QStringList(segments.begin(), firstWildcard).join(u'/');
    QString expression;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool isLast = i + 1 == segments.size();
        if (segments[i] == "**"_L1)
            expression += isLast ? u".+"_s : u"(?:[^/]+/)*"_s;
        else
            expression += segmentExpression(segments[i]) + (isLast ? u"(?:/.*)?"_s : u"/"_s);
    }
    pattern.expression.setPattern(u"^(?:"_s + (segments.isEmpty() ? u".*"_s : expression)
                                  + u")$"_s);
    return pattern;
}

/// The folders to look through, without those inside of another.
QStringList searchPaths(const QList<Pattern> &patterns)
{
    QSet<QString> all;
    for (const Pattern &pattern : patterns) {
        if (!pattern.isNegated)
            all.insert(pattern.searchPath);
    }
    QStringList paths;
    for (const Pattern &pattern : patterns) {
        if (pattern.isNegated || paths.contains(pattern.searchPath))
            continue;
        bool isInside = false;
        for (QString above = pattern.searchPath; !above.isEmpty() && !isInside;) {
            above = above.contains(u'/') ? above.section(u'/', 0, -2) : QString();
            isInside = all.contains(above);
        }
        if (!isInside)
            paths.append(pattern.searchPath);
    }
    return paths;
}

class FileFinder
{
public:
    FileFinder(QString directory, QList<Pattern> patterns, const CancelToken &token,
               std::function<bool(const QString &)> isIgnored)
        : m_directory(std::move(directory))
        , m_patterns(std::move(patterns))
        , m_token(token)
        , m_isIgnored(std::move(isIgnored))
    { }

    Result<QStringList> find()
    {
        for (Pattern &pattern : m_patterns) {
            pattern.isOfIgnored = !pattern.isNegated && !pattern.searchPath.isEmpty()
                && isIgnored(pattern.searchPath);
        }
        for (const QString &path : searchPaths(m_patterns)) {
            if (path.isEmpty())
                AO_CHECK(enter(path));
            else
                AO_CHECK(visit(path, QFileInfo(m_directory + u'/' + path)));
        }
        return m_files;
    }

private:
    Result<> enter(const QString &folder)
    {
        AO_CHECK(m_token.check());
        QFileInfoList entries = QDir(m_directory + u'/' + folder)
                                    .entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                       | QDir::NoDotAndDotDot,
                                                   QDir::NoSort);
        std::ranges::sort(entries, {},
                          [](const QFileInfo &entry) { return entry.fileName().toUtf8(); });
        for (const QFileInfo &entry : std::as_const(entries)) {
            const QString name = entry.fileName();
            if (name != ".git"_L1)
                AO_CHECK(visit(folder.isEmpty() ? name : folder + u'/' + name, entry));
        }
        return {};
    }

    Result<> visit(const QString &path, const QFileInfo &entry)
    {
        if (++m_visited > kMaxVisited || m_files.size() >= kMaxFoundFiles)
            return fail(Error(errors::kTooManyFiles, u"the patterns name too many files"_s));
        if (entry.isDir() && !entry.isSymLink()) {
            const bool isWanted = !isIgnored(path + u'/')
                || std::ranges::any_of(m_patterns, [&path](const Pattern &pattern) {
                       return pattern.isOfIgnored && pattern.leadsInto(path);
                   });
            return isWanted ? enter(path) : Result<>();
        }
        const bool isOurs = entry.isFile() && resolveInside(m_directory, path).has_value();
        if (isOurs && matches(path))
            m_files.append(path);
        return {};
    }

    bool isIgnored(const QString &path) const { return m_isIgnored && m_isIgnored(path); }

    enum class Among { AllPatterns, ThoseOfIgnored };

    bool matches(const QString &path) const
    {
        return matches(path, Among::AllPatterns)
            && (!isIgnored(path) || matches(path, Among::ThoseOfIgnored));
    }

    bool matches(const QString &path, Among among) const
    {
        bool isMatch = false;
        for (const Pattern &pattern : m_patterns) {
            if (among == Among::ThoseOfIgnored && !pattern.isNegated && !pattern.isOfIgnored)
                continue;
            if (isMatch == pattern.isNegated && pattern.expression.match(path).hasMatch())
                isMatch = !pattern.isNegated;
        }
        return isMatch;
    }

    QString m_directory;
    QList<Pattern> m_patterns;
    CancelToken m_token;
    std::function<bool(const QString &)> m_isIgnored;
    QStringList m_files;
    qsizetype m_visited = 0;
};

} // namespace

Result<QStringList> findFiles(const QString &directory, const QStringList &patterns,
                              const CancelToken &token,
                              std::function<bool(const QString &)> isIgnored)
{
    QList<Pattern> parsed;
    for (const QString &text : patterns) {
        if (text.trimmed().isEmpty())
            continue;
        AO_TRY(const Pattern pattern, parsePattern(text.trimmed()));
        parsed.append(pattern);
    }
    return FileFinder(directory, std::move(parsed), token, std::move(isIgnored)).find();
}

QStringList toStrings(const QJsonArray &array)
{
    QStringList strings;
    for (const QJsonValue &value : array)
        strings.append(value.toString());
    return strings;
}

} // namespace agentops::nodes
