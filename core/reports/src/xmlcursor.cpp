// SPDX-License-Identifier: GPL-3.0-or-later
#include "xmlcursor.h"

#include "reporttext.h"

#include <agentops/reports/testreport.h>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

constexpr int kMaxDepth = 100;

} // namespace

XmlCursor::XmlCursor(QByteArrayView text) : m_reader(text.toByteArray()) { }

QXmlStreamReader::TokenType XmlCursor::advance()
{
    const QXmlStreamReader::TokenType token = m_reader.readNext();
    if (token == QXmlStreamReader::StartElement) {
        if (++m_depth > kMaxDepth)
            fail(u"the elements are nested too deep"_s);
    } else if (token == QXmlStreamReader::EndElement) {
        --m_depth;
    } else if (token == QXmlStreamReader::DTD && !m_reader.entityDeclarations().isEmpty()) {
        fail(u"the report defines entities"_s);
    }
    return m_reader.hasError() ? QXmlStreamReader::Invalid : token;
}

bool XmlCursor::enterChild()
{
    while (!m_reader.atEnd()) {
        switch (advance()) {
        case QXmlStreamReader::StartElement:
            return true;
        case QXmlStreamReader::EndElement:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid:
            return false;
        default:
            break;
        }
    }
    return false;
}

void XmlCursor::skip()
{
    const int outside = m_depth - 1;
    while (m_depth > outside && !m_reader.atEnd())
        advance();
}

QString XmlCursor::text()
{
    const int outside = m_depth - 1;
    QString text;
    while (m_depth > outside && !m_reader.atEnd()) {
        if (advance() == QXmlStreamReader::Characters && text.size() < kMaxDetailLength)
            text += m_reader.text().first(
                std::min(m_reader.text().size(), kMaxDetailLength - text.size()));
    }
    return text;
}

QString XmlCursor::attribute(QLatin1StringView name) const
{
    return m_reader.attributes().value(name).toString();
}

int XmlCursor::number(QLatin1StringView name) const
{
    return std::max(0, m_reader.attributes().value(name).toInt());
}

bool XmlCursor::hasAttribute(QLatin1StringView name) const
{
    return m_reader.attributes().hasAttribute(name);
}

void XmlCursor::fail(const QString &message)
{
    if (!m_reader.hasError())
        m_reader.raiseError(message);
}

Result<> XmlCursor::check() const
{
    if (!m_reader.hasError())
        return {};
    return malformed(m_reader.errorString(), m_reader.lineNumber(), m_reader.columnNumber() + 1);
}

} // namespace agentops::reports
