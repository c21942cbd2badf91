// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/text.h>

#include <QtCore/QStringDecoder>

namespace agentops::review {

TextLines::TextLines(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    m_text = utf8(bytes);
    if (utf8.hasError()) {
        m_text = QString::fromLatin1(bytes);
        m_isLatin1 = true;
    }
    if (m_text.isEmpty())
        return;
    m_starts.append(0);
    for (qsizetype end = m_text.indexOf(u'\n'); end >= 0; end = m_text.indexOf(u'\n', end + 1))
        m_starts.append(end + 1);
    if (m_text.endsWith(u'\n'))
        m_starts.removeLast();
    else
        m_lacksFinalNewline = true;
}

QStringView TextLines::line(int index) const
{
    const qsizetype start = m_starts.at(index);
    const qsizetype end = index + 1 < m_starts.size() ? m_starts.at(index + 1) : m_text.size();
    QStringView line = QStringView(m_text).sliced(start, end - start);
    if (line.endsWith(u'\n'))
        line.chop(1);
    if (line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

} // namespace agentops::review
