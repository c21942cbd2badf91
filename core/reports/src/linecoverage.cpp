// SPDX-License-Identifier: GPL-3.0-or-later
#include "coveragebuilder.h"
#include "reporttext.h"

using namespace Qt::StringLiterals;

namespace agentops::reports {

// Source: geninfo(1).
Result<CoverageReport> readLcov(QByteArrayView text)
{
    CoverageBuilder builder;
    LineReader lines(text);
    QString path;
    while (const auto line = lines.next()) {
        if (line->startsWith("SF:")) {
            path = QString::fromUtf8(line->sliced(3)).trimmed();
            if (path.isEmpty())
                return lines.invalid(u"the file has no name"_s, 4);
        } else if (line->startsWith("DA:")) {
            const QList<QByteArray> fields = line->sliced(3).toByteArray().split(',');
            bool isNumber = false;
            const int number = fields[0].toInt(&isNumber);
            if (path.isEmpty() || !isNumber || fields.size() < 2)
                return lines.invalid(u"expected DA:line,hits inside a file"_s, 4);
            builder.add(path, number, qint64(std::min(fields[1].toDouble(), 9e15)));
        } else if (*line == "end_of_record") {
            path.clear();
        }
        if (builder.isFull())
            return tooMany(u"lines"_s, kMaxCoveredLines);
    }
    return builder.take();
}

// Source: go doc cover; each line is "file:line.column,line.column statements count".
Result<CoverageReport> readGoCoverage(QByteArrayView text)
{
    constexpr int kMaxBlockLines = 100'000;
    CoverageBuilder builder;
    LineReader lines(text);
    while (const auto line = lines.next()) {
        if (line->isEmpty() || line->startsWith("mode:"))
            continue;
        const QByteArray bytes = line->toByteArray();
        const qsizetype colon = bytes.lastIndexOf(':');
        const QList<QByteArray> fields = bytes.sliced(colon + 1).split(' ');
        const QList<QByteArray> ends = fields[0].split(',');
        if (colon < 1 || fields.size() != 3 || ends.size() != 2)
            return lines.invalid(u"expected file:line.column,line.column statements count"_s);
        bool isFirst = false;
        bool isLast = false;
        const int first = ends[0].split('.')[0].toInt(&isFirst);
        const int last = ends[1].split('.')[0].toInt(&isLast);
        if (!isFirst || !isLast || first < 1 || last < first || last - first > kMaxBlockLines)
            return lines.invalid(u"the lines of the block make no sense"_s, int(colon) + 2);
        const QString path = QString::fromUtf8(bytes.first(colon));
        for (int number = first; number <= last; ++number)
            builder.add(path, number, fields[2].toLongLong());
        if (builder.isFull())
            return tooMany(u"lines"_s, kMaxCoveredLines);
    }
    return builder.take();
}

} // namespace agentops::reports
