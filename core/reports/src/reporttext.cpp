// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/reports/errors.h>
#include <agentops/reports/testreport.h>

using namespace Qt::StringLiterals;

namespace agentops::reports {

std::optional<QByteArrayView> LineReader::next()
{
    if (m_rest.isEmpty())
        return std::nullopt;
    ++m_number;
    const qsizetype end = m_rest.indexOf('\n');
    QByteArrayView line = end < 0 ? m_rest : m_rest.first(end);
    m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

std::unexpected<Error> LineReader::invalid(const QString &message, int column) const
{
    return malformed(message, m_number, column);
}

Result<> checkSize(QByteArrayView text)
{
    if (text.size() > kMaxReportBytes)
        return tooMany(u"bytes"_s, kMaxReportBytes);
    return {};
}

std::unexpected<Error> tooMany(const QString &what, qsizetype limit)
{
    return fail(Error(errors::kTooLarge, u"the report has more than %1 %2"_s.arg(limit).arg(what)));
}

std::unexpected<Error> malformed(const QString &message, qint64 line, qint64 column)
{
    return fail(Error(errors::kMalformed, message)
                    .with(u"line"_s, QString::number(std::max<qint64>(line, 1)))
                    .with(u"column"_s, QString::number(std::max<qint64>(column, 1))));
}

Error asMalformed(const Error &error)
{
    return malformed(error.message(), error.contextValue(u"line").toInt(),
                     error.contextValue(u"column").toInt())
        .error();
}

QString shortened(const QString &text)
{
    return text.first(std::min(text.size(), kMaxDetailLength)).trimmed();
}

QString firstLine(const QString &text)
{
    constexpr qsizetype kMaxLength = 500;
    QString first;
    for (const QStringView line : qTokenize(text, u'\n', Qt::SkipEmptyParts)) {
        const QStringView trimmed = line.trimmed();
        if (first.isEmpty())
            first = trimmed.first(std::min(trimmed.size(), kMaxLength)).toString();
        // Go frames what a test says.
        if (!trimmed.isEmpty() && !trimmed.startsWith(u"=== ") && !trimmed.startsWith(u"--- "))
            return trimmed.first(std::min(trimmed.size(), kMaxLength)).toString();
    }
    return first;
}

QByteArrayView withoutBeginningSpace(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    while (!text.isEmpty() && QByteArrayView(" \t\r\n").contains(text.front()))
        text = text.sliced(1);
    return text;
}

} // namespace agentops::reports
