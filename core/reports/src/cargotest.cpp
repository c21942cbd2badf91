// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/reports/testreport.h>

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

/// Takes the place of the failure and its reason out of what a panic prints.
void readPanic(TestCase &test, const QString &output)
{
    static const QRegularExpression panic(
        u"panicked at (?:'(.*)', )?([^\\s:']+):(\\d+):\\d+:?[ \\t]*(?:\\n(.*))?"_s);
    test.details = shortened(output);
    test.message = firstLine(output);
    const auto match = panic.match(output);
    if (!match.hasMatch())
        return;
    test.file = match.captured(2);
    test.line = match.captured(3).toInt();
    const QString reason =
        match.captured(match.hasCaptured(1) && !match.captured(1).isEmpty() ? 1 : 4);
    if (!reason.trimmed().isEmpty())
        test.message = firstLine(reason);
}

class CargoTestReader
{
public:
    Result<TestReport> read(QByteArrayView text)
    {
        LineReader lines(text);
        while (const auto line = lines.next()) {
            if (line->startsWith("{ \"type\"") || line->startsWith("{\"type\"")) {
                QJsonParseError problem;
                const QJsonDocument document =
                    QJsonDocument::fromJson(line->toByteArray(), &problem);
                if (!document.isObject())
                    return lines.invalid(problem.errorString(), problem.offset + 1);
                takeEvent(document.object());
            } else {
                takeLine(QString::fromUtf8(*line));
            }
            if (m_count > kMaxTestCases)
                return tooMany(u"tests"_s, kMaxTestCases);
        }
        endSuite();
        return std::move(m_report);
    }

private:
    void takeEvent(const QJsonObject &event)
    {
        const QString what = event.value("event"_L1).toString();
        if (event.value("type"_L1).toString() == "suite"_L1) {
            if (what == "started"_L1)
                endSuite();
            return;
        }
        if (event.value("type"_L1).toString() != "test"_L1
            || (what != "ok"_L1 && what != "failed"_L1 && what != "ignored"_L1
                && what != "timeout"_L1))
            return;
        TestCase test{.name = event.value("name"_L1).toString(),
                      .status = what == "ok"_L1  ? TestStatus::Passed
                          : what == "ignored"_L1 ? TestStatus::Skipped
                                                 : TestStatus::Failed,
                      .duration = std::chrono::microseconds(qint64(
                          std::clamp(event.value("exec_time"_L1).toDouble(), 0.0, 1e9) * 1e6)),
                      .message = firstLine(event.value("message"_L1).toString())};
        if (test.status == TestStatus::Failed)
            readPanic(test, event.value("stdout"_L1).toString());
        add(std::move(test));
    }

    void takeLine(const QString &line)
    {
        static const QRegularExpression running(u"^\\s*(?:Running|Doc-tests) (.*)$"_s);
        static const QRegularExpression test(
            u"^test (.+?)(?: - should panic)? \\.\\.\\. (?:.*\\b)?(ok|FAILED|ignored)(?:, (.*))?(?: <[\\d.]+s>)?$"_s);
        static const QRegularExpression output(u"^---- (.+) stdout ----$"_s);
        if (const auto match = output.match(line); match.hasMatch()) {
            endOutput();
            m_outputOf = match.captured(1);
            return;
        }
        if (line.startsWith("running "_L1) || line.startsWith("test result: "_L1)) {
            endOutput();
            if (line.startsWith("running "_L1))
                endSuite();
            return;
        }
        if (const auto match = running.match(line); match.hasMatch() && m_outputOf.isEmpty()) {
            endSuite();
            m_suite.name = match.captured(1).trimmed();
            return;
        }
        if (line == "failures:"_L1)
            return endOutput();
        if (!m_outputOf.isEmpty()) {
            if (m_output.size() < kMaxDetailLength)
                m_output += line + u'\n';
            return;
        }
        if (const auto match = test.match(line); match.hasMatch()) {
            const QString end = match.captured(2);
            add({.name = match.captured(1),
                 .status = end == "ok"_L1  ? TestStatus::Passed
                     : end == "ignored"_L1 ? TestStatus::Skipped
                                           : TestStatus::Failed,
                 .message = firstLine(match.captured(3))});
        }
    }

    void add(TestCase test)
    {
        ++m_count;
        m_places.insert(test.name, m_suite.cases.size());
        m_suite.cases.append(std::move(test));
    }

    void endOutput()
    {
        if (const auto place = m_places.constFind(m_outputOf);
            !m_outputOf.isEmpty() && place != m_places.constEnd())
            readPanic(m_suite.cases[*place], m_output);
        m_outputOf.clear();
        m_output.clear();
    }

    void endSuite()
    {
        endOutput();
        if (!m_suite.cases.isEmpty()) {
            m_report.suites.append(std::move(m_suite));
            m_suite = {};
        }
        m_places.clear();
    }

    TestReport m_report;
    TestSuite m_suite;
    /// Where each test of the suite is in it.
    QHash<QString, qsizetype> m_places;
    /// The failed test whose output is being read.
    QString m_outputOf;
    QString m_output;
    qsizetype m_count = 0;
};

} // namespace

Result<TestReport> readCargoTest(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    return CargoTestReader().read(text);
}

} // namespace agentops::reports
