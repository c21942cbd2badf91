// SPDX-License-Identifier: GPL-3.0-or-later
#include "versionrange.h"

#include <agentops/nodes/errors.h>

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

} // namespace

Result<VersionRange::Interval> VersionRange::parsePart(const QString &part)
{
    static const QRegularExpression form(
        u"^(\\^|~|>=|<=|>|<|=)?v?(\\d{1,9}(?:\\.\\d{1,9}){0,3})?((?:\\.?[xX*])*)$"_s);
    const auto match = form.match(part);
    const QString number = match.captured(2);
    if (!match.hasMatch() || (number.isEmpty() && match.captured(3).isEmpty()))
        return fail(Error(errors::kBadParameter, u"\"%1\" is no range of versions"_s.arg(part))
                        .with(u"parameter"_s, u"version"_s));
    if (number.isEmpty())
        return Interval{};
    const QVersionNumber version = QVersionNumber::fromString(number);
    const qsizetype last = version.segmentCount() - 1;
    const QString sign = match.captured(1);
    if (sign == ">="_L1)
        return Interval{.begin = version, .end = {}};
    if (sign == ">"_L1)
        return Interval{.begin = bumped(version, last), .end = {}};
    if (sign == "<"_L1)
        return Interval{.begin = {}, .end = version};
    if (sign == "<="_L1)
        return Interval{.begin = {}, .end = bumped(version, last)};
    if (sign == "~"_L1)
        return Interval{.begin = version, .end = bumped(version, std::min<qsizetype>(last, 1))};
    if (sign == "^"_L1) {
        // The first segment that is not 0 may not change.
        qsizetype first = 0;
        while (first < last && version.segmentAt(first) == 0)
            ++first;
        return Interval{.begin = version, .end = bumped(version, first)};
    }
    return Interval{.begin = version, .end = bumped(version, last)};
}

Result<VersionRange> VersionRange::parse(const QString &text)
{
    static const QRegularExpression gap(u"(?<=[<>=~^])\\s+"_s);
    VersionRange range;
    for (const QString &alternative : QString(text).remove(gap).split(u"||"_s)) {
        QList<Interval> intervals;
        for (const QString &part : alternative.simplified().split(u' ', Qt::SkipEmptyParts)) {
            AO_TRY(const Interval interval, parsePart(part));
            intervals.append(interval);
        }
        range.m_alternatives.append(intervals);
    }
    return range;
}

bool VersionRange::contains(const QString &version) const
{
    const QVersionNumber number = QVersionNumber::fromString(version);
    return std::ranges::any_of(m_alternatives, [&number](const QList<Interval> &intervals) {
        return std::ranges::all_of(intervals, [&number](const Interval &interval) {
            return !number.isNull() && compare(number, interval.begin) >= 0
                && (!interval.end || compare(number, *interval.end) < 0);
        });
    });
}

} // namespace agentops::nodes
