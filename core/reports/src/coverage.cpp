// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/coverage.h>

#include "coveragebuilder.h"
#include "reporttext.h"

#include <agentops/reports/errors.h>

#include <QtCore/QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

/// With one digit; what is not whole is never shown as such.
double percentOf(qsizetype covered, qsizetype lines)
{
    return lines == 0 ? 100.0 : std::floor(1000.0 * double(covered) / double(lines)) / 10.0;
}

/// "3-5,9": lines that follow each other among those that can be run make one range.
QString uncoveredRanges(const QMap<int, qint64> &hits)
{
    constexpr qsizetype kMaxLength = 2000;
    QString text;
    int first = 0;
    int last = 0;
    const auto close = [&] {
        if (first == 0)
            return;
        text += (text.isEmpty() ? QString() : u","_s) + QString::number(first);
        if (last > first)
            text += u'-' + QString::number(last);
        first = 0;
    };
    for (auto it = hits.begin(); it != hits.end() && text.size() < kMaxLength; ++it) {
        if (it.value() > 0) {
            close();
            continue;
        }
        if (first == 0)
            first = it.key();
        last = it.key();
    }
    close();
    return text;
}

} // namespace

qsizetype FileCoverage::coveredCount() const
{
    return std::ranges::count_if(hits, [](qint64 count) { return count > 0; });
}

QJsonObject CoverageReport::toJson(qsizetype maxFiles) const
{
    qsizetype lines = 0;
    qsizetype covered = 0;
    QJsonArray list;
    for (const FileCoverage &file : files) {
        const qsizetype count = file.coveredCount();
        lines += file.hits.size();
        covered += count;
        if (list.size() < maxFiles)
            list.append(QJsonObject{{u"path"_s, file.path},
                                    {u"lines"_s, file.hits.size()},
                                    {u"covered"_s, count},
                                    {u"percent"_s, percentOf(count, file.hits.size())},
                                    {u"uncovered"_s, uncoveredRanges(file.hits)}});
    }
    return {{u"lines"_s, lines},
            {u"covered"_s, covered},
            {u"percent"_s, percentOf(covered, lines)},
            {u"isComplete"_s, files.size() <= maxFiles},
            {u"files"_s, list}};
}

Result<CoverageReport> readCoverage(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    const QByteArrayView begin = withoutBeginningSpace(text);
    if (begin.startsWith('<'))
        return readXmlCoverage(text);
    if (begin.startsWith("mode:"))
        return readGoCoverage(begin);
    if (begin.startsWith("TN:") || begin.startsWith("SF:"))
        return readLcov(begin);
    return fail(errors::kUnknownFormat, u"this is no coverage report that we know"_s);
}

} // namespace agentops::reports
