// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::review {

/// The lines of one version of a file, decoded once.
/// Shape: lines count from 0 and come without their line ending; bytes that are no UTF-8 are read
/// as Latin-1, all of them.
class TextLines
{
public:
    TextLines() = default;
    explicit TextLines(const QByteArray &bytes);

    int count() const { return static_cast<int>(m_starts.size()); }
    QStringView line(int index) const;
    /// Whether the last line ends without a line ending.
    bool lacksFinalNewline() const { return m_lacksFinalNewline; }
    bool isLatin1() const { return m_isLatin1; }
    const QString &text() const { return m_text; }

private:
    QString m_text;
    QList<qsizetype> m_starts;
    bool m_lacksFinalNewline = false;
    bool m_isLatin1 = false;
};

} // namespace agentops::review
