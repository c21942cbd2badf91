// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/reports/testreport.h>

#include <QtCore/QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

constexpr size_t kMaxLevels = 50;
constexpr qsizetype kIndentation = 4;

/// The tests found so far at one depth; those of a subtest wait here for the test they belong to.
struct Level
{
    QList<TestCase> cases;
    int pointCount = 0;
    int planned = -1;
};

QString unescaped(QString text)
{
    return text.replace("\\#"_L1, "#"_L1).replace("\\\\"_L1, "\\"_L1);
}

QString unquoted(const QString &text)
{
    const bool isQuoted = text.size() >= 2 && (text.front() == u'\'' || text.front() == u'"')
        && text.back() == text.front();
    return isQuoted ? text.sliced(1, text.size() - 2) : text;
}

class TapReader
{
public:
    explicit TapReader(QByteArrayView text) : m_lines(text) { }

    Result<TestReport> read()
    {
        m_levels.resize(1);
        while (const auto line = m_lines.next()) {
            const QString text = QString::fromUtf8(*line);
            qsizetype indent = 0;
            while (indent < text.size() && text[indent] == u' ')
                ++indent;
            AO_CHECK(take(text.sliced(indent), indent));
            if (m_count > kMaxTestCases)
                return tooMany(u"tests"_s, kMaxTestCases);
        }
        closeLevelsBelow(0, nullptr);
        checkPlan(m_levels[0]);
        TestReport report;
        if (!m_levels[0].cases.isEmpty())
            report.suites.append({.name = QString(), .cases = m_levels[0].cases});
        return report;
    }

private:
    Result<> take(const QString &text, qsizetype indent)
    {
        static const QRegularExpression point(
            u"^(not )?ok\\b(?:\\s+(\\d+))?(?:\\s*-)?\\s*(.*?)(?:\\s+#\\s*(skip|todo)\\b\\S*\\s*(.*))?$"_s,
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression plan(u"^1\\.\\.(\\d+)\\b"_s);
        if (text.isEmpty())
            return {};
        if (m_blockIndent >= 0 && indent >= m_blockIndent) {
            takeBlockLine(text, indent);
            return {};
        }
        m_blockIndent = -1;
        if (text == "---"_L1 && m_last && indent == m_lastIndent + 2) {
            m_blockIndent = indent;
            m_blockKey.clear();
            return {};
        }
        const size_t depth = size_t(indent / kIndentation);
        if (depth >= kMaxLevels)
            return m_lines.invalid(u"the subtests are nested too deep"_s, int(indent) + 1);
        if (text.startsWith("Bail out!"_L1)) {
            levelAt(0).cases.append({.name = u"(bail out)"_s,
                                     .status = TestStatus::Failed,
                                     .message = firstLine(text.sliced(9))});
            ++m_count;
        } else if (const auto match = plan.match(text); match.hasMatch()) {
            levelAt(depth).planned = match.captured(1).toInt();
        } else if (const auto test = point.match(text); test.hasMatch()) {
            takePoint(test, depth, indent);
        }
        return {};
    }

    void takePoint(const QRegularExpressionMatch &match, size_t depth, qsizetype indent)
    {
        ++m_count;
        const QString directive = match.captured(4).toLower();
        const bool isNotOk = match.hasCaptured(1) && !match.captured(1).isEmpty();
        TestCase made{.name = unescaped(match.captured(3)),
                      .status = !directive.isEmpty() ? TestStatus::Skipped
                          : isNotOk                  ? TestStatus::Failed
                                                     : TestStatus::Passed,
                      .message = firstLine(match.captured(5))};
        if (made.name.isEmpty())
            made.name = match.captured(2);
        Level &level = levelAt(depth);
        ++level.pointCount;
        m_last = nullptr;
        if (m_levels.size() > depth + 1 && !m_levels[depth + 1].cases.isEmpty()) {
            closeLevelsBelow(depth, &made);
            return;
        }
        level.cases.append(made);
        m_last = &level.cases.last();
        m_lastIndent = indent;
    }

    Level &levelAt(size_t depth)
    {
        m_last = nullptr;
        if (m_levels.size() <= depth)
            m_levels.resize(depth + 1);
        return m_levels[depth];
    }

    /// Moves the tests that are deeper into `depth`, under the name of the test that they make up.
    void closeLevelsBelow(size_t depth, const TestCase *owner)
    {
        while (m_levels.size() > depth + 1) {
            Level below = std::move(m_levels.back());
            m_levels.pop_back();
            checkPlan(below);
            const bool isOwned = owner && m_levels.size() == depth + 1;
            bool anyFailed = false;
            for (TestCase &test : below.cases) {
                anyFailed = anyFailed || test.status == TestStatus::Failed;
                if (isOwned)
                    test.name = owner->name + u" > "_s + test.name;
                m_levels.back().cases.append(std::move(test));
            }
            if (isOwned && owner->status == TestStatus::Failed && !anyFailed)
                m_levels.back().cases.append(*owner);
        }
    }

    static void checkPlan(Level &level)
    {
        if (level.planned < 0 || level.planned == level.pointCount)
            return;
        level.cases.append(
            {.name = u"(plan)"_s,
             .status = TestStatus::Failed,
             .message =
                 u"%1 tests were planned, %2 were run"_s.arg(level.planned).arg(level.pointCount)});
    }

    void takeBlockLine(const QString &text, qsizetype indent)
    {
        if (text == "..."_L1) {
            m_blockIndent = -1;
            return;
        }
        if (indent > m_blockIndent) {
            if (m_blockKey == "error"_L1 || m_blockKey == "message"_L1) {
                if (m_last->message.isEmpty())
                    m_last->message = firstLine(text);
                if (m_last->details.size() < kMaxDetailLength)
                    m_last->details += text + u'\n';
            }
            return;
        }
        static const QRegularExpression entry(u"^([A-Za-z_]+):\\s*(.*)$"_s);
        const auto match = entry.match(text);
        if (!match.hasMatch())
            return;
        m_blockKey = match.captured(1);
        const QString value = unquoted(match.captured(2).trimmed());
        if (value.startsWith(u'|') || value.startsWith(u'>'))
            return;
        if (m_blockKey == "duration_ms"_L1)
            m_last->duration =
                std::chrono::microseconds(qint64(std::clamp(value.toDouble(), 0.0, 1e12) * 1000));
        else if (m_blockKey == "error"_L1 || m_blockKey == "message"_L1)
            m_last->message = firstLine(value);
        else if (m_blockKey == "location"_L1)
            takeLocation(value);
        else if (m_blockKey == "file"_L1)
            m_last->file = value;
        else if (m_blockKey == "line"_L1)
            m_last->line = std::max(0, value.toInt());
    }

    /// "file:line:column"
    void takeLocation(const QString &value)
    {
        static const QRegularExpression place(u"^(.*):(\\d+):\\d+$"_s);
        if (const auto match = place.match(value); match.hasMatch()) {
            m_last->file = match.captured(1);
            m_last->line = match.captured(2).toInt();
        }
    }

    LineReader m_lines;
    std::vector<Level> m_levels;
    /// What a YAML block is about; in the list of its level, which does not change meanwhile.
    TestCase *m_last = nullptr;
    qsizetype m_lastIndent = 0;
    /// Of the open YAML block; -1 without one.
    qsizetype m_blockIndent = -1;
    QString m_blockKey;
    qsizetype m_count = 0;
};

} // namespace

Result<TestReport> readTap(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    return TapReader(text).read();
}

} // namespace agentops::reports
