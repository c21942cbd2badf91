// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"
#include "xmlcursor.h"

#include <agentops/reports/testreport.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

std::chrono::microseconds durationOf(const QString &seconds)
{
    // Some write 1,234.5 for what takes long.
    const double value = QString(seconds).remove(u',').toDouble();
    const bool isSane = std::isfinite(value) && value > 0 && value < 1e9;
    return std::chrono::microseconds(isSane ? qint64(value * 1e6) : 0);
}

/// Vitest calls the class by the file.
bool isPath(const QString &text)
{
    static const QStringList suffixes{u".js"_s,  u".ts"_s,  u".mjs"_s, u".cjs"_s, u".jsx"_s,
                                      u".tsx"_s, u".mts"_s, u".php"_s, u".py"_s};
    return std::ranges::any_of(suffixes,
                               [&text](const QString &suffix) { return text.endsWith(suffix); });
}

class JUnitReader
{
public:
    explicit JUnitReader(QByteArrayView text) : m_xml(text) { }

    Result<TestReport> read()
    {
        if (m_xml.enterChild()) {
            if (m_xml.name() == "testsuite"_L1)
                readSuite();
            else if (m_xml.name() == "testsuites"_L1)
                readSuites();
            else
                m_xml.fail(u"expected testsuites, found %1"_s.arg(m_xml.name()));
        }
        AO_CHECK(m_xml.check());
        if (m_count > kMaxTestCases)
            return tooMany(u"tests"_s, kMaxTestCases);
        return std::move(m_report);
    }

private:
    void readSuites()
    {
        while (m_xml.enterChild()) {
            if (m_xml.name() == "testsuite"_L1)
                readSuite();
            else
                m_xml.skip();
        }
    }

    void readSuite()
    {
        TestSuite suite{.name = m_xml.attribute("name"_L1), .cases = {}};
        const QString file = m_xml.attribute("file"_L1);
        while (m_xml.enterChild()) {
            if (m_xml.name() == "testsuite"_L1)
                readSuite();
            else if (m_xml.name() == "testcase"_L1)
                readCase(suite, file);
            else
                m_xml.skip();
        }
        if (!suite.cases.isEmpty())
            m_report.suites.append(std::move(suite));
    }

    void readCase(TestSuite &suite, const QString &suiteFile)
    {
        if (++m_count > kMaxTestCases)
            return m_xml.skip();
        TestCase test{.name = m_xml.attribute("name"_L1),
                      .duration = durationOf(m_xml.attribute("time"_L1)),
                      .message = {},
                      .details = {},
                      .file = m_xml.attribute("file"_L1),
                      .line = m_xml.number("line"_L1)};
        // PHPUnit writes the name with dots in the one and as it is in the other.
        const bool hasClass = m_xml.hasAttribute("class"_L1);
        const QString className = m_xml.attribute(hasClass ? "class"_L1 : "classname"_L1);
        if (test.file.isEmpty())
            test.file = isPath(className) ? className : suiteFile;
        // pytest counts lines from 0.
        if (suite.name == "pytest"_L1 && m_xml.hasAttribute("line"_L1))
            ++test.line;
        const QString status = m_xml.attribute("status"_L1);
        if (status == "notrun"_L1 || status == "disabled"_L1)
            test.status = TestStatus::Skipped;
        while (m_xml.enterChild())
            readOutcome(test, className);
        if (!className.isEmpty() && !suite.name.startsWith(className)
            && !className.contains(test.name) && !isPath(className))
            test.name = className + u"::"_s + test.name;
        suite.cases.append(std::move(test));
    }

    void readOutcome(TestCase &test, const QString &className)
    {
        const bool isFailure = m_xml.name() == "failure"_L1 || m_xml.name() == "error"_L1;
        const bool isSkip = m_xml.name() == "skipped"_L1;
        if (!isFailure && !isSkip)
            return m_xml.skip();
        test.status = isFailure ? TestStatus::Failed : TestStatus::Skipped;
        test.message = firstLine(m_xml.attribute("message"_L1));
        const QString type = m_xml.attribute("type"_L1);
        QString text = m_xml.text();
        // PHPUnit begins with the name of the test.
        if (text.startsWith(className + u"::"_s + test.name)) {
            const qsizetype end = text.indexOf(u'\n');
            text = end < 0 ? QString() : text.sliced(end + 1);
        }
        test.details = shortened(text);
        // gotestsum says no more than "Failed".
        if (test.message.isEmpty() || test.message == "Failed"_L1)
            test.message = test.details.isEmpty() ? test.message : firstLine(test.details);
        if (test.message.isEmpty())
            test.message = type;
    }

    XmlCursor m_xml;
    TestReport m_report;
    qsizetype m_count = 0;
};

} // namespace

Result<TestReport> readJUnit(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    return JUnitReader(text).read();
}

} // namespace agentops::reports
