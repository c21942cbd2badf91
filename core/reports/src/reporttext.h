// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace agentops::reports {

/// The lines of a text, without their ends.
class LineReader
{
public:
    explicit LineReader(QByteArrayView text) : m_rest(text) { }

    std::optional<QByteArrayView> next();
    /// Of the line that next() gave last; from 1.
    int number() const { return m_number; }
    /// An error about that line.
    std::unexpected<Error> invalid(const QString &message, int column = 1) const;

private:
    QByteArrayView m_rest;
    int m_number = 0;
};

/// Errors: reports.too_large for more bytes than a report may have.
Result<> checkSize(QByteArrayView text);
std::unexpected<Error> tooMany(const QString &what, qsizetype limit);
std::unexpected<Error> malformed(const QString &message, qint64 line, qint64 column);
/// The error of parseJson() in words of this module.
Error asMalformed(const Error &error);

/// The first `kMaxDetailLength` of a text, without the space around it.
QString shortened(const QString &text);
/// The first line that says something, at most 500 characters.
QString firstLine(const QString &text);
/// The text from where it says something: behind a byte order mark and space.
QByteArrayView withoutBeginningSpace(QByteArrayView text);

} // namespace agentops::reports
