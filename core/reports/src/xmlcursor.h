// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QXmlStreamReader>

namespace agentops::reports {

/// Walks through the elements of an XML text that may be hostile: nothing is defined by the text
/// or fetched from elsewhere, and the depth is bounded. After an error there is no further child.
class XmlCursor
{
public:
    explicit XmlCursor(QByteArrayView text);

    /// Enters the next element inside the one entered last; false behind the last, which is then
    /// left. Each element entered is read to its end, by this or by skip() or text().
    bool enterChild();
    /// Leaves the element, whatever is in it.
    void skip();
    /// Leaves the element and gives the text in it, at most kMaxDetailLength.
    QString text();

    QStringView name() const { return m_reader.name(); }
    QString attribute(QLatin1StringView name) const;
    /// 0 when it is missing or no number.
    int number(QLatin1StringView name) const;
    bool hasAttribute(QLatin1StringView name) const;
    /// An error about the place reached.
    void fail(const QString &message);
    /// What was wrong so far.
    Result<> check() const;

private:
    QXmlStreamReader::TokenType advance();

    QXmlStreamReader m_reader;
    int m_depth = 0;
};

} // namespace agentops::reports
