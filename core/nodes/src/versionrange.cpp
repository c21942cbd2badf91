// SPDX-License-Identifier: GPL-3.0-or-later
#include "versionrange.h"

#include <agentops/nodes/errors.h>

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

/// The next version that differs in the segment at `place`.
QVersionNumber bumped(const QVersionNumber &version, qsizetype place)
{
    QList<int> segments = version.segments();
    segments.resize(place + 1);
    ++segments[place];
    return QVersionNumber(segments);
}

int compare(const QVersionNumber &a, const QVersionNumber &b)
{
    return QVersionNumber::compare(a.normalized(), b.normalized());
}

/// What changes from day to day, or stands in a file: no version of a program proves it.
bool isUnprovable(const QString &word)
{
    static const QRegularExpression kWords(
        u"^(?:latest|stable|oldstable|current|lts(?:/\\*|/-\\d+|/[a-z]+)?|node|next|rc|head|default"
        "|(?:nightly|beta)(?:-[\\d-]+)?|canary|debug|asan|system|pre-installed|highest|lowest"
        "|mingw|mswin|ucrt|[0-9a-f]{40}|\\.[\\w.-]+)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return kWords.match(word).hasMatch();
}

/// The major version of Node.js with a code name; 0 for one that is not known.
/// Source: nodejs.org, "Previous releases".
int nodeVersionOf(const QString &word)
{
    static const QHash<QString, int> kNames{
        {u"lts/argon"_s, 4},    {u"lts/boron"_s, 6},     {u"lts/carbon"_s, 8},
        {u"lts/dubnium"_s, 10}, {u"lts/erbium"_s, 12},   {u"lts/fermium"_s, 14},
        {u"lts/gallium"_s, 16}, {u"lts/hydrogen"_s, 18}, {u"lts/iron"_s, 20},
        {u"lts/jod"_s, 22},     {u"lts/krypton"_s, 24}};
    return kNames.value(word.toLower());
}

} // namespace

VersionRange::Interval VersionRange::intervalOf(const QString &sign, const QVersionNumber &version)
{
    const qsizetype last = version.segmentCount() - 1;
    if (sign == ">="_L1)
        return {.begin = version, .end = {}};
    if (sign == ">"_L1)
        return {.begin = bumped(version, last), .end = {}};
    if (sign == "<"_L1)
        return {.begin = {}, .end = version};
    if (sign == "<="_L1)
        return {.begin = {}, .end = bumped(version, last)};
    if (sign == "~"_L1)
        return {.begin = version, .end = bumped(version, std::min<qsizetype>(last, 1))};
    if (sign == "^"_L1) {
        // The first segment that is not 0 may not change.
        qsizetype first = 0;
        while (first < last && version.segmentAt(first) == 0)
            ++first;
        return {.begin = version, .end = bumped(version, first)};
    }
    return {.begin = version, .end = bumped(version, last)};
}

Result<> VersionRange::addPart(const QString &written, Alternative &alternative)
{
    static const QRegularExpression kImplementation(
        u"^(pypy|graalpy|jruby|truffleruby|ruby)(?:\\+[a-z]+)?(?:-?(.+))?$"_s);
    // The newest of a major version, in the words of pnpm.
    static const QRegularExpression kNewestOf(u"^(?:latest|next)-(?=\\d)"_s);
    static const QRegularExpression kFeatureBand(u"^(\\d{1,9}\\.\\d{1,9}\\.)(\\d)xx$"_s);
    static const QRegularExpression kForm(
        u"^(\\^|~|>=|<=|>|<|==?)?v?(\\d{1,9}(?:\\.\\d{1,9}){0,3})?((?:\\.?[xX*])*)"
        "(t?(?:[-+].+|(?:a|b|c|rc|alpha|beta|preview)\\d*)?)$"_s);
    QString part = written;
    if (const auto named = kImplementation.match(part); named.hasMatch()) {
        if (named.captured(1) != "ruby"_L1)
            alternative.implementation = named.captured(1);
        part = named.captured(2);
        if (part.isEmpty())
            return {};
        // It has a version of its own, which does not come first in what it says.
        if (alternative.implementation == "graalpy"_L1) {
            m_unproven.append(written);
            return {};
        }
    }
    if (const int major = nodeVersionOf(part); major > 0) {
        alternative.intervals.append(intervalOf({}, QVersionNumber(major)));
        return {};
    }
    if (isUnprovable(part)) {
        m_unproven.append(written);
        return {};
    }
    if (const auto band = kFeatureBand.match(part); band.hasMatch()) {
        const auto first =
            QVersionNumber::fromString(band.captured(1) + band.captured(2) + u"00"_s);
        QList<int> end = first.segments();
        end.last() += 100;
        alternative.intervals.append({.begin = first, .end = QVersionNumber(end)});
        return {};
    }
    const bool isNewest = part.contains(kNewestOf);
    const auto match = kForm.match(part.remove(kNewestOf));
    const QString number = match.captured(2);
    if (!match.hasMatch() || (number.isEmpty() && match.captured(3).isEmpty()))
        return fail(Error(errors::kBadParameter, u"\"%1\" is no range of versions"_s.arg(written))
                        .with(u"parameter"_s, u"version"_s));
    const QString sign = match.captured(1);
    const QString suffix = match.captured(4);
    // Of a range the numbers count; a single version may be one before its release, or of a build.
    const bool isSingle = sign.isEmpty() || sign.startsWith(u'=');
    if (isNewest || (isSingle && !suffix.isEmpty() && suffix != "-dev"_L1))
        m_unproven.append(written);
    if (!number.isEmpty())
        alternative.intervals.append(intervalOf(sign, QVersionNumber::fromString(number)));
    return {};
}

Result<> VersionRange::addAlternative(const QString &written)
{
    static const QRegularExpression kGap(u"(?<=[<>=~^])\\s+"_s);
    static const QRegularExpression kAge(u"^(?:stable|beta|nightly) .*(?:ago|releases?)$"_s);
    Alternative alternative;
    QString text = QString(written).replace(u',', u' ').simplified();
    if (kAge.match(text).hasMatch()) {
        m_unproven.append(text);
        text.clear();
    }
    if (const qsizetype hyphen = text.indexOf(" - "_L1); hyphen > 0)
        text = u">="_s + text.first(hyphen) + u" <="_s + text.sliced(hyphen + 3);
    for (const QString &part : text.remove(kGap).split(u' ', Qt::SkipEmptyParts))
        AO_CHECK(addPart(part, alternative));
    m_alternatives.append(std::move(alternative));
    return {};
}

Result<VersionRange> VersionRange::parse(const QString &text)
{
    VersionRange range;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        for (const QString &alternative : line.split(u"||"_s))
            AO_CHECK(range.addAlternative(alternative));
    }
    if (range.m_alternatives.isEmpty())
        range.m_alternatives.append(Alternative());
    range.m_unproven.removeDuplicates();
    return range;
}

bool VersionRange::contains(const QString &version, const QString &says) const
{
    const QVersionNumber number = QVersionNumber::fromString(version);
    const auto isIn = [&number](const Interval &interval) {
        return !number.isNull() && compare(number, interval.begin) >= 0
            && (!interval.end || compare(number, *interval.end) < 0);
    };
    return std::ranges::any_of(m_alternatives, [&](const Alternative &alternative) {
        return says.contains(alternative.implementation, Qt::CaseInsensitive)
            && std::ranges::all_of(alternative.intervals, isIn);
    });
}

QStringList VersionRange::implementations() const
{
    QStringList names;
    for (const Alternative &alternative : m_alternatives) {
        if (!alternative.implementation.isEmpty())
            names.append(alternative.implementation);
    }
    names.removeDuplicates();
    return names;
}

} // namespace agentops::nodes
