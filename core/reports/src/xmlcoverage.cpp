// SPDX-License-Identifier: GPL-3.0-or-later
#include "coveragebuilder.h"
#include "reporttext.h"
#include "xmlcursor.h"

#include <agentops/reports/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

class XmlCoverageReader
{
public:
    explicit XmlCoverageReader(QByteArrayView text) : m_xml(text) { }

    Result<CoverageReport> read()
    {
        bool isKnown = true;
        if (m_xml.enterChild()) {
            if (m_xml.name() == "report"_L1)
                readJacoco({});
            else if (m_xml.name() == "coverage"_L1 && m_xml.hasAttribute("line-rate"_L1))
                readCobertura({});
            else if (m_xml.name() == "coverage"_L1)
                readClover({});
            else
                isKnown = false;
        }
        AO_CHECK(m_xml.check());
        if (!isKnown)
            return fail(errors::kUnknownFormat, u"this is no coverage report that we know"_s);
        if (m_builder.isFull())
            return tooMany(u"lines"_s, kMaxCoveredLines);
        return m_builder.take();
    }

private:
    /// Source: cobertura.sourceforge.net/xml/coverage-04.dtd.
    void readCobertura(const QString &file)
    {
        while (m_xml.enterChild()) {
            if (m_xml.name() == "line"_L1) {
                if (!file.isEmpty())
                    m_builder.add(file, m_xml.number("number"_L1),
                                  m_xml.attribute("hits"_L1).toLongLong());
                m_xml.skip();
            } else if (m_xml.name() == "methods"_L1) {
                m_xml.skip(); // names its lines a second time, and the one it begins at
            } else {
                const QString name = m_xml.attribute("filename"_L1);
                readCobertura(name.isEmpty() ? file : name);
            }
        }
    }

    void readClover(const QString &file)
    {
        while (m_xml.enterChild()) {
            if (m_xml.name() == "line"_L1) {
                // The line of a method is no line that runs.
                if (!file.isEmpty() && m_xml.attribute("type"_L1) != "method"_L1)
                    m_builder.add(file, m_xml.number("num"_L1),
                                  m_xml.attribute("count"_L1).toLongLong());
                m_xml.skip();
            } else if (m_xml.name() == "file"_L1) {
                const QString path = m_xml.attribute("path"_L1);
                readClover(path.isEmpty() ? m_xml.attribute("name"_L1) : path);
            } else {
                readClover(file);
            }
        }
    }

    /// Source: jacoco.org/jacoco/trunk/coverage/report.dtd. `folder` is the package.
    void readJacoco(const QString &folder)
    {
        while (m_xml.enterChild()) {
            const QString name = m_xml.attribute("name"_L1);
            if (m_xml.name() == "group"_L1)
                readJacoco(folder);
            else if (m_xml.name() == "package"_L1)
                readJacoco(name);
            else if (m_xml.name() == "sourcefile"_L1)
                readJacocoFile(folder.isEmpty() ? name : folder + u'/' + name);
            else
                m_xml.skip();
        }
    }

    void readJacocoFile(const QString &path)
    {
        while (m_xml.enterChild()) {
            if (m_xml.name() == "line"_L1)
                m_builder.add(path, m_xml.number("nr"_L1), m_xml.number("ci"_L1));
            m_xml.skip();
        }
    }

    XmlCursor m_xml;
    CoverageBuilder m_builder;
};

} // namespace

Result<CoverageReport> readXmlCoverage(QByteArrayView text)
{
    return XmlCoverageReader(text).read();
}

} // namespace agentops::reports
